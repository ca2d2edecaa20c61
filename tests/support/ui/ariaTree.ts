import { globSync, readFileSync } from 'node:fs';
import { computeAccessibleDescription, computeAccessibleName, getRole } from 'dom-accessibility-api';

/**
 * The accessible tree of a rendered page, as a screen reader announces it: one line for each role with its name, states
 * and description, and the texts between, in the form of Playwright's `ariaSnapshot`.
 */
export interface AriaNode {
  readonly role: string;
  readonly name: string;
  /** `level=2`, `checked`, `expanded`… */
  readonly states: readonly string[];
  readonly description: string;
  readonly children: readonly (AriaNode | string)[];
  readonly element: Element;
}

/** Roles that the library leaves out. */
const MORE_ROLES: Readonly<Record<string, string>> = {
  p: 'paragraph',
  strong: 'strong',
  em: 'emphasis',
  'input[type=file]': 'file',
  'input[type=password]': 'textbox',
};
/** The children of these are no part of the tree: their name or value says all. */
const WITHOUT_CHILDREN =
  /^(?:button|link|heading|checkbox|radio|img|progressbar|combobox|textbox|searchbox|date|file)$/;
const NEEDS_NAME = /^(?:region|form)$/;
/** `display` tells which texts are apart, and what is hidden. */
const STYLES = globSync('src/{ui,carnet,popup,start}/**/*.css').map((path) =>
  readFileSync(path, 'utf8').replace(/@import[^;]*;/g, ''),
);

export function readAriaTree(root: Element): readonly (AriaNode | string)[] {
  const style = document.createElement('style');
  style.textContent = STYLES.join('\n');
  document.head.append(style);
  const tree = new AriaReader().readChildren([...root.childNodes]);
  style.remove();
  return tree;
}

export function printAriaTree(nodes: readonly (AriaNode | string)[], indent = ''): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return `${indent}- text: ${node}\n`;
      const name = node.name === '' ? '' : ` ${JSON.stringify(node.name)}`;
      const states = node.states.map((state) => ` [${state}]`).join('');
      const description = node.description === '' ? '' : ` (${node.description})`;
      const line = `${indent}- ${node.role}${name}${states}${description}`;
      const [only, ...more] = node.children;
      if (only === undefined) return `${line}\n`;
      if (typeof only === 'string' && more.length === 0) return `${line}: ${only}\n`;
      return `${line}:\n${printAriaTree(node.children, `${indent}  `)}`;
    })
    .join('');
}

class AriaReader {
  readonly #styles = new Map<Element, CSSStyleDeclaration>();
  readonly #options = {
    computedStyleSupportsPseudoElements: false,
    getComputedStyle: (element: Element) => this.#readStyle(element),
  };

  readChildren(nodes: readonly Node[]): readonly (AriaNode | string)[] {
    const joined: (AriaNode | string)[] = [];
    for (const child of nodes.flatMap((node) => this.#readNode(node))) {
      const last = joined.at(-1);
      if (typeof child === 'string' && typeof last === 'string') joined[joined.length - 1] = last + child;
      else joined.push(child);
    }
    return joined.map((child) => (typeof child === 'string' ? normalize(child) : child)).filter((one) => one !== '');
  }

  #readNode(node: Node): readonly (AriaNode | string)[] {
    if (node.nodeType === Node.TEXT_NODE) return [node.textContent ?? ''];
    if (!(node instanceof HTMLElement) || this.#isHidden(node)) return [];
    const role = findRole(node);
    const name = role === null ? '' : normalize(computeAccessibleName(node, this.#options));
    const children = (): readonly (AriaNode | string)[] => this.readChildren(shownChildren(node));
    if (role === null || (NEEDS_NAME.test(role) && name === '')) {
      return this.#readStyle(node).display === 'inline' ? children() : [' ', ...children(), ' '];
    }
    return [
      {
        role,
        name,
        states: readStates(node, role),
        description: normalize(computeAccessibleDescription(node, this.#options)),
        children: WITHOUT_CHILDREN.test(role) ? [...readValue(node), ...this.#readHeadings(node)] : children(),
        element: node,
      },
    ];
  }

  /** A summary keeps its headings. */
  #readHeadings(element: HTMLElement): readonly (AriaNode | string)[] {
    return element.localName === 'summary' ? this.readChildren([...element.querySelectorAll('h2, h3')]) : [];
  }

  #isHidden(element: HTMLElement): boolean {
    const { display, visibility } = this.#readStyle(element);
    return (
      element.hasAttribute('hidden') || element.ariaHidden === 'true' || display === 'none' || visibility === 'hidden'
    );
  }

  #readStyle(element: Element): CSSStyleDeclaration {
    const known = this.#styles.get(element);
    if (known !== undefined) return known;
    const { display, visibility, position } = getComputedStyle(element);
    const parent = element.parentElement === null ? '' : this.#readStyle(element.parentElement).display;
    // CSS Display 3, section 2.7: these boxes are blocks.
    const isBlock = position === 'absolute' || position === 'fixed' || /flex|grid/.test(parent);
    const values: Record<string, string> = { display: isBlock && display === 'inline' ? 'block' : display, visibility };
    const style = { ...values, getPropertyValue: (name: string) => values[name] ?? '' };
    // The library reads no other value.
    this.#styles.set(element, style as unknown as CSSStyleDeclaration);
    return this.#readStyle(element);
  }
}

function findRole(element: Element): string | null {
  const more = Object.entries(MORE_ROLES).find(([selector]) => element.matches(selector));
  const role = getRole(element) ?? more?.[1] ?? null;
  // A header or footer of a section is no landmark.
  if (role === 'banner' || role === 'contentinfo') return element.closest('main, section, article') ? null : role;
  return role === 'presentation' || role === 'none' ? null : role;
}

/** A closed `details` shows its summary only. What names another element is said with it. */
const shownChildren = (element: Element): readonly Node[] =>
  element instanceof HTMLLabelElement
    ? [...element.querySelectorAll('input, select, textarea')]
    : [...element.childNodes].filter(
        (child) =>
          !(child instanceof HTMLLegendElement) &&
          (!(element instanceof HTMLDetailsElement) || element.open || child === element.querySelector('summary')),
      );

function readValue(element: Element): readonly string[] {
  if (element instanceof HTMLSelectElement)
    return [[...element.options].map((option) => (option.selected ? `[${option.text}]` : option.text)).join(' / ')];
  const hasText = element instanceof HTMLTextAreaElement || element.matches('input:not([type=checkbox], [type=radio])');
  const { value } = element as HTMLInputElement;
  return hasText && value !== '' ? [value] : [];
}

function readStates(element: Element, role: string): readonly string[] {
  const aria = (name: string): string | null => element.getAttribute(`aria-${name}`);
  const details = element.localName === 'summary' ? (element.parentElement as HTMLDetailsElement) : null;
  const current = aria('current') ?? 'false';
  const states: readonly (readonly [string, boolean])[] = [
    [`level=${element.localName.slice(1)}`, role === 'heading'],
    ['checked', element.matches(':checked')],
    ['disabled', element.matches(':disabled') || aria('disabled') === 'true'],
    ['expanded', details?.open ?? aria('expanded') === 'true'],
    ['collapsed', details?.open === false || aria('expanded') === 'false'],
    ['pressed', aria('pressed') === 'true'],
    [`current=${current}`, current !== 'false'],
    ['invalid', aria('invalid') === 'true'],
    ['required', element.matches(':required')],
  ];
  return states.filter(([, isOn]) => isOn).map(([state]) => state);
}

const normalize = (text: string): string => text.replace(/\s+/g, ' ').trim();
