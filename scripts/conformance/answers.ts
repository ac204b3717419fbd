import { answerCondition } from './answers/condition.ts';
import { answerExpr } from './answers/expr.ts';
import { answerFilter } from './answers/filter.ts';
import { answerGjson } from './answers/gjson.ts';
import { answerGovaluate } from './answers/govaluate.ts';
import { answerJq } from './answers/jq.ts';
import { answerLuaFilter } from './answers/luaFilter.ts';
import { answerLuaTransform } from './answers/luaTransform.ts';
import { answerRounds } from './answers/rounds.ts';
import { answerSchedule } from './answers/schedule.ts';
import { answerSjson } from './answers/sjson.ts';
import { answerSourceHttp } from './answers/sourceHttp.ts';
import { answerSourceMessage } from './answers/sourceMessage.ts';
import { answerTemplate } from './answers/template.ts';
import { answerTimeFilter } from './answers/timeFilter.ts';
import { answerParameters } from './answers/parameters.ts';
import { answerPayload } from './answers/payload.ts';
import { answerResolve } from './answers/resolve.ts';
import { answerTemplateParameters } from './answers/templateParameters.ts';
import { answerTransform } from './answers/transform.ts';
import { answerTrigger } from './answers/trigger.ts';
import { answerValidate } from './answers/validate.ts';
import { answerWebhookValidate } from './answers/webhookValidate.ts';
import type { Answer } from './vector.ts';

/** The product's answer to each kind of vector. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  condition: answerCondition,
  expr: answerExpr,
  filter: answerFilter,
  gjson: answerGjson,
  govaluate: answerGovaluate,
  jq: answerJq,
  'lua-filter': answerLuaFilter,
  'lua-transform': answerLuaTransform,
  schedule: answerSchedule,
  sjson: answerSjson,
  'source-http': answerSourceHttp,
  'source-message': answerSourceMessage,
  sprig: answerTemplate,
  template: answerTemplate,
  'template-parameters': answerTemplateParameters,
  'time-filter': answerTimeFilter,
  parameters: answerParameters,
  payload: answerPayload,
  resolve: answerResolve,
  rounds: answerRounds,
  transform: answerTransform,
  trigger: answerTrigger,
  validate: answerValidate,
  'webhook-validate': answerWebhookValidate,
};
