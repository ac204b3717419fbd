import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The page of the trace app; nothing but its own script and style may run. */
export function tracePage(webview: vscode.Webview, dist: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64url');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.js')).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <title>Trace</title>
    <style nonce="${nonce}">body { margin: 0; padding: 0; overflow: hidden; }</style>
  </head>
  <body><script type="module" nonce="${nonce}" src="${script}"></script></body>
</html>`;
}
