import * as vscode from 'vscode';

import type { EventEntry, EventSourceEntry, ListeningSensor, NamedPlace } from '../manifests/eventTree.ts';
import { documentUri } from '../manifests/rendered.ts';
import type { WorkspaceManifests } from '../manifests/workspace.ts';
import { toRange } from './reveal.ts';

/** A row of the view; `entry` of an event is the argument of "Fire". */
export type EventsRow =
  | { readonly kind: 'eventSource'; readonly entry: EventSourceEntry }
  | { readonly kind: 'event'; readonly entry: EventEntry }
  | { readonly kind: 'sensor'; readonly entry: ListeningSensor }
  | { readonly kind: 'trigger'; readonly entry: NamedPlace };

export interface EventsView extends vscode.TreeDataProvider<EventsRow> {
  /** How many events there are, as last seen. */
  readonly count: () => number;
  readonly refresh: () => void;
}

export function createEventsView(
  manifests: Pick<WorkspaceManifests, 'files'>,
  onCount: (events: number) => void,
): EventsView {
  const changed = new vscode.EventEmitter<undefined>();
  let events = 0;
  let loading: Promise<readonly EventSourceEntry[]> | undefined;

  async function load(): Promise<readonly EventSourceEntry[]> {
    const { eventTree } = await import('../manifests/eventTree.ts');
    const sources = eventTree(await manifests.files());
    events = sources.reduce((sum, source) => sum + source.events.length, 0);
    onCount(events);
    return sources;
  }

  return {
    onDidChangeTreeData: changed.event,
    count: () => events,
    refresh() {
      loading = load();
      changed.fire(undefined);
    },
    async getChildren(row) {
      if (row) return childrenOf(row);
      const sources = await (loading ??= load());
      return sources.map((entry): EventsRow => ({ kind: 'eventSource', entry }));
    },
    getTreeItem: treeItem,
  };
}

function childrenOf(row: EventsRow): EventsRow[] {
  if (row.kind === 'eventSource') return row.entry.events.map((entry) => ({ kind: 'event', entry }));
  if (row.kind === 'event') return row.entry.sensors.map((entry) => ({ kind: 'sensor', entry }));
  if (row.kind === 'sensor') return row.entry.triggers.map((entry) => ({ kind: 'trigger', entry }));
  return [];
}

const ICONS: Readonly<Record<EventsRow['kind'], string>> = {
  eventSource: 'broadcast',
  event: 'zap',
  sensor: 'filter',
  trigger: 'rocket',
};

function treeItem(row: EventsRow): vscode.TreeItem {
  const { Expanded, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(row.entry.name, childrenOf(row).length > 0 ? Expanded : None);
  item.iconPath = new vscode.ThemeIcon(ICONS[row.kind]);
  item.contextValue = row.kind;
  item.description = descriptionOf(row);
  item.tooltip = vscode.workspace.asRelativePath(documentUri(row.entry.uri));
  item.command = {
    title: 'Open',
    command: 'vscode.open',
    arguments: [documentUri(row.entry.uri), { selection: toRange(row.entry.range), preserveFocus: true }],
  };
  return item;
}

function descriptionOf(row: EventsRow): string {
  if (row.kind === 'eventSource') return row.entry.namespace ?? '';
  if (row.kind === 'sensor') return `as ${row.entry.dependency}`;
  if (row.kind === 'trigger') return '';
  return row.entry.sensors.length === 0 ? `${row.entry.sourceType}, no sensor listens` : row.entry.sourceType;
}
