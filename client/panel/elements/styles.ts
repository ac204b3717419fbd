import { css } from 'lit';

/** Colours and sizes that every element shares; fallbacks are for a plain page. */
export const shared = css`
  :host {
    --fg: var(--vscode-foreground, #3b3b3b);
    --muted: var(--vscode-descriptionForeground, #6a6a6a);
    --line: var(--vscode-panel-border, var(--vscode-contrastBorder, rgba(128, 128, 128, 0.35)));
    --mono: var(--vscode-editor-font-family, ui-monospace, Menlo, Consolas, monospace);
    --mono-size: 0.94em;
    --good: var(--vscode-testing-iconPassed, #388a34);
    --good-text: var(--vscode-gitDecoration-addedResourceForeground, var(--good));
    --bad: var(--vscode-testing-iconFailed, #c72e0f);
    --wait: var(--vscode-charts-yellow, #b08800);
    --info: var(--vscode-charts-blue, #1a85ff);
    --hot: var(--vscode-charts-orange, #d18616);
    color: var(--fg);
    font-family: var(--vscode-font-family, system-ui, sans-serif);
    font-size: var(--vscode-font-size, 13px);
    line-height: 1.4;
  }
  .icon {
    width: 16px;
    height: 16px;
    flex: none;
    display: block;
  }
  .icon .cut {
    stroke: var(--vscode-panel-background, var(--vscode-editor-background, #fff));
  }
  .icon.passed,
  .icon.done {
    color: var(--good);
  }
  .icon.dry {
    color: var(--good);
  }
  .icon.live {
    color: var(--hot);
  }
  .icon.error,
  .icon.refused {
    color: var(--bad);
  }
  .icon.waiting,
  .icon.interrupted {
    color: var(--wait);
  }
  .icon.failed,
  .icon.skipped {
    color: var(--muted);
  }
  .icon.running {
    color: var(--info);
  }
  .spin {
    transform-origin: 8px 8px;
    animation: spin 1s linear infinite;
  }
  @keyframes spin {
    to {
      transform: rotate(360deg);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .spin {
      animation: none;
    }
  }
  .muted {
    color: var(--muted);
    opacity: 0.85;
  }
  .mono,
  code {
    font-family: var(--mono);
    font-size: var(--mono-size);
  }
  .ellipsis {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-width: 0;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  button.plain {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 2px 4px;
    border: 1px solid transparent;
    border-radius: 4px;
    background: none;
    color: var(--vscode-textLink-foreground, #006ab1);
    font: inherit;
    cursor: pointer;
  }
  button.plain:hover {
    background: var(--vscode-toolbar-hoverBackground, rgba(128, 128, 128, 0.2));
  }
  button.plain:focus-visible {
    outline: 1px solid var(--vscode-focusBorder, #0078d4);
  }
`;

/** Rows of a list that one moves through with the arrow keys. */
export const rows = css`
  .rows {
    height: 100%;
    overflow-y: auto;
    overflow-x: hidden;
    outline: none;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 6px;
    width: 100%;
    box-sizing: border-box;
    padding: 0 12px 0 8px;
    cursor: pointer;
    white-space: nowrap;
  }
  .row:hover {
    background: var(--vscode-list-hoverBackground, rgba(128, 128, 128, 0.12));
    color: var(--vscode-list-hoverForeground, inherit);
  }
  .row.selected {
    background: var(--vscode-list-inactiveSelectionBackground, transparent);
    color: var(--vscode-list-inactiveSelectionForeground, inherit);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  .rows:focus .row.selected {
    background: var(--vscode-list-activeSelectionBackground, transparent);
    color: var(--vscode-list-activeSelectionForeground, inherit);
    outline: 1px solid var(--vscode-list-focusOutline, var(--vscode-focusBorder, #0078d4));
  }
  .rows:focus .row.selected .muted {
    color: inherit;
  }
  .row.selected .icon .cut {
    stroke: var(
      --vscode-list-inactiveSelectionBackground,
      var(--vscode-panel-background, var(--vscode-editor-background, #fff))
    );
  }
  .rows:focus .row.selected .icon .cut {
    stroke: var(
      --vscode-list-activeSelectionBackground,
      var(--vscode-panel-background, var(--vscode-editor-background, #fff))
    );
  }
`;
