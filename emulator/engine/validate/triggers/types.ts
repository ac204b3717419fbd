import type {
  ArgoWorkflowTrigger,
  AWSLambdaTrigger,
  CustomTrigger,
  EmailTrigger,
  HTTPTrigger,
  KafkaTrigger,
  NATSTrigger,
  OpenWhiskTrigger,
  SlackTrigger,
  StandardK8STrigger,
  TriggerParameter,
} from '../../../../schemas/generated/types.ts';
import { checkParameters } from '../parameters.ts';
import { at, check, empty, type Problem, type Rule } from '../problem.ts';

type Parameters = readonly TriggerParameter[] | undefined;

const resource = (parameters: Parameters): Problem[] =>
  checkParameters(parameters, { label: 'resource parameter', path: ['parameters'] });
const payload = (parameters: Parameters, destOptional = false): Problem[] =>
  checkParameters(parameters, { label: 'payload', path: ['payload'], destOptional });

const rules =
  <Block>(...list: readonly Rule<Partial<Block>>[]) =>
  (block: Partial<Block>): Problem[] =>
    check(block, list);

const K8S_OPERATIONS = new Set(['', 'create', 'patch', 'update', 'delete']);
const ARGO_OPERATIONS = new Set([
  ...['submit', 'submit-from', 'suspend', 'retry', 'resume', 'resubmit', 'terminate', 'stop'],
]);
const METHODS = new Set(['', 'GET', 'DELETE', 'PATCH', 'POST', 'PUT']);

/** The rules of each trigger type, in the order in which upstream looks at them. Types that are not here have none. */
export const TYPE_RULES: Readonly<Record<string, (block: never) => Problem[]>> = {
  k8s: rules<StandardK8STrigger>(
    ({ source }) => !source && at('k8s trigger does not contain an absolute action', 'source'),
    ({ operation = '' }) =>
      !K8S_OPERATIONS.has(operation) && at(`unknown operation type ${operation}`, 'operation'),
    ({ parameters }) => resource(parameters),
  ),
  argoWorkflow: rules<ArgoWorkflowTrigger>(
    ({ source }) => !source && at('argoWorkflow trigger does not contain an absolute action', 'source'),
    ({ operation = '' }) =>
      !ARGO_OPERATIONS.has(operation) && at(`unknown operation type ${operation}`, 'operation'),
    ({ parameters }) => resource(parameters),
  ),
  http: rules<HTTPTrigger>(
    ({ url }) => empty(url) && at('server URL is not specified', 'url'),
    ({ method = '' }) =>
      !METHODS.has(method) && at('only GET, DELETE, PATCH, POST and PUT methods are supported', 'method'),
    ({ parameters }) => resource(parameters),
    (block) => payload(block.payload, true),
  ),
  awsLambda: rules<AWSLambdaTrigger>(
    ({ functionName }) => empty(functionName) && at('function name is not specified', 'functionName'),
    ({ region }) => empty(region) && at('region in not specified', 'region'),
    (block) => !block.payload && at('payload parameters are not specified', 'payload'),
    ({ parameters }) => resource(parameters),
    (block) => payload(block.payload),
  ),
  kafka: rules<KafkaTrigger>(
    ({ url }) => empty(url) && at('broker url must not be empty', 'url'),
    (block) => !block.payload && at('payload must not be empty', 'payload'),
    ({ topic }) => empty(topic) && at('topic must not be empty', 'topic'),
    (block) => payload(block.payload),
  ),
  nats: rules<NATSTrigger>(
    ({ url }) => empty(url) && at("nats server url can't be empty", 'url'),
    ({ subject }) => empty(subject) && at("nats subject can't be empty", 'subject'),
    (block) => !block.payload && at("payload can't be nil", 'payload'),
    (block) => payload(block.payload),
  ),
  slack: rules<SlackTrigger>(
    ({ slackToken }) => !slackToken && at("slack token can't be empty", 'slackToken'),
    ({ parameters }) => resource(parameters),
  ),
  openWhisk: rules<OpenWhiskTrigger>(
    ({ actionName }) => empty(actionName) && at('action name is not specified', 'actionName'),
    ({ host }) => empty(host) && at('host URL is not specified', 'host'),
    ({ authToken }) =>
      authToken &&
      (empty(authToken.name) || empty(authToken.key)) &&
      at('auth token key and name must be specified', 'authToken'),
    ({ parameters }) => resource(parameters),
    (block) => !block.payload && at('payload parameters are not specified', 'payload'),
    (block) => checkParameters(block.payload, { label: 'resource parameter', path: ['payload'] }),
  ),
  custom: rules<CustomTrigger>(
    ({ serverURL }) => empty(serverURL) && at('custom trigger gRPC server url is not defined', 'serverURL'),
    ({ spec }) => !spec && at("trigger body can't be empty", 'spec'),
    ({ secure, certSecret }) =>
      secure &&
      !certSecret &&
      at("certSecret can't be nil when the trigger server connection is secure", 'certSecret'),
    ({ parameters }) => resource(parameters),
  ),
  email: rules<EmailTrigger>(
    ({ host }) => empty(host) && at("host can't be empty", 'host'),
    ({ port = 0 }) =>
      (port < 0 || port > 65_535) && at(`port: ${port}, port should be between 0-65535`, 'port'),
    ({ parameters }) => resource(parameters),
  ),
};
