import * as vscode from 'vscode';

import type { EventAddress } from '../../../emulator/runtime/control/protocol/events.ts';
import { addressAt, locationOf, PAYLOAD_SCHEME } from './address.ts';
import type { PayloadStore } from './store.ts';

export function payloadUri(address: EventAddress): vscode.Uri {
  return vscode.Uri.from({ scheme: PAYLOAD_SCHEME, ...locationOf(address) });
}

/** Payloads as files that can be edited and saved; they live in the workspace's state. */
export function payloadFileSystem(store: PayloadStore): vscode.FileSystemProvider {
  const changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const addressOf = (uri: vscode.Uri): EventAddress => {
    const address = addressAt(uri);
    if (!address) throw vscode.FileSystemError.FileNotFound(uri);
    return address;
  };
  const refuse = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  return {
    onDidChangeFile: changes.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat(uri) {
      const payload = store.get(addressOf(uri));
      if (!payload) throw vscode.FileSystemError.FileNotFound(uri);
      const size = new TextEncoder().encode(payload.text).length;
      return { type: vscode.FileType.File, ctime: 0, mtime: payload.changedAt, size };
    },
    readFile(uri) {
      const payload = store.get(addressOf(uri));
      if (!payload) throw vscode.FileSystemError.FileNotFound(uri);
      return new TextEncoder().encode(payload.text);
    },
    writeFile(uri, content) {
      store.put(addressOf(uri), new TextDecoder().decode(content));
      changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    },
    delete(uri) {
      store.delete(addressOf(uri));
      changes.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
    },
    readDirectory: () => [],
    createDirectory: refuse,
    rename: refuse,
  };
}
