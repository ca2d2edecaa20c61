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

export function oneIn(root: Maybe<ParentNode>, selector: string): Element | null {
  return root ? native(root, 'querySelector').call(root, selector) : null;
}

export function allIn(root: Maybe<ParentNode>, selector: string): Element[] {
  return root ? [...native(root, 'querySelectorAll').call(root, selector)] : [];
}
