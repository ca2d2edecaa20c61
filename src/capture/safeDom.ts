/**
 * Reads DOM properties through the prototype, where a page cannot define names. The fields of a form are properties of
 * the form and hide its own (`<input name="childNodes">`), and the images of a document hide the document's, also in a
 * content script's isolated world.
 */
export function getNative<N extends object, K extends keyof N>(node: N, name: K): N[K] {
  return Reflect.get(Object.getPrototypeOf(node), name, node);
}

/** Null and undefined are accepted, and give null or nothing. */
type Optional<N> = N | null | undefined;

export const getAttribute = (el: Optional<Element>, name: string): string | null =>
  el ? getNative(el, 'getAttribute').call(el, name) : null;
export const getLocalName = (el: Element): string => getNative(el, 'localName');
export const getId = (el: Optional<Element>): string => getAttribute(el, 'id') ?? '';
export const getTextContent = (node: Optional<Node>): string => (node && getNative(node, 'textContent')) ?? '';
export const getParentElement = (node: Optional<Node>): Element | null =>
  (node && getNative(node, 'parentElement')) ?? null;
export const matches = (el: Optional<Element>, selector: string): boolean =>
  el ? getNative(el, 'matches').call(el, selector) : false;
export const contains = (node: Optional<Node>, other: Node | null): boolean =>
  node ? getNative(node, 'contains').call(node, other) : false;
export const closest = (el: Optional<Element>, selector: string): Element | null =>
  el ? getNative(el, 'closest').call(el, selector) : null;

/**
 * Returns the elements that contain none of the others. In document order an element that contains any contains the
 * next one.
 */
export function keepInnermost(elements: readonly Element[]): Element[] {
  return elements.filter((el, place) => !contains(el, elements[place + 1] ?? null));
}

/** Returns the elements that none of the others contains. The input is in document order. */
export function keepOutermost(elements: readonly Element[]): Element[] {
  let last: Element | null = null;
  return elements.filter((el) => {
    if (contains(last, el)) return false;
    last = el;
    return true;
  });
}

/** Returns whether `el` is one of `boxes` or inside one. Searches upwards: an author may write any number of quotes. */
export function isWithinAny(boxes: ReadonlySet<Element>, el: Element): boolean {
  if (boxes.size === 0) return false;
  for (let at: Element | null = el; at; at = getParentElement(at)) if (boxes.has(at)) return true;
  return false;
}

export function queryOne(root: Optional<ParentNode>, selector: string): Element | null {
  return root ? getNative(root, 'querySelector').call(root, selector) : null;
}

/** Copies by index: an iterator over a NodeList takes four times as long, and each post of a thread has ten of them. */
export function queryAll(root: Optional<ParentNode>, selector: string): Element[] {
  const elements: Element[] = [];
  if (!root) return elements;
  const found = getNative(root, 'querySelectorAll').call(root, selector);
  const { length } = found;
  for (let index = 0; index < length; index += 1) elements.push(found[index] as Element); // below its length
  return elements;
}
