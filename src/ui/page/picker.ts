import type { Rect } from '../../domain/capture/observation.ts';
import { type Grip, grab, isFrame } from './grab.ts';
import { openLayer } from './layer.ts';
import { drawPicker, PICKER_CSS, type PickerWords } from './outline.ts';

/** Finding posts is the readers' work; the picker only points. */
interface PostFinder {
  /** The post that holds `el`, or null. */
  at(el: Element): Element | null;
  /** Visible posts, in document order. */
  list(): readonly Element[];
  /** CSS pixels of the tab's viewport, whatever frame the post stands in. */
  rectOf(post: Element): Rect;
  /** Of the page, and of the frames in it that we may read. */
  windows(): readonly Window[];
}

export interface PickerOptions {
  readonly window: Window;
  readonly posts: PostFinder;
  /** A frame that we may not read, at the person's word: in a tab of its own it can be read. */
  openFrame(address: string): void;
  /** Outlined at the start: the post the context menu was opened on. */
  readonly preselected: Element | null;
  readonly words: PickerWords;
  /** Ends it from elsewhere: another choice begins, or the person opened the popup. */
  readonly signal: AbortSignal;
}

const STEPS: ReadonlyMap<string, 1 | -1> = new Map([
  ['ArrowDown', 1],
  ['n', 1],
  ['ArrowUp', -1],
  ['p', -1],
]);

/** Resolves with the post chosen by click or Enter, or null when the person leaves. */
export function startPicker({
  window,
  posts,
  openFrame,
  preselected,
  words,
  signal,
}: PickerOptions): Promise<Element | null> {
  return new Promise((resolve) => {
    let post: Element | null = preselected && posts.at(preselected);
    /** In the viewport of the target's own document. */
    let pointer: { readonly target: Element | null; readonly x: number; readonly y: number } | null = null;
    /** A scroll may bring a frame under a pointer that nobody moves. */
    let byKeys = false;
    let pressed: { readonly x: number; readonly y: number } | null = null;
    let letGo = (): void => {};

    const layer = openLayer(window.document, PICKER_CSS, () => finish(null));
    const drawing = drawPicker(layer.root, words);

    const finish = (chosen: Element | null): void => {
      resolve(chosen); // the first answer stands: removing the layer ends here again
      letGo();
      layer.remove();
    };
    const draw = (): void => drawing.outline(post?.isConnected ? posts.rectOf(post) : null);
    const isReached = (frame: Element): boolean => posts.windows().some((one) => one.frameElement === frame);
    const pointAt = (target: Element | null, x: number, y: number): void => {
      const last = pointer?.target ?? null;
      pointer = { target, x, y };
      // A click in a frame never comes, whatever post stands around it.
      const silent = target === layer.host || isFrame(target);
      if (last !== target) post = target && !silent ? posts.at(target) : null;
      draw();
      if (last === target) return;
      if (target && isFrame(target) && !isReached(target)) {
        drawing.say(words.inFrame);
        drawing.offer(addressOf(target));
      } else if (isFrame(last)) drawing.say(words.label);
    };
    const isBelow = (one: Element): boolean => {
      const { y, height } = posts.rectOf(one);
      return y + height > 0;
    };
    const step = (by: 1 | -1): void => {
      const all = posts.list();
      const next = post && all.includes(post) ? all.indexOf(post) + by : Math.max(0, all.findIndex(isBelow));
      post = all[Math.min(Math.max(next, 0), all.length - 1)] ?? null;
      byKeys = true;
      pointer = null; // the pointer lies where it was left: only its next move counts
      post?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      draw();
      drawing.say(post ? words.position(all.indexOf(post) + 1, all.length) : words.noPost);
    };

    const grip: Grip = {
      over(target, x, y) {
        // Browsers repeat the pointer's place after a scroll; it did not move.
        if (pointer && pointer.x === x && pointer.y === y) return;
        byKeys = false;
        pointAt(target, x, y);
      },
      enterFrame(frame, x, y) {
        hold(); // what was loaded since
        if (!byKeys) pointAt(frame, x, y);
      },
      press(x, y) {
        pressed = { x, y };
      },
      click(target) {
        const address = target === layer.host && pressed ? drawing.offeredAt(pressed.x, pressed.y) : null;
        if (address !== null) openFrame(address);
        const chosen = target === layer.host ? null : posts.at(target);
        if (chosen || target === layer.host) finish(chosen);
        else drawing.say(words.noPost);
      },
      key(event) {
        if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
        const by = event.key === 'Tab' ? (event.shiftKey ? -1 : 1) : STEPS.get(event.key);
        if (event.key === 'Escape') finish(null);
        else if (event.key === 'Enter' && post) finish(post);
        else if (by) step(by);
        else return event.key === 'Enter';
        return true;
      },
      moved() {
        const document = pointer?.target?.ownerDocument;
        if (pointer && document)
          pointAt(document.elementFromPoint(pointer.x, pointer.y), pointer.x, pointer.y);
        else draw();
      },
      covered(target) {
        if (target !== layer.host) layer.raise();
      },
    };
    const held = new Map<Document, () => void>();
    const hold = (): void => {
      for (const one of posts.windows()) if (!held.has(one.document)) held.set(one.document, grab(one, grip));
    };
    letGo = () => {
      for (const free of held.values()) free();
    };
    hold();
    signal.addEventListener('abort', () => finish(null), { once: true });
    draw();
  });
}

/** As the page has it: where the frame went since, no page around it may know. */
function addressOf(frame: Element): string | null {
  const src = frame.getAttribute('src') ?? '';
  const url = URL.canParse(src, frame.baseURI) ? new URL(src, frame.baseURI) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}
