/**
 * A form's fields stand as properties on the form, over its own (`<input name="childNodes">`), and a document's images
 * over the document's, in a content script's world too. Read through the prototype, where no page can put a name.
 */
export function native<N extends object, K extends keyof N>(node: N, name: K): N[K] {
  return Reflect.get(Object.getPrototypeOf(node), name, node);
}

export const attributeOf = (el: Element, name: string): string | null =>
  native(el, 'getAttribute').call(el, name);
export const nameOf = (el: Element): string => native(el, 'localName');
export const textIn = (node: Node): string => native(node, 'textContent') ?? '';
export const matches = (el: Element, selector: string): boolean => native(el, 'matches').call(el, selector);
export const contains = (node: Node, other: Node | null): boolean =>
  native(node, 'contains').call(node, other);
export const closest = (el: Element, selector: string): Element | null =>
  native(el, 'closest').call(el, selector);

export function oneIn(root: ParentNode, selector: string): Element | null {
  return native(root, 'querySelector').call(root, selector);
}

export function allIn(root: ParentNode, selector: string): Element[] {
  return [...native(root, 'querySelectorAll').call(root, selector)];
}
