import { parseSync } from 'vite';

interface Node {
  readonly type: string;
}

/** Handlers, identities and hooks for scripts: none is drawn. */
const UNDRAWN_ATTRIBUTE = /^(?:on[A-Z].*|key|ref|data-.*)$/;
/** Type annotations; these three wrap an expression. */
const isType = (type: string): boolean => type.startsWith('TS') && !/^TS(?:As|NonNull|Satisfies)Expression$/.test(type);

/**
 * Returns what a module draws: elements, attributes, and the texts and literals in them, in the order of the source.
 * Without comments, types, names and handlers, so that code with the same markup gives the same list.
 * Throws for a module that does not parse.
 */
export function listMarkup(path: string, source: string): readonly string[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: string[] = [];
  walk(program as unknown as Node, !path.endsWith('x'), found);
  return found;
}

/** The paths that a module imports. */
export function listImports(path: string, source: string): readonly string[] {
  return parseSync(path, source).module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
}

/** `isDrawn`: literals count, because they are in markup or in a module that makes elements by calls. */
function walk(node: Node, isDrawn: boolean, found: string[]): void {
  if (isType(node.type) || node.type === 'ImportDeclaration') return;
  const { name, value } = node as Node & {
    readonly name?: Node & { readonly name?: string };
    readonly value?: unknown;
  };
  if (node.type === 'JSXAttribute') {
    if (UNDRAWN_ATTRIBUTE.test(name?.name ?? '')) return;
    found.push(`@${name?.name}`);
  }
  if (node.type === 'JSXOpeningElement' || node.type === 'JSXOpeningFragment') found.push(`<${name?.name ?? ''}`);
  if (node.type === 'JSXClosingElement' || node.type === 'JSXClosingFragment') return void found.push('>');
  if (node.type === 'JSXText') return void found.push(String(value).trim());
  if (isDrawn && node.type === 'Literal' && typeof value === 'string') found.push(value);
  if (isDrawn && node.type === 'TemplateElement') found.push((value as { readonly cooked: string }).cooked);
  const inMarkup = isDrawn || node.type.startsWith('JSX');
  for (const child of Object.values(node).flat()) {
    if (typeof child?.type === 'string') walk(child as Node, inMarkup, found);
  }
}
