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
 * Returns the declarations that apply to elements, `selector{declaration}` with their conditions, in the source's order.
 * `elements`: an element's name and classes, `button.quiet.wide`. Only these decide: attributes and ancestors are taken
 * as met. A declaration of a custom property is kept where a kept one uses it.
 */
export function listAppliedStyles(css: string, elements: readonly string[]): readonly string[] {
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
