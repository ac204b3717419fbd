import { css } from 'lit';

export const detailStyles = css`
  h3 {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 10px 0 4px;
    font-size: 0.92em;
    font-weight: 600;
    min-height: 22px;
  }
  h3 .fill {
    flex: 1;
  }
  pre {
    margin: 0;
    padding: 6px 8px;
    overflow: auto;
    font-family: var(--mono);
    font-size: var(--mono-size);
    line-height: 1.45;
    background: var(--vscode-textCodeBlock-background, rgba(128, 128, 128, 0.1));
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 4px;
    tab-size: 2;
  }
  code {
    overflow-wrap: anywhere;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font: inherit;
  }
  th {
    text-align: left;
    font-weight: 600;
    font-size: 0.92em;
    color: var(--muted);
  }
  th,
  td {
    padding: 3px 12px 3px 0;
    border-bottom: 1px solid var(--line);
    vertical-align: top;
  }
  tr:last-child td {
    border-bottom: 0;
  }
  td {
    overflow-wrap: break-word;
  }
  td.mono {
    overflow-wrap: anywhere;
    min-width: 8ch;
    max-width: 40ch;
  }
  .nothing {
    color: var(--muted);
    font-style: italic;
    white-space: nowrap;
  }
  .changed {
    color: var(--good-text);
  }
  .failed-text {
    color: var(--vscode-errorForeground, #c72e0f);
  }
  ul.filters {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  ul.filters ul.filters {
    margin-left: 7px;
    padding-left: 12px;
    border-left: 1px solid var(--vscode-tree-indentGuidesStroke, rgba(128, 128, 128, 0.4));
  }
  .filter {
    display: grid;
    grid-template-columns: 16px 1fr;
    gap: 2px 6px;
    padding: 2px 0;
  }
  .filter > .verdict {
    padding-top: 1px;
  }
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 1px 10px;
    margin: 0;
  }
  .filter dl {
    grid-column: 2;
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
    min-width: 0;
  }
  button.place {
    color: inherit;
    padding: 0;
    text-align: left;
    border-radius: 2px;
    overflow-wrap: anywhere;
  }
  button.place.mono {
    font-family: var(--mono);
    font-size: var(--mono-size);
  }
  button.place:hover {
    text-decoration: underline;
    background: none;
  }
  .deps {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .deps li {
    display: flex;
    align-items: center;
    gap: 5px;
    padding: 2px 8px 2px 5px;
    border: 1px solid var(--line);
    border-radius: 10px;
  }
  @container detail (max-width: 480px) {
    thead {
      display: none;
    }
    table,
    tbody {
      display: block;
    }
    tr {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: 1px 10px;
      padding: 4px 0;
      border-bottom: 1px solid var(--line);
    }
    td,
    td.mono {
      display: contents;
    }
    td::before {
      content: attr(data-label);
      color: var(--muted);
      font: 0.92em var(--vscode-font-family, system-ui, sans-serif);
    }
    td > * {
      min-width: 0;
    }
  }
`;
