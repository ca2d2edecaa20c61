import { t } from '../../src/ui/locales/index.ts';
import { pickWords } from '../../src/ui/locales/words.ts';
import type { PageHandle } from '../../tests/support/browser/pageHandle.ts';
import { parseRecordedOrdinal, type UserDriver } from '../../tests/support/browser/userDriver.ts';
import { waitFor } from '../../tests/support/browser/wait.ts';
import { estimateSeconds, Person, type TaskCost, WINDOWS } from './person.ts';

/** Everyday tasks, done with the mouse by what is shown. */
export const TASKS = [
  'first capture',
  'five captures',
  'find one',
  'export for the police',
  'leave one out',
  'undo a mistake',
  'act for a child',
  'hide a number',
  'forty screenshots',
] as const;
type TaskName = (typeof TASKS)[number];

export interface TaskResult extends TaskCost {
  readonly task: TaskName;
  /** Time of the machine and of the driver, without the person's. */
  readonly machineSeconds: number;
}

export const WINDOW = WINDOWS.mouse;
const FIVE = 5;
const POSTS_ON_PAGE = 4;
const NOTICE_TIMEOUT_MS = 700;
/** As fast as a person clicks. */
const CLICK_INTERVAL_MS = 1_000;

/** The browsers run in French. */
export const WORDS = pickWords('fr');

/** Returns the pattern by which a person finds a caption. */
export const caption = (text: string): string => RegExp.escape(text.replace(/\s+/g, ' '));

/** Runs each task in turn in one fresh carnet. */
export async function runTasks(user: UserDriver, page: PageHandle): Promise<readonly TaskResult[]> {
  const measure = async (
    task: TaskName,
    work: (person: Person) => Promise<void>,
    person = new Person(),
  ): Promise<TaskResult> => {
    const start = performance.now();
    await work(person);
    return { task, ...person.cost, machineSeconds: (performance.now() - start) / 1000 };
  };
  const openList = async (): Promise<PageHandle> => {
    const carnet = await user.driver.openExtensionPage('carnet.html#items');
    await carnet.resize(WINDOW.width, WINDOW.height);
    await carnet.waitForVisible('[data-list="items"] [data-item]');
    return carnet;
  };
  const inList = async (task: TaskName, work: (person: Person, carnet: PageHandle) => Promise<void>) => {
    const carnet = await openList();
    const result = await measure(task, (person) => work(person, carnet));
    await carnet.close();
    return result;
  };

  const first = await measure('first capture', (person) => capture(user, person, page, 0));
  const others = await measure('five captures', async (person) => {
    for (let index = 1; index < FIVE; index += 1) await capture(user, person, page, index);
    if (await isChoosing(page)) await person.press(page, 'Escape');
  });
  const found = await measure('find one', (person) => findOne(user, person, page));
  const exported = await inList('export for the police', (person, carnet) => exportForPolice(user, person, carnet));
  const list = await openList();
  const leaver = new Person();
  const leftOut = await measure('leave one out', (person) => leaveOneOut(person, list), leaver);
  const undone = await measure('undo a mistake', (person) => undo(person, list), new Person('mouse', leaver));
  await list.close();
  const acted = await inList('act for a child', actForChild);
  return [first, addCosts('five captures', first, others), found, exported, leftOut, undone, acted];
}

const addCosts = (task: TaskName, a: TaskResult, b: TaskResult): TaskResult => ({
  task,
  clicks: a.clicks + b.clicks,
  keys: a.keys + b.keys,
  scrolls: a.scrolls + b.scrolls,
  words: a.words + b.words,
  decisions: a.decisions + b.decisions,
  machineSeconds: a.machineSeconds + b.machineSeconds,
});

/** Captures the post number `index + 1`; the fifth is the first again. */
export async function capture(user: UserDriver, person: Person, page: PageHandle, index: number): Promise<void> {
  const post = `[data-testid="cellInnerDiv"]:nth-of-type(${(index % POSTS_ON_PAGE) + 1}) [data-testid="tweetText"]`;
  if (index === 0 || !(await startFromNotice(person, page))) {
    person.countClick();
    await person.click(await user.openPopup(page), caption(t(WORDS, 'popup.capturePost')));
  }
  person.countClick();
  const notice = await clickUntil(`capture ${index + 1}`, page, post, async () => {
    const notices = await page.notices();
    return notices.map(({ text }) => text).find((text) => parseRecordedOrdinal(text) === index + 1);
  });
  person.readNotice(notice);
}

