export const OUTPUTS = ['text', 'json', 'sarif', 'github'] as const;
export type Output = (typeof OUTPUTS)[number];

export const BARS = ['error', 'warning'] as const;

export interface LintOptions {
  readonly output: Output;
  /** The least severity that makes the command fail. */
  readonly failOn: (typeof BARS)[number];
  /** File of known findings, which are neither shown nor counted. */
  readonly baseline?: string;
  /** Write the findings into the baseline instead of reading it. */
  readonly writeBaseline?: boolean;
  readonly cache?: boolean;
  /** Run the `render` commands of the configuration. */
  readonly render: boolean;
}
