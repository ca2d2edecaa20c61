import { setTimeout as pause } from 'node:timers/promises';
import { pickWords } from '../../../src/ui/locales/words.ts';
import type { Key, PageHandle, Point } from '../../../tests/support/browser/pageHandle.ts';
import type { UserDriver } from '../../../tests/support/browser/userDriver.ts';
import { waitFor } from '../../../tests/support/browser/wait.ts';
import { findActivationKey, findNextKey, type Look, lookAround, readOverlayTexts, TARGET } from './lookAround.ts';

/** What a task cost. `words`: words shown on the way, each text once; `decisions`: questions among them. */
interface TaskCost {
  readonly clicks: number;
  readonly keys: number;
  readonly scrolls: number;
  readonly words: number;
  readonly decisions: number;
}

/** The browsers run in French. */
export const WORDS = pickWords('fr');

/** Returns the pattern by which a person finds a caption. */
export const caption = (text: string): string => RegExp.escape(text.replace(/\s+/g, ' '));

export const INPUT_METHODS = ['mouse', 'keyboard', 'touch'] as const;
export type InputMethod = (typeof INPUT_METHODS)[number];

/** The window of our pages, CSS pixels; the popup has its own size, except on a touch screen. */
const WINDOWS: Readonly<Record<InputMethod, { readonly width: number; readonly height: number }>> = {
  mouse: { width: 1280, height: 800 },
  keyboard: { width: 1280, height: 800 },
  touch: { width: 360, height: 800 },
};

/** A page is complete when so many looks in a row show nothing new. */
const QUIET_LOOKS = 3;
const LOOK_INTERVAL_MS = 250;
/** A wheel, a finger or the space bar moves by a little less than a window. */
const SCROLLED_PART = 0.9;
const MAX_PRESSES = 200;
/** A person looks before choosing, and a press just after a choice is ignored. */
const LOOK_BEFORE_CHOOSING_MS = 1_000;

/**
 * A person with a mouse, a keyboard or one finger: reads what is in the window, moves to what is not, and presses only
 * what is in view, or has the focus.
 */
export class Person {
  readonly input: InputMethod;
  #cost: TaskCost = { clicks: 0, keys: 0, scrolls: 0, words: 0, decisions: 0 };
  /** What was read already: texts and questions. */
  readonly #seen = new Set<string>();
  /** When the last action was made; null once what it promised was there. */
  #actedAt: number | null = null;
  #waitedMs = 0;

  constructor(input: InputMethod) {
    this.input = input;
  }

  get cost(): TaskCost {
    return this.#cost;
  }

  /** Seconds from actions until what they promised was shown. */
  get waitSeconds(): number {
    return this.#waitedMs / 1000;
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

  #act(some: Partial<TaskCost>): void {
    this.#add(some);
    this.#actedAt = performance.now();
  }

  async press(view: PageHandle, key: Key): Promise<void> {
    await view.press(key);
    this.#act({ keys: 1 });
  }

  /** Waits for what the last action promised. The time is the machine's. */
  async waitFor<T>(promised: Promise<T>): Promise<T> {
    const found = await promised;
    this.#endWait();
    return found;
  }

  #endWait(): void {
    if (this.#actedAt !== null) this.#waitedMs += performance.now() - this.#actedAt;
    this.#actedAt = null;
  }

  /** Gives one of our pages the size of its window. */
  async openView(view: PageHandle): Promise<void> {
    const size = WINDOWS[this.input];
    await (this.input === 'touch' ? view.finger().start(size) : view.resize(size.width, size.height));
  }

  /** Opens the popup, by the toolbar or by its shortcut. */
  async openPopup(user: UserDriver, page: PageHandle): Promise<PageHandle> {
    const popup = await user.openPopup(page);
    this.#act(this.input === 'keyboard' ? { keys: 1 } : { clicks: 1 });
    // The driver closes a popup of before and gives the page the focus first, so the popup's own clock counts.
    this.#waitedMs += await popup.evaluate(() => performance.now());
    this.#actedAt = null;
    if (this.input === 'touch') await this.openView(popup);
    return popup;
  }

  #readTexts(texts: readonly string[]): number {
    let count = 0;
    for (const text of texts) {
      if (this.#seen.has(`text ${text}`)) continue;
      this.#seen.add(`text ${text}`);
      count += 1;
      this.#add({ words: text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0 });
    }
    return count;
  }

  /** Reads everything that we draw on the page under capture. */
  async readOverlay(page: PageHandle): Promise<void> {
    this.#readTexts((await page.onOverlay(readOverlayTexts)).flat());
  }