/** Whether the posts can be chosen already, or after a press of our notice's button. */
async function startFromNotice(person: Person, page: PageHandle): Promise<boolean> {
  if (await isChoosing(page)) return true;
  const press = () => page.clickOverlayButton(t(WORDS, 'toast.another'), NOTICE_TIMEOUT_MS);
  const isOffered = await press().then(
    () => true,
    () => false,
  );
  if (!isOffered) return false;
  person.countClick();
  await waitFor('the posts to be ready to choose', async () => {
    if (await isChoosing(page)) return true;
    await press().catch(() => undefined);
    return false;
  });
  return true;
}

const isChoosing = async (page: PageHandle): Promise<boolean> =>
  (await page.notices()).some(({ text }) => text.includes('Échap'));

/** Clicks until `find` finds something: a press just after a choice is ignored, and a person is slower. */
async function clickUntil(
  what: string,
  page: PageHandle,
  selector: string,
  find: () => Promise<string | undefined>,
): Promise<string> {
  let isClicked = false;
  return waitFor(
    what,
    async () => {
      const found = await find();
      if (found || (isClicked && !(await isChoosing(page)))) return found;
      await page.click(selector);
      isClicked = true;
      return find();
    },
    undefined,
    CLICK_INTERVAL_MS,
  );
}

/** From the page: opens the carnet, looks for an account, opens its capture. */
async function findOne(user: UserDriver, person: Person, page: PageHandle): Promise<void> {
  person.countClick();
  const popup = await user.openPopup(page);
  await person.click(popup, caption(t(WORDS, 'popup.see')));
  const carnet = await user.driver.waitForTab((url) => url.includes('carnet.html'));
  await carnet.resize(WINDOW.width, WINDOW.height);
  await person.type(carnet, caption(t(WORDS, 'filters.search')), 'jade');
  const rows = '[data-list="items"] [data-item]';
  await waitFor('the row found', () =>
    carnet.evaluate((selector) => document.querySelectorAll(selector).length === 1, rows),
  );
  await person.click(carnet, '.*@exemple_jade');
  await carnet.waitForVisible('article h1');
  await person.read(carnet);
  await carnet.close();
}

export async function exportForPolice(user: UserDriver, person: Person, carnet: PageHandle): Promise<void> {
  await person.click(carnet, caption(t(WORDS, 'items.prepare')));
  await person.click(carnet, caption(t(WORDS, 'exportForm.purpose.police')));
  await person.click(carnet, caption(t(WORDS, 'exportForm.createNow')));
  await carnet.waitForVisible('[data-export="done"]', 60_000);
  await user.driver.download(() => person.click(carnet, caption(t(WORDS, 'exportDone.zip'))));
}

async function leaveOneOut(person: Person, carnet: PageHandle): Promise<void> {
  await person.click(carnet, caption(t(WORDS, 'items.tick', { ordinal: FIVE })));
  await carnet.waitForVisible('[data-action="undo"]');
  await person.read(carnet);
}

/** Undoes what `leaveOneOut` did. */
async function undo(person: Person, carnet: PageHandle): Promise<void> {
  await person.click(carnet, `${caption(t(WORDS, 'items.undo'))}$`);
  await waitFor('the capture to be back', async () => !(await carnet.has('li[data-left-out]')));
  await person.read(carnet);
}

/** Says that a parent captures for a child. */
async function actForChild(person: Person, carnet: PageHandle): Promise<void> {
  await person.click(carnet, caption(t(WORDS, 'more.title')));
  await person.click(carnet, caption(t(WORDS, 'operator.title')));
  await person.choose(carnet, caption(t(WORDS, 'operator.role')), 'parent');
  await person.type(carnet, `${caption(t(WORDS, 'operator.forWhom'))}$`, 'Lou');
  await person.click(carnet, `${caption(t(WORDS, 'operator.save'))}$`);
  await waitFor('the answer to be saved', async () =>
    carnet.evaluate(() =>
      /Enregistré|Gardé/.test(document.querySelector('main form [role="status"]')?.textContent ?? ''),
    ),
  );
  await person.read(carnet);
}

/** Returns the results as a Markdown table, a task that is not possible as dashes. */
export function formatTaskTable(results: readonly TaskResult[]): string {
  const rows = TASKS.map((task) => {
    const found = results.find((one) => one.task === task);
    if (found === undefined) return `| ${task} | – | – | – | – | – | not possible |`;
    const { clicks, keys, scrolls, words, decisions } = found;
    return `| ${task} | ${clicks} | ${keys} | ${scrolls} | ${words} | ${decisions} | ${Math.round(estimateSeconds(found))} s |`;
  });
  return [
    '| task | clicks | keys | scrolls | words shown | questions | time |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
