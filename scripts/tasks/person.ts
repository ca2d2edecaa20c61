import type { PageHandle } from '../../tests/support/browser/pageHandle.ts';
import { waitFor } from '../../tests/support/browser/wait.ts';

/** What a task cost. `words`: words shown in the window on the way, each text once; `decisions`: questions among them. */
export interface TaskCost {
  readonly clicks: number;
  readonly keys: number;
  readonly scrolls: number;
  readonly words: number;
  readonly decisions: number;
}

/**
 * Seconds of a person for each action, after the keystroke-level model (Card, Moran, Newell 1980): pointing and pressing
 * 1.3, a key 0.28, a decision 1.35; a scroll as a press. Reading at 240 words a minute, every word shown.
 */
export const estimateSeconds = ({ clicks, keys, scrolls, words, decisions }: TaskCost): number =>
  clicks * 1.3 + keys * 0.28 + scrolls * 1.3 + decisions * 1.35 + words / 4;

interface Look {
  readonly words: number;
  readonly decisions: number;
  /** The wanted control: how many screens away (negative: above); null when none is drawn. */
  readonly screensAway: number | null;
}

/** A page is complete when so many looks in a row show nothing new. */
const QUIET_LOOKS = 3;
const LOOK_INTERVAL_MS = 250;

/** Where the wanted control is marked, so that the mouse can find it. */
const TARGET = 'data-task-target';

/**
 * Runs in one of our pages. Counts the words and questions in the window that were not counted before, and looks for
 * the first drawn control whose text or accessible name starts with `wanted`, a regular expression.
 */
function lookAround(wanted: string, target: string): Look {
  const state = globalThis as typeof globalThis & { taskSeen?: Set<unknown> };
  state.taskSeen ??= new Set();
  const seen = state.taskSeen;
  const isInView = (box: DOMRect): boolean =>
    box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0;
  const isNew = (key: unknown): boolean => !seen.has(key) && seen.add(key).has(key);
  let words = 0;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const range = document.createRange();
    range.selectNodeContents(node);
    if (text === '' || !isInView(range.getBoundingClientRect())) continue;
    const parent = node.parentElement;
    if (parent?.closest('.screen-reader-only, option') || !parent?.checkVisibility()) continue;
    if (isNew(`text ${text}`)) words += text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  }
  let decisions = 0;
  for (const field of document.querySelectorAll<HTMLInputElement>('main :is(input, select, textarea)')) {
    // The tick of a row of a list is an offer, not a question.
    if (field.closest('[data-list] li') !== null) continue;
    const shown = isInView((field.closest('label') ?? field).getBoundingClientRect()) && field.checkVisibility();
    // The answers of one group are one question.
    const isGrouped = field.matches('[type="radio"], fieldset [type="checkbox"]');
    const group = isGrouped ? `${field.type} ${field.name}` : field;
    if (shown && isNew(group)) decisions += 1;
  }
  for (const card of document.querySelectorAll('main .panel')) {
    const buttons = [...card.querySelectorAll('button')].filter((button) => button.checkVisibility());
    if (buttons.length > 1 && isInView(card.getBoundingClientRect()) && isNew(card)) decisions += 1;
  }
  document.querySelector(`[${target}]`)?.removeAttribute(target);
  const pattern = new RegExp(`^(?:${wanted})`, 'i');
  const control = [...document.querySelectorAll<HTMLElement>('a, button, summary, label, input, select')].find(
    (one) => {
      const names = [one.textContent, one.getAttribute('aria-label')];
      const isNamed = names.some((name) => pattern.test((name ?? '').replace(/\s+/g, ' ').trim()));
      return isNamed && one.getClientRects().length > 0 && one.checkVisibility() && !one.matches(':disabled');
    },
  );
  if (wanted === '' || control === undefined) return { words, decisions, screensAway: null };
  control.setAttribute(target, '');
  const box = control.getBoundingClientRect();
  const middle = box.top + Math.min(box.height, innerHeight) / 2;
  return { words, decisions, screensAway: middle < 0 ? -1 : middle > innerHeight ? 1 : 0 };
}

/** A person with a mouse: reads what is in the window, scrolls to what is not, clicks only what is in view. */
export class Person {
  #cost: TaskCost = { clicks: 0, keys: 0, scrolls: 0, words: 0, decisions: 0 };

  get cost(): TaskCost {
    return this.#cost;
  }

  #add(some: Partial<TaskCost>): void {
    const sum = (key: keyof TaskCost): number => this.#cost[key] + (some[key] ?? 0);
    this.#cost = {
      clicks: sum('clicks'),
      keys: sum('keys'),
      scrolls: sum('scrolls'),
      words: sum('words'),
      decisions: sum('decisions'),
    };
  }

  /** Counts a click made otherwise: on the toolbar, on the page under capture, on a notice of ours. */
  countClick(): void {
    this.#add({ clicks: 1 });
  }

  async press(view: PageHandle, key: 'Escape'): Promise<void> {
    this.#add({ keys: 1 });
    await view.press(key);
  }

  /** Reads a notice on the page under capture. */
  readNotice(text: string): void {
    this.#add({ words: text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0 });
  }

  /** Reads what is in the window, until nothing new appears in it. */
  async read(view: PageHandle): Promise<void> {
    let quiet = 0;
    await waitFor(
      'the page to be complete',
      async () => {
        const { words, decisions } = await view.evaluate(lookAround, '', TARGET);
        this.#add({ words, decisions });
        quiet = words + decisions === 0 ? quiet + 1 : 0;
        return quiet === QUIET_LOOKS;
      },
      undefined,
      LOOK_INTERVAL_MS,
    );
  }

  /** Waits for a control, reads, scrolls until it is in view, and clicks it. */
  async click(view: PageHandle, name: string): Promise<void> {
    await this.#scrollTo(view, name);
    this.#add({ clicks: 1 });
    await view.click(`[${TARGET}]`);
  }

  /** Clicks a field and types. */
  async type(view: PageHandle, name: string, text: string): Promise<void> {
    await this.click(view, name);
    this.#add({ keys: text.length });
    await view.evaluate((typed) => {
      const field = document.activeElement as HTMLInputElement;
      field.value = typed;
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    }, text);
  }

  /** Opens a list of options and picks one. */
  async choose(view: PageHandle, name: string, value: string): Promise<void> {
    await this.#scrollTo(view, name);
    this.#add({ clicks: 2, decisions: 1 });
    await view.evaluate(
      (target, chosen) => {
        const control = document.querySelector<HTMLLabelElement>(`[${target}]`);
        const select = control?.control ?? control?.parentElement?.querySelector('select');
        if (!(select instanceof HTMLSelectElement)) throw new Error('no list of options');
        select.value = chosen;
        for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));
      },
      TARGET,
      value,
    );
  }

  async #scrollTo(view: PageHandle, name: string): Promise<void> {
    const look = async (): Promise<number | null> => {
      const { screensAway, words, decisions } = await view.evaluate(lookAround, name, TARGET);
      this.#add({ words, decisions });
      return screensAway;
    };
    await waitFor(`« ${name} »`, async () => (await look()) !== null, 60_000);
    for (;;) {
      const screensAway = await look();
      if (screensAway === 0 || screensAway === null) return;
      this.#add({ scrolls: 1 });
      // A wheel or the space bar moves by a little less than a window.
      await view.evaluate(
        (direction) => scrollBy({ top: direction * innerHeight * 0.9, behavior: 'instant' }),
        screensAway,
      );
    }
  }
}
