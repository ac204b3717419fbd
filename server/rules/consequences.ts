import type { ManifestDocument } from '../../schemas/manifest/document.ts';
import { positionAt } from '../../schemas/yaml/position.ts';
import type { Finding } from './rule.ts';
import { YAML_SYNTAX } from './yaml-syntax.ts';

/** The findings without those that only follow from another one: a mistake is told once. */
export function withoutConsequences(findings: readonly Finding[], document: ManifestDocument): Finding[] {
  const meant = new Set(findings.flatMap(({ mayBe }) => (mayBe ? [mayBe.join('\n')] : [])));
  const broken = brokenLines(document);
  const lineOf = ({ span }: Finding): number => positionAt(document.content.lineStarts, span.start).line;
  return findings.filter((finding) => {
    if (finding.missing && meant.has(finding.missing.join('\n'))) return false;
    return finding.code === YAML_SYNTAX || broken.size === 0 || !broken.has(lineOf(finding));
  });
}

/** Lines that are no YAML: what is read out of them may be anything. Somebody tells that, we or another YAML extension. */
function brokenLines({ content }: ManifestDocument): ReadonlySet<number> {
  const { templated, problems } = content.tree;
  return new Set(
    templated ? [] : problems.map(({ span }) => positionAt(content.lineStarts, span.start).line),
  );
}
