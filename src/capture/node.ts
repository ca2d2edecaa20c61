/**
 * A form's fields stand as properties on the form, over its own (`<input name="childNodes">`), and a document's images
 * over the document's, in a content script's world too. Read through the prototype, where no page can put a name.
 */
export function native<N extends object, K extends keyof N>(node: N, name: K): N[K] {
  return Reflect.get(Object.getPrototypeOf(node), name, node);
}

/** An element that may be missing: what is asked of it is missing too. */
type Maybe<N> = N | null | undefined;

export const attributeOf = (el: Maybe<Element>, name: string): string | null =>
  el ? native(el, 'getAttribute').call(el, name) : null;
export const nameOf = (el: Element): string => native(el, 'localName');
export const idOf = (el: Maybe<Element>): string => attributeOf(el, 'id') ?? '';
export const textIn = (node: Maybe<Node>): string => (node && native(node, 'textContent')) ?? '';
export const parentIn = (node: Maybe<Node>): Element | null =>
  (node && native(node, 'parentElement')) ?? null;
export const matches = (el: Maybe<Element>, selector: string): boolean =>
  el ? native(el, 'matches').call(el, selector) : false;
export const contains = (node: Maybe<Node>, other: Node | null): boolean =>
  node ? native(node, 'contains').call(node, other) : false;
export const closest = (el: Maybe<Element>, selector: string): Element | null =>
  el ? native(el, 'closest').call(el, selector) : null;

/** Of elements in document order, those that hold none of the others: what holds any of them holds the next. */
export function innermost(elements: readonly Element[]): Element[] {
  return elements.filter((el, place) => !contains(el, elements[place + 1] ?? null));
}

/** Of elements in document order, those that none of the others holds. */
export function outermost(elements: readonly Element[]): Element[] {
  let last: Element | null = null;
  return elements.filter((el) => {
    if (contains(last, el)) return false;
    last = el;
    return true;
  });
}

/** Whether it is one of `boxes` or stands in one. Looked for upwards: an author may put in any number of quotes. */
export function standsIn(boxes: ReadonlySet<Element>, el: Element): boolean {
  if (boxes.size === 0) return false;
  for (let at: Element | null = el; at; at = parentIn(at)) if (boxes.has(at)) return true;
  return false;
}

export function oneIn(root: Maybe<ParentNode>, selector: string): Element | null {
  return root ? native(root, 'querySelector').call(root, selector) : null;
}

export function allIn(root: Maybe<ParentNode>, selector: string): Element[] {
  return root ? [...native(root, 'querySelectorAll').call(root, selector)] : [];
}
