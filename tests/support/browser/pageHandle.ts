import type { browser } from '../../../src/browser/browser.ts';
import type { PlainWordKey } from '../../../src/ui/locales/index.ts';
import { waitFor } from './wait.ts';
import { say } from './words.ts';

/** Operations on a tab or popup that each browser implements. The rest of PageHandle is built on them. */
export interface PagePrimitives {
  /** Evaluates an expression in the page's own world, awaits it and returns its value as JSON. */
  evaluate(expression: string): Promise<string>;
  /** Calls a function, passed as source text, on each closed shadow root of the page. */
  onClosedRoots(declaration: string): Promise<readonly ShadowRootResult[]>;
  click(x: number, y: number): Promise<void>;
  move(x: number, y: number): Promise<void>;
  /** Presses the button at one point of the viewport and releases it at another. */
  drag(from: Point, to: Point): Promise<void>;
  press(key: Key): Promise<void>;
  setInputFiles(selector: string, paths: readonly string[]): Promise<void>;
  /** Sets the size of the viewport, CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** Shows the page as with this theme of the system. Only Chromium's driver changes it in a page. */
  setTheme?(theme: 'light' | 'dark'): Promise<void>;
  /** Zooms as two fingers do. In Firefox no driver does it. */
  pinchZoom?(scale: number): Promise<void>;
  /** Slows the page's process down so many times. In Firefox no driver does it. */
  slowDown?(times: number): Promise<void>;
  /** Only where the driver has a finger: Chromium. */
  readonly finger?: Finger;
  screenshot(): Promise<Uint8Array>;
  isClosed(): Promise<boolean>;
  close(): Promise<void>;
}

type Shared = 'drag' | 'press' | 'setInputFiles' | 'resize' | 'screenshot' | 'isClosed' | 'close';
type OfChromium = 'setTheme' | 'pinchZoom' | 'slowDown';

/** One finger, on a page that is shown as on a touch screen. */
interface Finger {
  /** Gives the page a touch screen of this size, CSS pixels; null: of the size that it has. */
  start(size: { readonly width: number; readonly height: number } | null): Promise<void>;
  tap(x: number, y: number): Promise<void>;
  drag(from: Point, to: Point): Promise<void>;
}

/** Keys without a character, by WebDriver's code points. */
export const KEY_CODES = {
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Space: ' ',
  Shift: '\uE008',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  Home: '\uE011',
  End: '\uE010',
} as const;
export type SingleKey = keyof typeof KEY_CODES;
export type Key = SingleKey | 'Shift+Tab' | 'Shift+ArrowRight' | 'Shift+ArrowDown';
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The result of a function as JSON, and an id of the shadow root it was called on. */
export interface ShadowRootResult {
  readonly root: string;
  readonly value: string;
}

