import type { Severity } from '../../schemas/config/config.ts';
import type { ManifestDocument } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import type { View } from '../../schemas/graph/view.ts';
import type { ResourceSchemas } from '../../schemas/resources/resource-schemas.ts';
import type { Path } from '../../schemas/yaml/node.ts';
import type { Span } from '../../schemas/yaml/position.ts';

/** A replacement in the text of a document; offsets are those of the document. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** A way to put a finding right. */
export interface Fix {
  /** What happens, in the imperative, such as "Rename to `webhook`". */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** There is no better way: an editor may apply it when told to fix all. */
  readonly preferred: boolean;
}

/** What a rule found, before severities and comments that switch it off. */
export interface RuleProblem {
  readonly message: string;
  readonly span: Span;
  readonly fixes?: readonly Fix[];
  /** The field, from the root of the document, that is asked for and not there. */
  readonly missing?: Path;
  /** The field that a misspelt one stands for. */
  readonly mayBe?: Path;
  /** Where it is not that of the rule. */
  readonly severity?: Exclude<Severity, 'off'>;
}

/** A finding in one document. */
export interface Finding extends RuleProblem {
  readonly code: string;
  readonly severity: Exclude<Severity, 'off'>;
  readonly fixes: readonly Fix[];
}

/** What a rule may look at. */
export interface RuleInput {
  readonly document: ManifestDocument;
  readonly file: ManifestFile;
  /** The text need not be whole: a Helm template, or a patch of a kustomization. */
  readonly partial: boolean;
  /** Milliseconds since 1970: some of the controllers' messages name the day. */
  readonly now: number;
  /** The Argo Events release that the manifests are written for, if the project says so. */
  readonly targetVersion: string | undefined;
  /** What is known of the kinds of Kubernetes and Argo Workflows; read when first asked for, undefined where it cannot be read. */
  resourceSchemas(): ResourceSchemas | undefined;
  /** What a manifest of the file in a namespace can see. */
  viewFrom(namespace: string | undefined): View;
}

/** One diagnostic rule; adding one is a file and a line in `table.ts`, and a page in `docs/rules/`. */
export interface Rule {
  readonly code: string;
  /** Unless the project's configuration says otherwise; `off` for what works in a cluster, yet not everybody wants. */
  readonly severity: Severity;
  /** Whether the answer depends on the document's own text only, so that it can be kept as long as the text. */
  readonly reads: 'document' | 'project';
  readonly check: (input: RuleInput) => readonly RuleProblem[];
}
