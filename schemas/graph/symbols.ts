import { eventSourceTypes } from '../type-names.ts';
import type { Resource } from '../manifest/resource.ts';
import { childOf, nodeAt, type Path, type ScalarNode, type YamlNode } from '../yaml/node.ts';
import type { Span } from '../yaml/position.ts';

export type SymbolKind = 'eventSource' | 'event' | 'sensor' | 'dependency' | 'trigger' | 'eventBus';

/** A name that a resource gives to something. */
export interface Definition {
  readonly kind: SymbolKind;
  readonly name: string;
  /** From the root of the document. */
  readonly path: Path;
  readonly span: Span;
  /** Of an event: the key of its event source type, such as `webhook`. */
  readonly sourceType?: string;
}

/** A name that a resource uses. */
export interface Reference {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly path: Path;
  readonly span: Span;
  /** Of an event: the name of the EventSource that must define it; undefined when a template writes it. */
  readonly eventSourceName?: string | undefined;
}

export interface ResourceSymbols {
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
  /** Some names are written by a template, so there may be more than is seen. */
  readonly open: boolean;
}

const cache = new WeakMap<Resource, ResourceSymbols>();

export function symbolsOf(resource: Resource): ResourceSymbols {
  let symbols = cache.get(resource);
  if (!symbols) {
    symbols = new SymbolReader(resource).read();
    cache.set(resource, symbols);
  }
  return symbols;
}

class SymbolReader {
  private readonly definitions: Definition[] = [];
  private readonly references: Reference[] = [];
  private open = false;
  private readonly resource: Resource;

  constructor(resource: Resource) {
    this.resource = resource;
  }

  read(): ResourceSymbols {
    const { kind } = this.resource;
    const own = kind === 'EventSource' ? 'eventSource' : kind === 'Sensor' ? 'sensor' : 'eventBus';
    this.define(own, ['metadata', 'name']);
    if (kind === 'EventSource') this.readEvents();
    if (kind === 'Sensor') this.readSensor();
    if (kind !== 'EventBus') this.refer('eventBus', ['spec', 'eventBusName']);
    return { definitions: this.definitions, references: this.references, open: this.open };
  }

  private readEvents(): void {
    for (const sourceType of eventSourceTypes) {
      const events = this.node(['spec', sourceType]);
      if (events?.kind !== 'map') continue;
      for (const { key } of events.byKey.values()) {
        if (key.templated) this.open = true;
        else this.addDefinition('event', key, ['spec', sourceType, key.text], sourceType);
      }
    }
  }

  private readSensor(): void {
    this.each(['spec', 'dependencies'], (path) => {
      this.define('dependency', [...path, 'name']);
      this.refer('eventSource', [...path, 'eventSourceName']);
      const source = this.scalar([...path, 'eventSourceName']);
      this.refer('event', [...path, 'eventName'], source && !source.templated ? source.text : undefined);
    });
    this.each(['spec', 'triggers'], (path) => {
      this.readTrigger(path);
    });
  }

  private readTrigger(path: Path): void {
    this.define('trigger', [...path, 'template', 'name']);
    this.readParameters([...path, 'parameters']);
    const template = this.node([...path, 'template']);
    if (template?.kind === 'map') {
      for (const type of template.byKey.keys()) {
        for (const list of ['parameters', 'payload', 'dynamicHeaders'])
          this.readParameters([...path, 'template', type, list]);
      }
    }
    if (this.node([...path, 'dlqTrigger'])) this.readTrigger([...path, 'dlqTrigger']);
  }

  private readParameters(list: Path): void {
    this.each(list, (path) => {
      this.refer('dependency', [...path, 'src', 'dependencyName']);
    });
  }

  private each(list: Path, visit: (path: Path) => void): void {
    const node = this.node(list);
    if (node?.kind === 'sequence')
      node.items.forEach((_, index) => {
        visit([...list, index]);
      });
  }

  private define(kind: SymbolKind, path: Path): void {
    const node = this.scalar(path);
    if (node?.templated) this.open = true;
    else if (node) this.addDefinition(kind, node, path);
  }

  private addDefinition(kind: SymbolKind, node: ScalarNode, path: Path, sourceType?: string): void {
    const definition = { kind, name: node.text, path: this.absolute(path), span: node.span };
    this.definitions.push(sourceType ? { ...definition, sourceType } : definition);
  }

  private refer(kind: SymbolKind, path: Path, eventSourceName?: string): void {
    const node = this.scalar(path);
    if (!node || node.templated) return;
    const reference = { kind, name: node.text, path: this.absolute(path), span: node.span };
    this.references.push(kind === 'event' ? { ...reference, eventSourceName } : reference);
  }

  private scalar(path: Path): ScalarNode | undefined {
    const node = this.node(path);
    return node?.kind === 'scalar' && node.type === 'string' && node.text !== '' ? node : undefined;
  }

  private node(path: Path): YamlNode | undefined {
    return path.length === 1 ? childOf(this.resource.node, path[0] ?? '') : nodeAt(this.resource.node, path);
  }

  private absolute(path: Path): Path {
    return [...this.resource.path, ...path];
  }
}
