/** The example that the documentation walks through. */
export const EXAMPLE = 'examples/github-to-workflow';
