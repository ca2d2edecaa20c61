/**
 * Reads DOM properties through the prototype, where a page cannot define names. The fields of a form are properties of
 * the form and hide its own (`<input name="childNodes">`), and the images of a document hide the document's, also in a
 * content script's isolated world.
 */
export function getNative<N extends object, K extends keyof N>(node: N, name: K): N[K] {
  return Reflect.get(Object.getPrototypeOf(node), name, node);
}

/**
 * Reads a property where each element of a page is asked. Only a form has its fields as properties, so the others are
 * read directly, which is faster.
 */
export const getProperty = <N extends Element, K extends keyof N>(el: N, name: K): N[K] =>
  getLocalName(el) === 'form' ? getNative(el, name) : el[name];

/** Scrolls an element into view at once. */
export const scrollIntoView = (el: Element, to: ScrollIntoViewOptions): void =>
  getProperty(el, 'scrollIntoView').call(el, { ...to, behavior: 'instant' });

/** Returns an object to take methods from: `getPrototype(el).matches.call(el, …)`. Faster than `getNative`. */
export const getPrototype = <N extends object>(node: N): N => Object.getPrototypeOf(node);

/**
 * Creates a `getNative` for one property, which a text or a page source reads of each node: it looks for the browser's
 * own getter once, which takes a fifth of the time.
 */
function createGetter<N extends Node, K extends keyof N>(name: K): (node: N) => N[K] {
  let get: ((this: N) => N[K]) | undefined;
  return (node) => {
    get ??= findGetter<N, K>(node, name);
    return get.call(node);
  };
}

/** In the window of an iframe, the getter would end with that window: it is taken from our own, where there is one. */
function findGetter<N extends Node, K extends keyof N>(node: N, name: K): (this: N) => N[K] {
  let at: object = globalThis.Element?.prototype ?? node;
  while (!Object.hasOwn(at, name)) at = Object.getPrototypeOf(at);
  const get = Object.getOwnPropertyDescriptor(at, name)?.get;
  if (get === undefined) throw new TypeError(`${String(name)} has no getter`);
  return get;
}

/** Null and undefined are accepted, and give null or nothing. */
type Optional<N> = N | null | undefined;

export const getNodeType = createGetter<Node, 'nodeType'>('nodeType');
export const getNodeValue = createGetter<Node, 'nodeValue'>('nodeValue');
export const getFirstChild = createGetter<Node, 'firstChild'>('firstChild');
export const getNextSibling = createGetter<Node, 'nextSibling'>('nextSibling');
export const getLastChild = createGetter<Node, 'lastChild'>('lastChild');
export const getPreviousSibling = createGetter<Node, 'previousSibling'>('previousSibling');
export const getLocalName = createGetter<Element, 'localName'>('localName');
export const getAssignedSlot = createGetter<Element, 'assignedSlot'>('assignedSlot');
export const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';
export const getNamespace = createGetter<Element, 'namespaceURI'>('namespaceURI');
export const getShadowRoot = createGetter<Element, 'shadowRoot'>('shadowRoot');
const readParentElement = createGetter<Node, 'parentElement'>('parentElement');
const readTextContent = createGetter<Node, 'textContent'>('textContent');

/** `Node.DOCUMENT_POSITION_FOLLOWING` */
const FOLLOWING = 4;

export const getAttribute = (el: Optional<Element>, name: string): string | null =>
  el ? getPrototype(el).getAttribute.call(el, name) : null;
export const getId = (el: Optional<Element>): string => getAttribute(el, 'id') ?? '';
export const getTextContent = (node: Optional<Node>): string => (node && readTextContent(node)) ?? '';
export const getParentElement = (node: Optional<Node>): Element | null => (node && readParentElement(node)) ?? null;
export const matches = (el: Optional<Element>, selector: string): boolean =>
  el ? getPrototype(el).matches.call(el, selector) : false;
export const contains = (node: Optional<Node>, other: Node | null): boolean =>
  node ? getPrototype(node).contains.call(node, other) : false;
/** Whether `a` begins before `b` in the document: an element around `b` does. */
export const isBefore = (a: Node, b: Node): boolean =>
  (getPrototype(a).compareDocumentPosition.call(a, b) & FOLLOWING) !== 0;
export const closest = (el: Optional<Element>, selector: string): Element | null =>
  el ? getPrototype(el).closest.call(el, selector) : null;
export const getBox = (el: Element): DOMRect => getPrototype(el).getBoundingClientRect.call(el);

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
  return root ? getPrototype(root).querySelector.call(root, selector) : null;
}

/** Copies by index: an iterator over a NodeList takes four times as long, and each post of a thread has ten of them. */
export function queryAll(root: Optional<ParentNode>, selector: string): Element[] {
  const elements: Element[] = [];
  if (!root) return elements;
  const found = getPrototype(root).querySelectorAll.call(root, selector);
  const { length } = found;
  for (let index = 0; index < length; index += 1) elements.push(found[index] as Element); // below its length
  return elements;
}
