/** The colours that VS Code gives a webview, for a plain page: its light and dark default themes. */
const LIGHT = {
  foreground: '#3b3b3b',
  descriptionForeground: '#3b3b3b',
  errorForeground: '#c72e0f',
  focusBorder: '#005fb8',
  'panel-background': '#f8f8f8',
  'panel-border': '#e5e5e5',
  'textLink-foreground': '#005fb8',
  'textCodeBlock-background': '#ececec',
  'list-hoverBackground': '#f2f2f2',
  'list-activeSelectionBackground': '#e8e8e8',
  'list-activeSelectionForeground': '#000000',
  'list-inactiveSelectionBackground': '#e4e6f1',
  'testing-iconPassed': '#388a34',
  'testing-iconFailed': '#c72e0f',
  'button-background': '#005fb8',
  'button-foreground': '#ffffff',
  'button-hoverBackground': '#0258a8',
};

const DARK: typeof LIGHT = {
  foreground: '#cccccc',
  descriptionForeground: '#9d9d9d',
  errorForeground: '#f85149',
  focusBorder: '#0078d4',
  'panel-background': '#181818',
  'panel-border': '#2b2b2b',
  'textLink-foreground': '#4daafc',
  'textCodeBlock-background': '#2b2b2b',
  'list-hoverBackground': '#2a2d2e',
  'list-activeSelectionBackground': '#04395e',
  'list-activeSelectionForeground': '#ffffff',
  'list-inactiveSelectionBackground': '#37373d',
  'testing-iconPassed': '#73c991',
  'testing-iconFailed': '#f88070',
  'button-background': '#0078d4',
  'button-foreground': '#ffffff',
  'button-hoverBackground': '#026ec1',
};

/** Gives a plain page the colours that its reader prefers. */
export function useDefaultTheme(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:root { ${variables(LIGHT)} color-scheme: light dark; }
    @media (prefers-color-scheme: dark) { :root { ${variables(DARK)} } }
    body { margin: 0; background: var(--vscode-panel-background); }`,
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function variables(theme: typeof LIGHT): string {
  return Object.entries(theme)
    .map(([name, value]) => `--vscode-${name}: ${value};`)
    .join(' ');
}