export interface Notice {
  /** Id of its shadow root. The next notice has another one, even with the same text. */
  readonly root: string;
  readonly role: 'status' | 'alert';
  readonly text: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A tab or popup, with a real mouse and keyboard. Methods wait for the element of their selector. Those of Chromium
 * throw where the driver has none.
 */
export interface PageHandle extends Pick<PagePrimitives, Shared>, Required<Pick<PagePrimitives, OfChromium>> {
  evaluate<A extends readonly Json[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** Runs a function in a page of ours with the extension's API. */
  withApi<A extends readonly Json[], T>(
    fn: (api: typeof browser, ...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T>;
  /** Waits until an element matches and is drawn. */
  waitForVisible(selector: string, timeoutMs?: number): Promise<void>;
  has(selector: string): Promise<boolean>;
  text(selector: string): Promise<string>;
  attribute(selector: string, name: string): Promise<string | null>;
  click(selector: string): Promise<void>;
  /** Touches an element with one finger, in Chromium, after `finger().start`. */
  tap(selector: string): Promise<void>;
  hover(selector: string): Promise<void>;
  /** Focuses an element, as Tab would. */
  focus(selector: string): Promise<void>;
  /** Sets fields by their names, then submits their form. */
  fill(fields: Readonly<Record<string, string>>): Promise<void>;
  /** Throws where the driver has none. */
  finger(): Finger;
  /** Runs a script in the page, for example a library that checks it. */
  runScript(script: string): Promise<void>;
  /** The drawn `role=status` and `role=alert` in the extension's closed shadow root on the page. */
  notices(): Promise<readonly Notice[]>;
  /** Runs a function in the page on each closed shadow root of the extension. */
  onOverlay<T>(fn: (root: ShadowRoot) => T): Promise<readonly T[]>;
  /** Clicks a button that the extension draws on the page, by the key of its words or by a text that has none. */
  clickOverlayButton(name: PlainWordKey | { readonly text: string }, timeoutMs?: number): Promise<void>;
}

/** Runs in the page, on each closed shadow root: the centre of each drawn button. */
const readButtons = (root: ShadowRoot): (Point & { readonly text: string })[] =>
  [...root.querySelectorAll('button')]
    .filter((button) => button.getClientRects().length > 0)
    .map((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return { text: button.textContent ?? '', x: Math.floor(x + width / 2), y: Math.floor(y + height / 2) };
    });

/** Runs in the page, on each closed shadow root: the drawn notices. */
const readNotices = (root: ShadowRoot): Omit<Notice, 'root'>[] =>
  [...root.querySelectorAll('[role=status], [role=alert]')]
    .filter((element) => element.getClientRects().length > 0 && element.textContent?.trim())
    .map((element) => ({
      role: element.getAttribute('role') === 'alert' ? 'alert' : 'status',
      text: (element.textContent ?? '').trim(),
    }));

/** What the drivers of both browsers say when the document that was asked is gone. */
const REPLACED = /context was destroyed|cannot find context/i;

export function createPageHandle(primitives: PagePrimitives): PageHandle {
  const evaluate: PageHandle['evaluate'] = async (fn, ...args) =>
    // Our own functions, which return JSON.
    JSON.parse(await primitives.evaluate(`(${fn})(...${JSON.stringify(args)})`)) as never;

  /** Null while a document takes the place of another: whoever waits asks again. */
  const unlessReplaced = <T>(answer: Promise<T>): Promise<T | null> =>
    answer.catch((error: unknown) => {
      if (REPLACED.test(String(error))) return null;
      throw error;
    });

  /** Returns the middle of an element's visible part, or why it cannot be clicked, after scrolling towards it. */
  const findClickPoint = (selector: string): Promise<Point | string> =>
    evaluate((wanted) => {
      // A hostile page of the tests has names in the place of these.
      const { querySelector, elementFromPoint } = Document.prototype;
      const element = querySelector.call(document, wanted);
      if (element === null) return 'absent';
      element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) return 'not drawn';
      const middle = (start: number, size: number, limit: number) =>
        Math.floor((Math.max(0, start) + Math.min(limit, start + size)) / 2);
      const point = { x: middle(box.x, box.width, innerWidth), y: middle(box.y, box.height, innerHeight) };
      // Firefox does not scroll a popup while it gives it its size.
      if (point.x >= innerWidth || point.y >= innerHeight) return `outside the window: ${point.x}, ${point.y}`;
      // Covered by a fixed bar: the element is scrolled to the centre and the point computed again.
      const hit = elementFromPoint.call(document, point.x, point.y);
      if (!hit?.closest('body') || element.contains(hit) || hit.contains(element)) return point;
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      return `covered by ${hit.tagName} ${hit.className}`;
    }, selector);

  /** Returns the centre of the visible part of an element, once the element no longer moves. */
  const waitForClickPoint = async (selector: string): Promise<Point> => {
    let last: Point | string = 'not asked';
    return waitFor(
      () => `« ${selector} » to be drawn and still; last: ${typeof last === 'string' ? last : `${last.x}, ${last.y}`}`,
      async () => {
        const now = (await unlessReplaced(findClickPoint(selector))) ?? 'the page is replaced';
        const isStill = typeof now !== 'string' && typeof last !== 'string' && now.x === last.x && now.y === last.y;
        last = now;
        return isStill && now;
      },
    );
  };

  const get = <K extends OfChromium | 'finger'>(name: K): NonNullable<PagePrimitives[K]> => {
    const found = primitives[name];
    if (found === undefined) throw new Error(`This driver has no ${name}`);
    return found;
  };

  const has = (selector: string) => evaluate((wanted) => document.querySelector(wanted) !== null, selector);
  const waitForElement = (selector: string) => waitFor(`« ${selector} »`, () => has(selector));

  return {
    ...primitives,
    evaluate,
    withApi: async (fn, ...args) =>
      JSON.parse(
        await primitives.evaluate(`(${fn})(globalThis.browser ?? globalThis.chrome, ...${JSON.stringify(args)})`),
      ) as never,
    has,
    waitForVisible: async (selector, timeoutMs) => {
      await waitFor(
        `« ${selector} » to be drawn`,
        () =>
          unlessReplaced(
            evaluate((wanted) => (document.querySelector(wanted)?.getClientRects().length ?? 0) > 0, selector),
          ),
        timeoutMs,
      );
    },
    text: (selector) =>
      waitFor(`« ${selector} »`, () =>
        unlessReplaced(evaluate((wanted) => document.querySelector(wanted)?.textContent?.trim() ?? null, selector)),
      ),
    attribute: async (selector, name) => {
      await waitForElement(selector);
      return evaluate((wanted, of) => document.querySelector(wanted)?.getAttribute(of) ?? null, selector, name);
    },
    click: async (selector) => {
      const { x, y } = await waitForClickPoint(selector);
      await primitives.click(x, y);
    },
    tap: async (selector) => {
      const { x, y } = await waitForClickPoint(selector);
      await get('finger').tap(x, y);
    },
    finger: () => get('finger'),
    hover: async (selector) => {
      const { x, y } = await waitForClickPoint(selector);
      await primitives.move(x, y);
    },
    focus: async (selector) => {
      await waitForElement(selector);
      await evaluate((wanted) => {
        document.querySelector<HTMLElement>(wanted)?.focus();
      }, selector);
    },
    setInputFiles: async (selector, paths) => {
      await waitForElement(selector);
      await primitives.setInputFiles(selector, paths);
    },
    fill: async (fields) => {
      for (const name of Object.keys(fields)) await waitForElement(`[name="${name}"]`);
      await evaluate((values) => {
        const found = Object.entries(values).map(([name, value]) => {
          const field = document.querySelector<HTMLInputElement>(`[name="${name}"]`);
          if (field) field.value = value;
          return field;
        });
        found.at(-1)?.form?.requestSubmit();
      }, fields);
    },
    setTheme: async (theme) => get('setTheme')(theme),
    pinchZoom: async (scale) => get('pinchZoom')(scale),
    slowDown: async (times) => get('slowDown')(times),
    runScript: async (script) => {
      await primitives.evaluate(`(() => { ${script}; return null; })()`);
    },
    notices: async () => {
      const perRoot = await primitives.onClosedRoots(`function () { return JSON.stringify((${readNotices})(this)); }`);
      return perRoot.flatMap(({ root, value }) =>
        JSON.parse(value).map((notice: Omit<Notice, 'root'>) => ({ root, ...notice })),
      );
    },
    onOverlay: async (fn) => {
      const perRoot = await primitives.onClosedRoots(`function () { return JSON.stringify((${fn})(this) ?? null); }`);
      // Our own functions, which return JSON.
      return perRoot.map(({ value }) => JSON.parse(value) as never);
    },
    clickOverlayButton: async (name, timeoutMs) => {
      const text = typeof name === 'string' ? say(name) : name.text;
      const find = async () => {
        const perRoot = await primitives.onClosedRoots(
          `function () { return JSON.stringify((${readButtons})(this)); }`,
        );
        const buttons = perRoot.flatMap(({ value }): ReturnType<typeof readButtons> => JSON.parse(value));
        return buttons.find((button) => button.text === text);
      };
      const { x, y } = await waitFor(`our button « ${text} »`, find, timeoutMs);
      await primitives.click(x, y);
    },
  };
}

/** Returns the text of the alert that one of our pages shows, or null. */
export async function readAlert(page: PageHandle): Promise<string | null> {
  return (await page.has('[role="alert"]')) ? page.text('[role="alert"]') : null;
}
