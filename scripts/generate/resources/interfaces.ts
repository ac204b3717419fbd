import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** One type of `kubernetes-models`, of which every file declares one. */
export interface Declaration {
  /** As other files refer to it, and as the file of its validator is called: `IoK8sApiCoreV1Pod`. */
  readonly globalName: string;
  /** Folder and name with dots, such as `apps.v1.Deployment`. */
  readonly id: string;
  /** Of the package that declares it. */
  readonly folder: string;
  readonly description: string;
  /** Global names of the types whose fields it has too. */
  readonly bases: readonly string[];
  /** Of an interface, without those of its bases. */
  readonly members: readonly ts.PropertySignature[];
  /** What a name that is no interface stands for. */
  readonly alias: ts.TypeNode | undefined;
}

const packages = [
  'kubernetes-models',
  '@kubernetes-models/apimachinery',
  '@kubernetes-models/argo-workflows',
] as const;

/** All types of the packages, by their global name. */
export function readDeclarations(): ReadonlyMap<string, Declaration> {
  const all = packages.flatMap((name) => {
    const folder = dirname(fileURLToPath(import.meta.resolve(name)));
    return globSync('**/*.d.ts', { cwd: folder, exclude: ['_schemas', 'node_modules'] })
      .filter((file) => !file.endsWith('index.d.ts'))
      .sort()
      .flatMap((file) => declarationIn(folder, file) ?? []);
  });
  return new Map(all.map((declaration) => [declaration.globalName, declaration]));
}

function declarationIn(folder: string, file: string): Declaration | undefined {
  const path = join(folder, file);
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const id = file.replace(/\.d\.ts$/, '').replaceAll('/', '.');
  const local = `I${id.slice(id.lastIndexOf('.') + 1)}`;
  const globalName = exportedName(source, local);
  const statement = source.statements.find(
    (one): one is ts.InterfaceDeclaration | ts.TypeAliasDeclaration =>
      (ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one)) && one.name.text === local,
  );
  if (!statement || globalName === undefined) return undefined;
  return {
    globalName,
    id,
    folder,
    description: textOf(statement),
    bases: ts.isInterfaceDeclaration(statement) ? basesOf(statement) : [],
    members: ts.isInterfaceDeclaration(statement) ? statement.members.filter(ts.isPropertySignature) : [],
    alias: ts.isTypeAliasDeclaration(statement) ? statement.type : undefined,
  };
}

function basesOf({
  heritageClauses = [],
}: {
  readonly heritageClauses?: readonly ts.HeritageClause[];
}): string[] {
  return heritageClauses.flatMap(({ types }) => types.map(({ expression }) => expression.getText().slice(1)));
}

/** All fields of a type, those of its bases first. */
export function membersOf(
  { bases, members }: Declaration,
  declarations: ReadonlyMap<string, Declaration>,
): readonly ts.PropertySignature[] {
  const inherited = bases.flatMap((name) => {
    const base = declarations.get(name);
    return base ? membersOf(base, declarations) : [];
  });
  return [...inherited, ...members];
}

/** `export type { IPod as IIoK8sApiCoreV1Pod }`: the second name without its `I`. */
function exportedName(source: ts.SourceFile, local: string): string | undefined {
  for (const statement of source.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause) continue;
    if (!ts.isNamedExports(statement.exportClause)) continue;
    const found = statement.exportClause.elements.find(({ propertyName }) => propertyName?.text === local);
    if (found) return found.name.text.slice(1);
  }
  return undefined;
}

/** The text of the comment above a declaration. */
export function textOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(comments.at(-1)?.comment) ?? '';
  return text.replaceAll('\\*', '*').trim();
}
