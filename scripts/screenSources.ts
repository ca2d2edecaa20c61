import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'vite';

/** Paths from the root of the project. */
export interface ScreenSources {
  /** Modules and pages that draw the screen, with those that they import. */
  readonly roots: readonly string[];
  readonly style: string;
}

/** Words are compared in the pictures themselves, and only modules of the interface draw. */
const isFollowed = (path: string): boolean => /^src\/ui\/(?!locales\/).*\.tsx?$|^src\/ui\/.*\.css$/.test(path);

/**
 * Returns the SHA-256 of what draws a screen: the markup of its components and the styles that apply to `elements`
 * (`button.quiet`), found from the imports of its sources. Stays the same when code that draws nothing changes.
 */
export function digestScreen(
  { roots, style }: ScreenSources,
  elements: readonly string[],
  read: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): string {
  const modules = new Map<string, string>();
  const styles = new Set<string>();
  const visit = (path: string): void => {
    if (modules.has(path) || styles.has(path)) return;
    const source = read(path);
    if (path.endsWith('.css')) {
      collectStyles(path, read, styles);
      return;
    }
    modules.set(path, source);
    if (path.endsWith('.html')) return;
    for (const imported of listImports(path, source)) {
      const target = normalize(join(dirname(path), imported));
      if (imported.startsWith('.') && isFollowed(target)) visit(target);
    }
  };
  for (const path of [style, ...roots]) visit(path);
  const markup = [...modules]
    .filter(([path]) => roots.includes(path) || path.endsWith('.tsx'))
    .map(([path, source]) => (path.endsWith('.html') ? [source] : listMarkup(path, source)));
  const applied = listAppliedStyles([...styles].map(read).join('\n'), elements);
  return createHash('sha256')
    .update(JSON.stringify([markup, applied]))
    .digest('hex');
}

/** A style sheet after those that it imports, which a browser applies first. */
function collectStyles(path: string, read: (path: string) => string, styles: Set<string>): void {
  for (const [, imported = ''] of read(path).matchAll(/@import "([^"]+)"/g)) {
    collectStyles(normalize(join(dirname(path), imported)), read, styles);
  }
  styles.add(path);
}

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
function listMarkup(path: string, source: string): readonly string[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: string[] = [];
  walk(program as unknown as Node, !path.endsWith('x'), found);
  return found;
}

/** The paths that a module imports. */
function listImports(path: string, source: string): readonly string[] {
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

interface Rule {
  /** Conditions around it, `@media (…)`, outermost first. */
  readonly conditions: string;
  readonly selectors: readonly string[];
  readonly declarations: readonly string[];
}

/** Conditions and states in which no picture is taken. */
const OTHER_STATE = /print|prefers-|forced-colors|:hover|:active|:focus|@page/;
const ALTERNATIVES = /:(?:is|where|has)\(((?:[^()]|\([^()]*\))*)\)/g;
const EXCLUSION = /:not\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g;

/**
 * Returns the declarations that apply to elements, `selector{declaration}` with their conditions, in the source's
 * order.
 * `elements`: an element's name and classes, `button.quiet.wide`. Only these decide: attributes and ancestors are taken
 * as met. A declaration of a custom property is kept where a kept one uses it.
 */
function listAppliedStyles(css: string, elements: readonly string[]): readonly string[] {
  const names = new Set(['html', 'body']);
  for (const element of elements) {
    for (const [at, part] of element.split('.').entries()) names.add(at === 0 ? part : `.${part}`);
  }
  const rules = parseRules(css).flatMap(({ selectors, ...rule }) => {
    const selector = selectors.filter((one) => isMet(one, names)).join(',');
    return selector === '' || OTHER_STATE.test(rule.conditions) ? [] : [{ ...rule, selector }];
  });
  const used = new Set<string>();
  const isKept = (declaration: string): boolean =>
    !declaration.startsWith('--') || used.has(declaration.slice(0, declaration.indexOf(':')));
  for (let before = -1; before < used.size; ) {
    before = used.size;
    const kept = rules.flatMap(({ declarations }) => declarations.filter(isKept)).join(';');
    for (const [, property = ''] of kept.matchAll(/var\((--[\w-]+)/g)) used.add(property);
  }
  return rules.flatMap(({ conditions, selector, declarations }) =>
    declarations.filter(isKept).map((declaration) => `${conditions}${selector}{${declaration}}`),
  );
}

/** Whether all classes and element names of a selector exist: one of those within `:is(…)`, none within `:not(…)`. */
function isMet(selector: string, names: ReadonlySet<string>): boolean {
  if (OTHER_STATE.test(selector)) return false;
  const positive = selector.replace(EXCLUSION, '').replace(/\[[^\]]*\]/g, '');
  const alternatives = [...positive.matchAll(ALTERNATIVES)].map(([, list = '']) => splitSelectors(list));
  const rest = positive.replace(ALTERNATIVES, '').replace(/::?[\w-]+(?:\([^)]*\))?/g, '');
  return (
    alternatives.every((list) => list.some((one) => isMet(one, names))) &&
    [...rest.matchAll(/\.?[a-z][\w-]*/gi)].every(([name]) => names.has(name))
  );
}

function parseRules(css: string): readonly Rule[] {
  const text = css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/@import[^;]*;/g, '')
    .replace(/\s+/g, ' ');
  const rules: Rule[] = [];
  const open: string[] = [];
  for (const [, content = '', brace] of text.matchAll(/([^{}]*)([{}])/g)) {
    if (brace === '{') {
      open.push(content.trim());
      continue;
    }
    const head = open.pop() ?? '';
    if (head.startsWith('@')) continue;
    const declarations = content.split(';').map((one) => one.trim());
    const conditions = open.map((condition) => `${condition} `).join('');
    rules.push({ conditions, selectors: splitSelectors(head), declarations: declarations.filter(Boolean) });
  }
  return rules;
}

/** Splits at the commas outside parentheses. */
function splitSelectors(list: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of list) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (character === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop()}${character}`);
  }
  return parts.map((one) => one.trim());
}
