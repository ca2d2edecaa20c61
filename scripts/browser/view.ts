import { waitFor } from './wait.ts';

/** What one tab or popup lets us do in either browser; everything else is built on it once, below. */
export interface Hands {
  /** Evaluates an expression in the page's own world, awaits it, and gives its value as JSON. */
  evaluate(expression: string): Promise<string>;
  /** Calls a function, given as source, on each closed shadow root of the page. */
  onClosedRoots(declaration: string): Promise<readonly FromRoot[]>;
  click(x: number, y: number): Promise<void>;
  move(x: number, y: number): Promise<void>;
  drag(from: Point, to: Point): Promise<void>;
  press(key: Key): Promise<void>;
  giveFiles(selector: string, paths: readonly string[]): Promise<void>;
  /** The size of what shows, CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** PNG of what the page shows. */
  screenshot(): Promise<Uint8Array>;
  isClosed(): Promise<boolean>;
  close(): Promise<void>;
}

export type Key = 'Enter' | 'Escape' | 'Tab' | 'Space' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End' | 'Shift';
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a function gave, as JSON, and a name of the shadow root it was called on. */
export interface FromRoot {
  readonly root: string;
  readonly value: string;
}

export interface Notice {
  /** The shadow root that says it: the next notice has another, though it may say the same. */
  readonly root: string;
  readonly role: 'status' | 'alert';
  readonly text: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A tab or a popup, with a real mouse and a real keyboard. Selectors are waited for. */
export interface View {
  evaluate<A extends readonly Json[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** Until an element matches and is drawn. */
  see(selector: string, patienceMs?: number): Promise<void>;
  has(selector: string): Promise<boolean>;
  text(selector: string): Promise<string>;
  attribute(selector: string, name: string): Promise<string | null>;
  click(selector: string): Promise<void>;
  hover(selector: string): Promise<void>;
  /** Presses at one place of the viewport and lets go at another. */
  drag(from: Point, to: Point): Promise<void>;
  /** Files chosen in the browser's own file picker. */
  giveFiles(selector: string, paths: readonly string[]): Promise<void>;
  /** Puts the keyboard's focus on an element, as Tab would. */
  focus(selector: string): Promise<void>;
  press(key: Key): Promise<void>;
  /** Types into fields by their names, then sends their form. */
  fill(fields: Readonly<Record<string, string>>): Promise<void>;
  /** The size of what shows, CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** Runs a script of ours in the page: a checker from a library. */
  run(script: string): Promise<void>;
  /** What the extension says on the page, from its closed shadow root: the drawn `role=status` and `role=alert`. */
  notices(): Promise<readonly Notice[]>;
  /** A button that the extension draws on the page, by its words. */
  clickOurs(text: string, patienceMs?: number): Promise<void>;
  screenshot(): Promise<Uint8Array>;
  isClosed(): Promise<boolean>;
  close(): Promise<void>;
}

/** The middle of each drawn button, on each closed shadow root. */
const buttonsIn = (root: ShadowRoot): (Point & { readonly text: string })[] =>
  [...root.querySelectorAll('button')]
    .filter((button) => button.getClientRects().length > 0)
    .map((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return { text: button.textContent ?? '', x: Math.floor(x + width / 2), y: Math.floor(y + height / 2) };
    });

/** Runs in the page, on each closed shadow root. */
const spokenIn = (root: ShadowRoot): Omit<Notice, 'root'>[] =>
  [...root.querySelectorAll('[role=status], [role=alert]')]
    .filter((element) => element.getClientRects().length > 0 && element.textContent?.trim())
    .map((element) => ({
      role: element.getAttribute('role') === 'alert' ? 'alert' : 'status',
      text: (element.textContent ?? '').trim(),
    }));

export function viewOf(hands: Hands): View {
  const evaluate: View['evaluate'] = async (fn, ...args) =>
    // The functions are ours and JSON is what they return.
    JSON.parse(await hands.evaluate(`(${fn})(...${JSON.stringify(args)})`)) as never;

  const place = (selector: string): Promise<Point | null> =>
    evaluate((wanted) => {
      const element = document.querySelector(wanted);
      element?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const box = element?.getBoundingClientRect();
      if (!box || box.width === 0 || box.height === 0) return null;
      const middle = (start: number, size: number, limit: number) =>
        Math.floor((Math.max(0, start) + Math.min(limit, start + size)) / 2);
      const point = { x: middle(box.x, box.width, innerWidth), y: middle(box.y, box.height, innerHeight) };
      // Under a bar that stays in place: scrolled from under it, as a person would, and looked at again.
      const hit = document.elementFromPoint(point.x, point.y);
      const covered = hit && document.body.contains(hit) && !element?.contains(hit) && !hit.contains(element);
      if (covered) element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      return covered ? null : point;
    }, selector);

  /** The middle of what can be seen of an element, once it stays where it is. */
  const centre = async (selector: string): Promise<Point> => {
    let last: Point | null = null;
    return waitFor(`« ${selector} » to be drawn and still`, async () => {
      const now = await place(selector);
      const still = now !== null && now.x === last?.x && now.y === last.y;
      last = now;
      return still && now;
    });
  };

  const has = (selector: string) => evaluate((wanted) => document.querySelector(wanted) !== null, selector);
  const exists = (selector: string) => waitFor(`« ${selector} »`, () => has(selector));

  return {
    evaluate,
    has,
    see: async (selector, patienceMs) => {
      await waitFor(
        `« ${selector} » to be drawn`,
        () =>
          evaluate((wanted) => (document.querySelector(wanted)?.getClientRects().length ?? 0) > 0, selector),
        patienceMs,
      );
    },
    text: async (selector) => {
      await exists(selector);
      return evaluate((wanted) => document.querySelector(wanted)?.textContent?.trim() ?? '', selector);
    },
    attribute: async (selector, name) => {
      await exists(selector);
      return evaluate(
        (wanted, of) => document.querySelector(wanted)?.getAttribute(of) ?? null,
        selector,
        name,
      );
    },
    click: async (selector) => {
      const { x, y } = await centre(selector);
      await hands.click(x, y);
    },
    hover: async (selector) => {
      const { x, y } = await centre(selector);
      await hands.move(x, y);
    },
    focus: async (selector) => {
      await exists(selector);
      await evaluate((wanted) => {
        document.querySelector<HTMLElement>(wanted)?.focus();
      }, selector);
    },
    giveFiles: async (selector, paths) => {
      await exists(selector);
      await hands.giveFiles(selector, paths);
    },
    drag: hands.drag,
    press: hands.press,
    fill: async (fields) => {
      for (const name of Object.keys(fields)) await exists(`[name="${name}"]`);
      await evaluate((given) => {
        const found = Object.entries(given).map(([name, value]) => {
          const field = document.querySelector<HTMLInputElement>(`[name="${name}"]`);
          if (field) field.value = value;
          return field;
        });
        found.at(-1)?.form?.requestSubmit();
      }, fields);
    },
    resize: hands.resize,
    run: async (script) => {
      await hands.evaluate(`(() => { ${script}; return null; })()`);
    },
    notices: async () => {
      const perRoot = await hands.onClosedRoots(
        `function () { return JSON.stringify((${spokenIn})(this)); }`,
      );
      return perRoot.flatMap(({ root, value }) =>
        JSON.parse(value).map((spoken: Omit<Notice, 'root'>) => ({ root, ...spoken })),
      );
    },
    clickOurs: async (text, patienceMs) => {
      const find = async () => {
        const perRoot = await hands.onClosedRoots(
          `function () { return JSON.stringify((${buttonsIn})(this)); }`,
        );
        const buttons = perRoot.flatMap(({ value }): ReturnType<typeof buttonsIn> => JSON.parse(value));
        return buttons.find((button) => button.text === text);
      };
      const { x, y } = await waitFor(`our button « ${text} »`, find, patienceMs);
      await hands.click(x, y);
    },
    screenshot: hands.screenshot,
    isClosed: hands.isClosed,
    close: hands.close,
  };
}

/** What one of our own pages says went wrong. */
export async function alertOf(page: View): Promise<string | null> {
  return (await page.has('[role="alert"]')) ? page.text('[role="alert"]') : null;
}
