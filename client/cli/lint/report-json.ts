import type { Report } from './report.ts';

/** An array of findings. */
export function reportJson({ findings }: Report): string {
  return `${JSON.stringify(findings, null, 2)}\n`;
}
