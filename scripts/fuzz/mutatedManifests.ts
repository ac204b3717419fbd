import { mutateText } from './mutate.ts';
import type { Target } from './target.ts';
import { vectorsOf } from './vectorFiles.ts';

/** Makes manifests of those that the controllers were asked about. */
export function mutatedManifests(words: readonly string[]): Target['make'] {
  const texts = vectorsOf(['validate']).map(
    (vector) => (vector.in as { readonly manifest: string }).manifest,
  );
  return (random) => mutateText(random, random.pickAny(texts) ?? '', texts, words);
}
