import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { BROWSERS, type BrowserName } from '../tests/support/browser/driver.ts';
import type { PageHandle } from '../tests/support/browser/pageHandle.ts';
import { parseRecordedOrdinal, type UserDriver, withUserDriver } from '../tests/support/browser/userDriver.ts';
import { waitFor } from '../tests/support/browser/wait.ts';
import { FORUM_PAGE, readSamplePage, X_PAGE } from '../tests/support/demo-pages/samples.ts';
import { parseBrowserName, runCommand, UsageError } from './cli.ts';
import { formatHiddenNumber, hideNumber, withNumber } from './tasks/hiddenNumber.ts';
import { findInScreenshots, formatScreenshots } from './tasks/screenshots.ts';
import { formatSixTable, runSixTasks, type SixResult } from './tasks/sixTasks.ts';
import { formatTaskTable, runTasks, type TaskResult } from './tasks/tasks.ts';

const HELP = `npm run first-minutes -- [--tasks six] [--browser ${BROWSERS.join('|')}] [--json FILE]

Goes from a fresh installation to a dossier of five posts, with the mouse only, then with the keyboard only. Counts the
person's actions and the machine's time. Fails above four actions per post or above five minutes, with 6 seconds per
action.

Then does everyday tasks with the mouse, in a window of 1280 × 800, and prints a table: clicks, keys, scrolls, words
shown, questions among them, and seconds of a person who reads every word (scripts/tasks/person.ts). One hides a telephone
number; fails when a file of the dossier still has it. The last one imports forty invented screenshots of a telephone, has
their text read, searches a word of each and makes the dossier; fails when one was not read or not found.

With --tasks six: nothing of this, but six tasks from the first capture to the complaint, with the mouse, the keyboard and
one finger (Chromium only), and a table: actions, words shown, seconds of waiting for the machine.

  --tasks        six
  --browser      ${BROWSERS.join(' or ')} (chromium)
  --json         file for the table, as JSON; with --tasks six, also each action and each text read`;

const POSTS_ON_X = 4;
const POSTS: readonly Post[] = [
  ...Array.from({ length: POSTS_ON_X }, (_, index) => ({
    index,
    selector: `[data-testid="cellInnerDiv"]:nth-of-type(${index + 1}) [data-testid="tweetText"]`,
  })),
  { index: 0, selector: '#msg-51733 p' },
];
/** To look, decide and point; deliberately slow. */
const SECONDS_PER_ACTION = 6;
const MAX_PRESSES = 80;

/** Counts a person's actions (a press of a button, of a link or on a post) and the keys that only move the focus. */
class Gestures {
  actions = 0;
  keys = 0;

  /** Clicks the button in the browser's toolbar. */
  async toolbar(user: UserDriver, page: PageHandle): Promise<PageHandle> {
    this.actions += 1;
    return user.openPopup(page);
  }

  async click(view: PageHandle, selector: string): Promise<void> {
    this.actions += 1;
    await view.click(selector);
  }

  /** Moves to an element with Tab only, then presses Enter. */
  enter(view: PageHandle, selector: string): Promise<void> {
    return this.#moveTo(view, selector, 'Tab');
  }

  /** Moves within a list with the down arrow, once its first row has the focus, then presses Enter. */
  async arrow(view: PageHandle, selector: string): Promise<void> {
    await view.waitForVisible('[data-list] .row-open:focus');
    await this.#moveTo(view, selector, 'ArrowDown');
  }

  async #moveTo(view: PageHandle, selector: string, key: 'Tab' | 'ArrowDown'): Promise<void> {
    await view.waitForVisible(selector);
    for (let presses = 0; !(await isFocused(view, selector)); presses += 1) {
      if (presses === MAX_PRESSES) throw new Error(`${key} does not reach ${selector}`);
      this.keys += 1;
      await view.press(key);
    }
    this.actions += 1;
    await view.press('Enter');
  }
}

const isFocused = (view: PageHandle, selector: string): Promise<boolean> =>
  view.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

/** A post's place on its page. */
interface Post {
  readonly index: number;
  readonly selector: string;
}

interface InputMethod {
  readonly name: string;
  readonly post: (user: UserDriver, gestures: Gestures, page: PageHandle, post: Post) => Promise<void>;
  readonly press: (gestures: Gestures, view: PageHandle, selector: string) => Promise<void>;
}

