import { isElement } from '../../dom/domTree.ts';
import { overlaps } from '../../dom/geometry.ts';
import type { PageView } from '../../dom/pageView.ts';
import { isFrameProbe } from '../../dom/pageWaits.ts';
import { getAttribute, getNative, getParentElement, getTextContent, queryAll } from '../../dom/safeDom.ts';
import { toComparableText } from '../contentWatcher.ts';
import { findFixedAncestor } from '../hiddenContent.ts';
import type { Scroller } from '../scroller.ts';

const ATTRIBUTES = ['class', 'style', 'hidden', 'src', 'srcset', 'aria-busy'];
/** An element that changed this often is an animation or a clock: its later changes do not count as activity. */
const MAX_COUNTED_CHANGES = 8;

/** A part of the content that a screenshot shows. CSS pixels of the content; `scrolledAt` on the page's clock. */
interface CapturedPart {
  readonly top: number;
  readonly bottom: number;
  readonly scrolledAt: number;
}

/**
 * Watches what the page adds and changes while it is scrolled, in open shadow roots too. Counters, relative times and
 * `isOurs` (the extension's own interface) do not count.
 */
export class ContentActivity {
  readonly #window: Window;
  readonly #readView: () => PageView;
  readonly #scroller: Scroller;
  readonly #isOurs: (el: Element) => boolean;
  readonly #observer: MutationObserver;
  readonly #roots = new WeakSet<Node>();
  readonly #changeCounts = new WeakMap<Node, number>();
  #changes = 0;
  readonly #captured: CapturedPart[] = [];
  #hasNewContent = false;
  #lateByMs = 0;
  #wordChanges = 0;
  #capturedWordChanges = 0;

  constructor(window: Window, readView: () => PageView, scroller: Scroller, isOurs: (el: Element) => boolean) {
    this.#window = window;
    this.#readView = readView;
    this.#scroller = scroller;
    this.#isOurs = (el) => isFrameProbe(el) || isOurs(el);
    this.#observer = new MutationObserver((records) => this.#receive(records));
    this.watchRoots();
  }

  get changes(): number {
    this.#receive(this.#observer.takeRecords());
    return this.#changes;
  }

  /** Whether the page added visible content during the capture: more may follow. */
  get hasNewContent(): boolean {
    return this.#hasNewContent;
  }

  /**
   * Milliseconds from scrolling to a part of the page until it changed after its screenshot, the longest of all parts;
   * 0 when no part changed after its screenshot.
   */
  get lateByMs(): number {
    this.#receive(this.#observer.takeRecords());
    return this.#lateByMs;
  }

  /** Counts how often words in the visible area were replaced. Words that change back count twice. */
  get wordChanges(): number {
    this.#receive(this.#observer.takeRecords());
    return this.#wordChanges;
  }

  /** Counts how often words that a screenshot shows were replaced afterwards, without counters and relative times. */
  get capturedWordChanges(): number {
    this.#receive(this.#observer.takeRecords());
    return this.#capturedWordChanges;
  }

  /** Called after a screenshot. */
  markCaptured(part: CapturedPart): void {
    this.#receive(this.#observer.takeRecords());
    this.#captured.push(part);
  }

  /** Runs a change that the extension makes to the page. It does not count. */
  ignoring<T>(change: () => T): T {
    this.#receive(this.#observer.takeRecords());
    const result = change();
    this.#observer.takeRecords();
    return result;
  }

  /** Also watches the shadow roots that were added since the last call. */
  watchRoots(): void {
    const { document } = this.#readView();
    this.#watch(document);
    for (const el of queryAll(document, '*')) {
      const root = getNative(el, 'shadowRoot');
      if (root !== null) this.#watch(root);
    }
  }

  stop(): void {
    this.#observer.disconnect();
  }

  #watch(root: Node): void {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    const what = { subtree: true, childList: true, characterData: true, characterDataOldValue: true };
    this.#observer.observe(root, { ...what, attributeFilter: ATTRIBUTES, attributeOldValue: true });
  }

  #receive(records: readonly MutationRecord[]): void {
    if (records.length === 0) return;
    const view = this.#readView();
    const targets = new Set<Node>();
    for (const record of records) {
      const content = this.#findChangedContent(record);
      if (content.length === 0) continue;
      targets.add(record.target);
      const isVisible = content.some((el) => overlaps(view.rectOf(el), this.#scroller.clip));
      if (replacesWords(record)) {
        if (isVisible) this.#wordChanges += 1;
        if (content.some((el) => this.#findCapturedPart(view, el) !== null)) this.#capturedWordChanges += 1;
      }
      if (this.#hasChangedOften(record.target)) continue;
      this.#changes += 1;
      if (record.type === 'attributes') continue;
      for (const el of content) this.#noteContent(view, el, record.type === 'childList');
    }
    for (const target of targets) this.#changeCounts.set(target, (this.#changeCounts.get(target) ?? 0) + 1);
  }

  #hasChangedOften(target: Node): boolean {
    return (this.#changeCounts.get(target) ?? 0) >= MAX_COUNTED_CHANGES;
  }

  /** Returns the elements whose content the record changed. */
  #findChangedContent({ type, target, oldValue, addedNodes, removedNodes, attributeName }: MutationRecord): Element[] {
    const el = isElement(target) ? target : getParentElement(target);
    if (el === null || this.#isOurs(el)) return [];
    if (type === 'attributes') return getAttribute(el, attributeName ?? '') === oldValue ? [] : [el];
    if (type === 'characterData')
      return toComparableText(oldValue ?? '') === toComparableText(target.nodeValue ?? '') ? [] : [el];
    // The page drew the same words again.
    if (removedNodes.length > 0 && readWords(removedNodes) !== '' && readWords(removedNodes) === readWords(addedNodes))
      return [];
    return [...addedNodes].flatMap((node) => {
      if (isElement(node)) return this.#isOurs(node) ? [] : [node];
      return toComparableText(node.nodeValue ?? '') === '' ? [] : [el];
    });
  }

  #noteContent(view: PageView, el: Element, isAdded: boolean): void {
    if (!getNative(el, 'isConnected')) return;
    const { width, height } = view.rectOf(el);
    if (width <= 1 || height <= 1) return;
    this.#hasNewContent ||= isAdded;
    const part = this.#findCapturedPart(view, el);
    if (part !== null) this.#lateByMs = Math.max(this.#lateByMs, this.#window.performance.now() - part.scrolledAt);
  }

  /** What stays in the window, such as a notification, is not at a place of the content. */
  #findCapturedPart(view: PageView, el: Element): CapturedPart | null {
    if (!getNative(el, 'isConnected')) return null;
    const { y, height } = view.rectOf(el);
    const top = y - this.#scroller.clip.y + this.#scroller.position().y;
    const part = this.#captured.find((one) => top < one.bottom - 1 && top + height > one.top + 1);
    return part === undefined || findFixedAncestor(this.#window, el) !== null ? null : part;
  }
}

const readWords = (nodes: NodeList): string => toComparableText([...nodes].map(getTextContent).join(' '));

const replacesWords = ({ type, removedNodes }: MutationRecord): boolean =>
  type === 'characterData' || (type === 'childList' && readWords(removedNodes) !== '');