  /** Reads what is in the window. Returns where the wanted control is, and how much was new. */
  async #look(view: PageHandle, name: string): Promise<Pick<Look, 'screensAway'> & { readonly news: number }> {
    const { texts, questions, screensAway } = await view.evaluate(lookAround, name, TARGET);
    const open = questions.filter((one) => !this.#seen.has(`question ${one}`));
    const asked = new Set(open);
    for (const one of asked) this.#seen.add(`question ${one}`);
    this.#add({ decisions: asked.size });
    return { screensAway, news: this.#readTexts(texts) + asked.size };
  }

  /** Reads what is in the window, until nothing new appears in it. */
  async read(view: PageHandle): Promise<void> {
    let quiet = 0;
    await waitFor(
      'the page to be complete',
      async () => {
        const { news } = await this.#look(view, '');
        quiet = news === 0 ? quiet + 1 : 0;
        return quiet === QUIET_LOOKS;
      },
      undefined,
      LOOK_INTERVAL_MS,
    );
    this.#actedAt = null;
  }

  /** Waits for a control, reads, moves until it is in view or has the focus, and activates it. */
  async click(view: PageHandle, name: string): Promise<void> {
    await this.#reach(view, name);
    const target = `[${TARGET}]`;
    if (this.input === 'mouse') await view.click(target);
    else if (this.input === 'touch') await view.tap(target);
    else {
      const key = await view.evaluate(findActivationKey);
      if (key !== null) await view.press(key);
      return this.#act({ keys: key === null ? 0 : 1 });
    }
    this.#act({ clicks: 1 });
  }

  /** Presses a place of the page under capture, after a look at it; not by keyboard. */
  async point(page: PageHandle, selector: string): Promise<void> {
    await pause(LOOK_BEFORE_CHOOSING_MS);
    await (this.input === 'touch' ? page.tap(selector) : page.click(selector));
    this.#act({ clicks: 1 });
  }

  /** Draws from one point of the window to another; not by keyboard. */
  async draw(view: PageHandle, from: Point, to: Point): Promise<void> {
    await (this.input === 'touch' ? view.finger().drag(from, to) : view.drag(from, to));
    this.#act({ clicks: 1 });
  }

  /** Goes to a field and types. */
  async type(view: PageHandle, name: string, text: string): Promise<void> {
    await this.click(view, name);
    this.#act({ keys: text.length });
    await view.evaluate((typed) => {
      const field = document.activeElement as HTMLInputElement;
      field.value = typed;
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    }, text);
  }

  /** Opens a list of options and picks one; by keyboard, with the arrows. */
  async choose(view: PageHandle, name: string, value: string): Promise<void> {
    await this.#reach(view, name);
    this.#add({ decisions: 1 });
    if (this.input === 'keyboard') {
      const read = () => view.evaluate(() => (document.activeElement as HTMLSelectElement).value);
      for (let presses = 0; (await read()) !== value; presses += 1) {
        if (presses === MAX_PRESSES) throw new Error(`no option ${value}`);
        await this.press(view, 'ArrowDown');
      }
      return;
    }
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
    this.#act({ clicks: 2 });
  }

  /** Scrolls until the middle of an element is in the window, reading on the way. */
  async scrollTo(view: PageHandle, selector: string): Promise<void> {
    await this.#scrollUntil(view, async () => {
      await this.#look(view, '');
      return view.evaluate((wanted) => {
        const box = document.querySelector(wanted)?.getBoundingClientRect();
        if (box === undefined) return null;
        const middle = box.top + Math.min(box.height, innerHeight) / 2;
        // The header stays at the top, over what scrolls.
        const top = document.querySelector('.app-header')?.getBoundingClientRect().bottom ?? 0;
        return middle < top ? -1 : middle > innerHeight ? 1 : 0;
      }, selector);
    });
  }

  /** Waits until a control is drawn: the time is the machine's. */
  async find(view: PageHandle, name: string): Promise<void> {
    await waitFor(`« ${name} »`, async () => (await this.#look(view, name)).screensAway !== null, 60_000);
    this.#endWait();
  }

  async #reach(view: PageHandle, name: string): Promise<void> {
    await this.find(view, name);
    if (this.input !== 'keyboard')
      await this.#scrollUntil(view, async () => (await this.#look(view, name)).screensAway);
    for (let presses = 0; ; presses += 1) {
      await this.#look(view, name);
      const key = this.input === 'keyboard' ? await view.evaluate(findNextKey, TARGET) : null;
      if (key === null) return;
      if (presses === MAX_PRESSES) throw new Error(`the keyboard does not reach « ${name} »`);
      await this.press(view, key);
    }
  }

  async #scrollUntil(view: PageHandle, look: () => Promise<number | null>): Promise<void> {
    for (;;) {
      const screensAway = await look();
      if (screensAway === 0 || screensAway === null) return;
      this.#act({ scrolls: 1 });
      this.#actedAt = null;
      await view.evaluate(
        (part) => scrollBy({ top: part * innerHeight, behavior: 'instant' }),
        screensAway * SCROLLED_PART,
      );
    }
  }
}
