import type { FromPanel, ToPanel } from './messages.ts';

/** The way to the host. */
export interface Transport {
  send(message: FromPanel): void;
  onMessage(listener: (message: ToPanel) => void): void;
}

interface VsCodeApi {
  postMessage(message: unknown): void;
}

/** VS Code's webview, or, in a plain page, the WebSocket that `<meta name="argo-events-socket" content="ws://…">` names. */
export function connectHost(): Transport {
  const { acquireVsCodeApi } = globalThis as { acquireVsCodeApi?: () => VsCodeApi };
  if (acquireVsCodeApi) return webviewTransport(acquireVsCodeApi());
  const url = document.querySelector<HTMLMetaElement>('meta[name="argo-events-socket"]')?.content;
  return url === undefined ? pageTransport() : socketTransport(url);
}

function webviewTransport(api: VsCodeApi): Transport {
  return {
    send: (message) => {
      api.postMessage(message);
    },
    onMessage: listenToWindow,
  };
}

/** For a page that holds the app in its own script: messages are events of the window. */
function pageTransport(): Transport {
  return {
    send: (message) => {
      window.dispatchEvent(new CustomEvent('argo-events-panel', { detail: message }));
    },
    onMessage: listenToWindow,
  };
}

function listenToWindow(listener: (message: ToPanel) => void): void {
  window.addEventListener('message', (event: MessageEvent<ToPanel>) => {
    listener(event.data);
  });
}

function socketTransport(url: string): Transport {
  const socket = new WebSocket(url);
  const waiting: FromPanel[] = [];
  socket.addEventListener('open', () => {
    for (const message of waiting.splice(0)) socket.send(JSON.stringify(message));
  });
  return {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
      else waiting.push(message);
    },
    onMessage: (listener) => {
      socket.addEventListener('message', (event: MessageEvent<string>) => {
        listener(JSON.parse(event.data) as ToPanel);
      });
    },
  };
}
