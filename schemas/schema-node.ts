export type JsonType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The part of JSON Schema (draft-07) that the schemas of Argo Events use, with their vendor keywords.
 *
 * A node without `type`, `$ref`, `properties` and `items` takes any JSON.
 */
export interface SchemaNode {
  readonly $ref?: string;
  readonly title?: string;
  /** Plain text. */
  readonly description?: string;
  /** The description followed by type, default, allowed values and the like as a Markdown list. */
  readonly markdownDescription?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  /** `false`: a closed struct; a schema: a map; `true`: free JSON. */
  readonly additionalProperties?: boolean | SchemaNode;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  /** Values besides these are refused by the controller or by the API server. */
  readonly enum?: readonly Json[];
  readonly default?: Json;
  readonly examples?: readonly Json[];
  readonly deprecated?: boolean;
  readonly deprecationMessage?: string;
  /** Name of the Go type; on definitions only. */
  readonly 'x-argo-definition'?: string;
  /** What Go decodes the value into. */
  readonly 'x-argo-go-type'?: GoType;
  /** First release that knows the field or type; absent: all since v1.0.0. */
  readonly 'x-argo-since'?: string;
  /** First release by kind, where a shared type came to the kinds at different times. */
  readonly 'x-argo-since-by-kind'?: Readonly<Partial<Record<ManifestKind, string>>>;
  /** Fields that the type once had, by name; they are unknown fields now. On definitions only. */
  readonly 'x-argo-removed'?: Readonly<Record<string, RemovedField>>;
  readonly 'x-argo-requirement'?: Requirement;
  /** Why setting the field changes nothing. */
  readonly 'x-argo-no-effect'?: string;
  /** Values that mean something; others are accepted too. */
  readonly 'x-argo-suggestions'?: readonly Json[];
}

export type ManifestKind = 'EventSource' | 'Sensor' | 'EventBus';

export interface RemovedField {
  readonly since: string;
  readonly removedIn: string;
  readonly replacedBy?: string;
}

/**
 * What happens when a field is missing: `validator`: refused always; `server`: refused by the API server only;
 * `conditional`: refused depending on other fields or on the place; `panic`: accepted, then the process crashes; `runtime`: accepted, then it cannot work; `schema`: only a published schema wants it.
 */
export type Requirement = 'validator' | 'server' | 'conditional' | 'panic' | 'runtime' | 'schema';

export type GoType =
  | 'bool'
  | 'string'
  | 'int32'
  | 'int64'
  | 'uint32'
  | 'uint64'
  | 'float64'
  | 'Int64OrString'
  | 'Amount'
  | 'RawJSON'
  | 'IntOrString'
  | 'Quantity'
  | 'Time';
