import { grab, isFrame } from './grab.ts';
import { openLayer } from './layer.ts';
import { drawPicker, PICKER_CSS, type PickerWords } from './outline.ts';

/** Finding posts is the readers' work; the picker only points. */
interface PostFinder {
  /** The post that holds `el`, or null. */
  at(el: Element): Element | null;
  /** Visible posts, in document order. */
  list(): readonly Element[];
}

export interface PickerOptions {
  readonly window: Window;
  readonly posts: PostFinder;
  /** Outlined at the start: the post the context menu was opened on. */
  readonly preselected: Element | null;
  readonly words: PickerWords;
}

const STEPS: ReadonlyMap<string, 1 | -1> = new Map([
  ['ArrowDown', 1],
  ['n', 1],
  ['ArrowUp', -1],
  ['p', -1],
]);

let leaveRunning: (() => void) | null = null;

/** Resolves with the post chosen by click or Enter, or null when the person leaves. A second picker ends the first. */
export function startPicker({ window, posts, preselected, words }: PickerOptions): Promise<Element | null> {
  leaveRunning?.();
  return new Promise((resolve) => {
    let post: Element | null = preselected && posts.at(preselected);
    let pointer: { readonly target: Element | null; readonly x: number; readonly y: number } | null = null;
    /** A scroll may bring a frame under a pointer that nobody moves. */
    let byKeys = false;
    let letGo = (): void => {};

    const layer = openLayer(window.document, PICKER_CSS, () => finish(null));
    const drawing = drawPicker(layer.root, words);

    const finish = (chosen: Element | null): void => {
      resolve(chosen); // the first answer stands: removing the layer ends here again
      leaveRunning = null;
      letGo();
      layer.remove();
    };
    const draw = (): void => drawing.outline(post?.isConnected ? post.getBoundingClientRect() : null);
    const pointAt = (target: Element | null, x: number, y: number): void => {
      const last = pointer?.target ?? null;
      pointer = { target, x, y };
      // A click in a frame never comes, whatever post stands around it.
      const silent = target === layer.host || isFrame(target);
      if (last !== target) post = target && !silent ? posts.at(target) : null;
      draw();
      if (last === target) return;
      if (isFrame(target)) drawing.say(words.inFrame);
      else if (isFrame(last)) drawing.say(words.label);
    };
    const step = (by: 1 | -1): void => {
      const all = posts.list();
      const next = post && all.includes(post) ? all.indexOf(post) + by : firstBelow(all);
      post = all[Math.min(Math.max(next, 0), all.length - 1)] ?? null;
      byKeys = true;
      pointer = null; // the pointer lies where it was left: only its next move counts
      post?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      draw();
      drawing.say(post ? words.position(all.indexOf(post) + 1, all.length) : words.noPost);
    };

    letGo = grab(window, {
      over(target, x, y) {
        // Browsers repeat the pointer's place after a scroll; it did not move.
        if (pointer && pointer.x === x && pointer.y === y) return;
        byKeys = false;
        pointAt(target, x, y);
      },
      enterFrame(frame, x, y) {
        if (!byKeys) pointAt(frame, x, y);
      },
      click(target) {
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
        if (pointer) pointAt(window.document.elementFromPoint(pointer.x, pointer.y), pointer.x, pointer.y);
        else draw();
      },
      covered(target) {
        if (target !== layer.host) layer.raise();
      },
    });
    leaveRunning = () => finish(null);
    draw();
  });
}

function firstBelow(posts: readonly Element[]): number {
  const place = posts.findIndex((post) => post.getBoundingClientRect().bottom > 0);
  return Math.max(0, place);
}
