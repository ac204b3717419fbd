/** A body of about 2 KiB. */
export const PAYLOAD = JSON.stringify({ ref: 'refs/heads/main', kind: 'push', padding: 'x'.repeat(2_000) });
