import { parseArgs } from 'node:util';
import { BROWSERS, type BrowserName } from './browser/driver.ts';
import { atBrowser, type Person, recordedOrdinal } from './browser/person.ts';
import type { View } from './browser/view.ts';
import { waitFor } from './browser/wait.ts';
import { browserNamed, runCommand } from './command.ts';
import { FORUM_PAGE, samplePage, X_PAGE } from './demo-pages/samples.ts';

const HELP = `npm run first-minutes -- [--browser ${BROWSERS.join('|')}]

From a fresh installation to a dossier of five posts, with the mouse alone, then with the keyboard alone: counts what a
person has to do, and how long the machine takes. Fails above three actions a post or five minutes, when each action
takes a person 6 seconds.

  --browser      ${BROWSERS.join(' or ')} (chromium)`;

const ON_X = 4;
const POSTS: readonly Post[] = [
  ...Array.from({ length: ON_X }, (_, index) => ({
    index,
    selector: `[data-testid="cellInnerDiv"]:nth-of-type(${index + 1}) [data-testid="tweetText"]`,
  })),
  { index: 0, selector: '#msg-51733 p' },
];
/** To look, decide and point: slow on purpose. */
const SECONDS_AN_ACTION = 6;
const MOST_PRESSES = 80;

/** What a person did: presses of a button, of a link or on a post, and keys that only went from one to the next. */
class Gestures {
  actions = 0;
  keys = 0;

  /** The button of the browser's own toolbar. */
  async toolbar(person: Person, page: View): Promise<View> {
    this.actions += 1;
    return person.openPopup(page);
  }

  async click(view: View, selector: string): Promise<void> {
    this.actions += 1;
    await view.click(selector);
  }

  /** Goes there with Tab alone, then presses Enter. */
  enter(view: View, selector: string): Promise<void> {
    return this.#go(view, selector, 'Tab');
  }

  /** The same within a list, once its first row has the focus. */
  async arrow(view: View, selector: string): Promise<void> {
    await view.see('[data-list] .row-open:focus');
    await this.#go(view, selector, 'ArrowDown');
  }

  async #go(view: View, selector: string, key: 'Tab' | 'ArrowDown'): Promise<void> {
    await view.see(selector);
    for (let presses = 0; !(await isFocused(view, selector)); presses += 1) {
      if (presses === MOST_PRESSES) throw new Error(`${key} does not reach ${selector}`);
      this.keys += 1;
      await view.press(key);
    }
    this.actions += 1;
    await view.press('Enter');
  }
}

const isFocused = (view: View, selector: string): Promise<boolean> =>
  view.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

/** Where it stands on its page. */
interface Post {
  readonly index: number;
  readonly selector: string;
}

interface Way {
  readonly name: string;
  readonly post: (person: Person, gestures: Gestures, page: View, post: Post) => Promise<void>;
  readonly press: (gestures: Gestures, view: View, selector: string) => Promise<void>;
}

const WAYS: readonly Way[] = [
  {
    name: 'mouse',
    post: async (person, gestures, page, { selector }) => {
      await gestures.click(await gestures.toolbar(person, page), '[data-action="capture-post"]');
      await gestures.click(page, selector);
    },
    press: (gestures, view, selector) => gestures.click(view, selector),
  },
  {
    name: 'keyboard',
    post: async (person, gestures, page, { index }) => {
      const popup = await gestures.toolbar(person, page);
      await gestures.enter(popup, '[data-action="list-posts"]');
      await gestures.arrow(popup, `[data-list="posts"] [data-index="${index}"]`);
    },
    press: (gestures, view, selector) => gestures.enter(view, selector),
  },
];

async function walk(browser: BrowserName, { name, post, press }: Way): Promise<string> {
  const pages = [
    [X_PAGE, await samplePage('x')],
    [FORUM_PAGE, await samplePage('forum')],
  ] as const;
  return atBrowser(pages, { browser }, async (person) => {
    const gestures = new Gestures();
    const start = performance.now();
    let page = await person.openPage(X_PAGE);
    for (const [index, one] of POSTS.entries()) {
      if (index === ON_X) page = await person.openPage(FORUM_PAGE);
      await post(person, gestures, page, one);
      await waitFor(
        `post ${index + 1} to be recorded`,
        async () => recordedOrdinal(await person.readNotice(page)) === index + 1,
      );
    }
    const aPost = gestures.actions / POSTS.length;
    await press(gestures, await gestures.toolbar(person, page), '[data-action="export"]');
    const carnet = await person.driver.waitForTab((url) => url.includes('carnet.html'));
    await press(gestures, carnet, '[data-action="export"]');
    await carnet.see('[data-export="done"]', 60_000);
    await person.driver.download(() => press(gestures, carnet, '[data-download="zip"]'));
    const machine = (performance.now() - start) / 1000;
    const whole = machine + gestures.actions * SECONDS_AN_ACTION;
    if (aPost > 3) throw new Error(`${name}: ${aPost} actions a post`);
    if (whole > 300) throw new Error(`${name}: ${Math.round(whole)} s`);
    return `${name}: ${POSTS.length} posts, ${aPost} actions a post, ${gestures.actions} in all, ${gestures.keys} keys to get there, ${machine.toFixed(1)} s of the machine, ${Math.round(whole)} s with a person`;
  });
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string', default: 'chromium' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  for (const way of WAYS) console.log(await walk(browserNamed(values.browser), way));
});