const INPUT_METHODS: readonly InputMethod[] = [
  {
    name: 'mouse',
    post: async (user, gestures, page, { selector }) => {
      await gestures.click(await gestures.toolbar(user, page), '[data-action="capture-post"]');
      await gestures.click(page, selector);
    },
    press: (gestures, view, selector) => gestures.click(view, selector),
  },
  {
    name: 'keyboard',
    post: async (user, gestures, page, { index }) => {
      const popup = await gestures.toolbar(user, page);
      await gestures.enter(popup, '[data-action="other-ways"]');
      await gestures.enter(popup, '[data-action="list-posts"]');
      await gestures.arrow(popup, `[data-list="posts"] [data-index="${index}"]`);
    },
    press: (gestures, view, selector) => gestures.enter(view, selector),
  },
];

async function runScenario(browser: BrowserName, { name, post, press }: InputMethod): Promise<string> {
  const pages = [
    [X_PAGE, await readSamplePage('x')],
    [FORUM_PAGE, await readSamplePage('forum')],
  ] as const;
  return withUserDriver(pages, { browser }, async (user) => {
    const gestures = new Gestures();
    const start = performance.now();
    let page = await user.openPage(X_PAGE);
    for (const [index, one] of POSTS.entries()) {
      if (index === POSTS_ON_X) page = await user.openPage(FORUM_PAGE);
      await post(user, gestures, page, one);
      await waitFor(
        `post ${index + 1} to be recorded`,
        async () => parseRecordedOrdinal(await user.readNotice(page)) === index + 1,
      );
    }
    const actionsPerPost = gestures.actions / POSTS.length;
    await press(gestures, await gestures.toolbar(user, page), '[data-action="export"]');
    const carnet = await user.driver.waitForTab((url) => url.includes('carnet.html'));
    await press(gestures, carnet, '[data-action="export"]');
    await carnet.waitForVisible('[data-export="done"]', 60_000);
    await user.driver.download(() => press(gestures, carnet, '[data-download="pdf"]'));
    const machineSeconds = (performance.now() - start) / 1000;
    const totalSeconds = machineSeconds + gestures.actions * SECONDS_PER_ACTION;
    if (actionsPerPost > 4) throw new Error(`${name}: ${actionsPerPost} actions per post`);
    if (totalSeconds > 300) throw new Error(`${name}: ${Math.round(totalSeconds)} s`);
    return `${name}: ${POSTS.length} posts, ${actionsPerPost} actions per post, ${gestures.actions} in total, ${gestures.keys} keys to move the focus, ${machineSeconds.toFixed(1)} s of machine time, ${Math.round(totalSeconds)} s with a person`;
  });
}

async function measureTasks(browser: BrowserName): Promise<readonly TaskResult[]> {
  const pages = [[X_PAGE, await readSamplePage('x')]] as const;
  return withUserDriver(pages, { browser }, async (user) => runTasks(user, await user.openPage(X_PAGE)));
}

async function measureHiddenNumber(browser: BrowserName) {
  const { body } = await readSamplePage('x');
  const pages = [[X_PAGE, { body: withNumber(body.toString()) }]] as const;
  return withUserDriver(pages, { browser }, async (user) => hideNumber(user, await user.openPage(X_PAGE)));
}

const measureScreenshots = (browser: BrowserName) => withUserDriver([], { browser }, findInScreenshots);

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      tasks: { type: 'string' },
      browser: { type: 'string', default: 'chromium' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const browser = parseBrowserName(values.browser);
  const save = async (results: readonly object[]): Promise<void> => {
    if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(results, null, 2)}\n`);
  };
  if (values.tasks !== undefined) {
    if (values.tasks !== 'six') throw new UsageError(`Unknown tasks: ${values.tasks}`);
    const results: SixResult[] = [];
    // The driver of Firefox has no finger.
    for (const input of ['mouse', 'keyboard', ...(browser === 'chromium' ? (['touch'] as const) : [])] as const)
      results.push(...(await runSixTasks(browser, input)));
    console.log(formatSixTable(results));
    return save(results);
  }
  for (const method of INPUT_METHODS) console.log(await runScenario(browser, method));
  const hidden = await measureHiddenNumber(browser);
  const screenshots = await measureScreenshots(browser);
  const results = [...(await measureTasks(browser)), hidden, screenshots];
  console.log(formatTaskTable(results));
  console.log(formatHiddenNumber(hidden));
  console.log(formatScreenshots(screenshots));
  await save(results);
});
