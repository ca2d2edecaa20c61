import { setTimeout as pause } from 'node:timers/promises';
import { t } from '../../src/ui/locales/index.ts';
import { BROWSERS, type BrowserName } from '../../tests/support/browser/driver.ts';
import type { PageHandle } from '../../tests/support/browser/pageHandle.ts';
import { type UserDriver, withUserDriver } from '../../tests/support/browser/userDriver.ts';
import { waitFor } from '../../tests/support/browser/wait.ts';
import { parseRecordedThread, parseRecordedTotal } from '../../tests/support/browser/words.ts';
import { readSamplePage, X_PAGE } from '../../tests/support/demo-pages/samples.ts';
import { parseBrowserName, runCommand } from '../cli.ts';
import { type Area, hideArea, measureNameArea } from './tasks/hideArea.ts';
import { caption, INPUT_METHODS, type InputMethod, Person, WORDS } from './tasks/person.ts';
import { buildWavePage, WAVE_POSTS } from './tasks/wavePage.ts';

const HELP = `npm run first-minutes -- [--tasks six] [--browser ${BROWSERS.join('|')}]

Does six tasks from the first capture to the complaint, with the mouse, the keyboard and one finger (Chromium only), and
prints a table: actions, words shown, questions among them, seconds of waiting for the machine.

  --tasks        six, the only ones
  --browser      ${BROWSERS.join(' or ')} (chromium)`;

/** What a person does from the first capture to the complaint, with each way of pointing. */
const SIX_TASKS = [
  'first capture',
  'twenty of a wave',
  'find one, show it',
  'leave one out, hide a name',
  'dossier for the police, a name hidden',
  'the same, nothing hidden',
  'what now after the complaint',
] as const;
type SixTask = (typeof SIX_TASKS)[number];

interface SixResult {
  readonly task: SixTask;
  readonly input: InputMethod;
  /** Presses and scrolls; by keyboard, each key, letters too. */
  readonly count: number;
  readonly words: number;
  /** Questions among what was shown. */
  readonly decisions: number;
  readonly waitSeconds: number;
}

const LOOK_AT_PAGE_MS = 6_000;
const POST = '[data-testid="cellInnerDiv"]:nth-of-type(1) [data-testid="tweetText"]';
const SEARCHED = 'jade';
const THREAD_TIMEOUT_MS = 60_000;
const EXPORT_TIMEOUT_MS = 120_000;

const runSixTasks = async (browser: BrowserName, input: InputMethod): Promise<readonly SixResult[]> => [
  ...(await runInOneCarnet(browser, input)),
  await runWithoutHiding(browser, input),
];

async function runInOneCarnet(browser: BrowserName, input: InputMethod): Promise<readonly SixResult[]> {
  const sample = { address: X_PAGE, html: (await readSamplePage('x')).body.toString() };
  const wave = buildWavePage(sample);
  const pages = [
    [sample.address, { body: sample.html }],
    [wave.address, { body: wave.html }],
  ] as const;
  return withUserDriver(pages, { browser }, async (user) => {
    const page = await openPage(user, input, sample.address);
    const first = await measure('first capture', input, (person) => captureFirst(user, person, page));
    const wavePage = await openPage(user, input, wave.address);
    const name = await measureNameArea(wavePage, WAVE_POSTS - 1);
    const thread = await measure('twenty of a wave', input, (person) => captureWave(user, person, wavePage));
    const found = await measure('find one, show it', input, (person) => findOne(user, person, wavePage));
    const list = await openList(user, input);
    const hidden = await measure('leave one out, hide a name', input, (person) => hideOne(person, list, name));
    await list.close();
    const exported = await inList(user, 'dossier for the police, a name hidden', input, makeDossier);
    const noted = await inList(user, 'what now after the complaint', input, (_, person, carnet) =>
      noteComplaint(person, carnet),
    );
    return [first, thread, found, hidden, exported, noted];
  });
}

/** A carnet of its own: choices made for another dossier would be proposed again. */
async function runWithoutHiding(browser: BrowserName, input: InputMethod): Promise<SixResult> {
  const wave = buildWavePage({ address: X_PAGE, html: (await readSamplePage('x')).body.toString() });
  return withUserDriver([[wave.address, { body: wave.html }]], { browser }, async (user) => {
    await user.captureThread(await user.openPage(wave.address));
    return inList(user, 'the same, nothing hidden', input, makeDossier);
  });
}

async function measure(task: SixTask, input: InputMethod, work: (person: Person) => Promise<void>): Promise<SixResult> {
  const person = new Person(input);
  await work(person);
  const { clicks, keys, scrolls, words, decisions } = person.cost;
  // Letters cost the same with each way of pointing, and are counted where everything is a key.
  const count = input === 'keyboard' ? keys : clicks + scrolls;
  return { task, input, count, words, decisions, waitSeconds: person.waitSeconds };
}

async function openPage(user: UserDriver, input: InputMethod, address: string): Promise<PageHandle> {
  const page = await user.openPage(address);
  // In the browser's own window: a screenshot of an emulated one would be refused.
  if (input === 'touch') await page.finger().start(null);
  // A person reads a page before capturing it; what has just loaded is checked for longer.
  await pause(LOOK_AT_PAGE_MS);
  return page;
}

async function openList(user: UserDriver, input: InputMethod): Promise<PageHandle> {
  const carnet = await user.driver.openExtensionPage('carnet.html#items');
  await new Person(input).openView(carnet);
  await carnet.waitForVisible('[data-list="items"] [data-item]');
  return carnet;
}

async function inList(
  user: UserDriver,
  task: SixTask,
  input: InputMethod,
  work: (user: UserDriver, person: Person, carnet: PageHandle) => Promise<void>,
): Promise<SixResult> {
  const carnet = await openList(user, input);
  const result = await measure(task, input, (person) => work(user, person, carnet));
  await carnet.close();
  return result;
}

/** Reads the whole window before the press: what loads later is read too. */
async function press(person: Person, view: PageHandle, name: string): Promise<void> {
  await person.find(view, name);
  await person.read(view);
  await person.click(view, name);
}

/** Until the popup confirms it: a page can draw a notice like ours. */
async function captureFirst(user: UserDriver, person: Person, page: PageHandle): Promise<void> {
  await press(person, await person.openPopup(user, page), caption(t(WORDS, 'popup.capturePost')));
  await person.waitFor(waitFor('the posts to be ready to choose', () => isPicking(page)));
  await person.readOverlay(page);
  if (person.input === 'keyboard') {
    await person.press(page, 'ArrowDown');
    await person.press(page, 'Enter');
  } else await person.point(page, POST);
  await person.waitFor(
    waitFor('the first capture', async () => (await page.notices()).some(({ text }) => parseRecordedTotal(text) === 1)),
  );
  await person.readOverlay(page);
  const popup = await person.openPopup(user, page);
  await person.read(popup);
}

/** The words of the picker differ with the way of pointing; its button does not. */
const isPicking = async (page: PageHandle): Promise<boolean> =>
  (await page.onOverlay((root) => root.querySelector('.leave') !== null)).includes(true);

async function captureWave(user: UserDriver, person: Person, page: PageHandle): Promise<void> {
  const popup = await person.openPopup(user, page);
  await press(person, popup, caption(t(WORDS, 'popup.captureThread')));
  const recorded = await person.waitFor(
    waitFor(
      'the thread to be captured',
      async () => (await page.notices()).map(({ text }) => parseRecordedThread(text)).find((one) => one !== null),
      THREAD_TIMEOUT_MS,
    ),
  );
  if (recorded.posts !== WAVE_POSTS) throw new Error(`${recorded.posts} posts captured of ${WAVE_POSTS}`);
  await person.readOverlay(page);
}

/** From the page, without knowing where it is in the list. */
async function findOne(user: UserDriver, person: Person, page: PageHandle): Promise<void> {
  await press(person, await person.openPopup(user, page), caption(t(WORDS, 'popup.see')));
  const carnet = await user.driver.waitForTab((url) => url.includes('carnet.html'));
  await person.waitFor(carnet.waitForVisible('[data-list="items"] [data-item]'));
  await person.openView(carnet);
  await person.read(carnet);
  await person.type(carnet, caption(t(WORDS, 'filters.search')), SEARCHED);
  await person.waitFor(
    waitFor('the rows found', () =>
      carnet.evaluate((word) => {
        const rows = [...document.querySelectorAll('[data-list="items"] [data-item]')];
        return rows.length > 0 && rows.every((row) => row.textContent?.includes(word));
      }, SEARCHED),
    ),
  );
  if (person.input === 'keyboard') await person.press(carnet, 'Enter');
  // The row, not its tick.
  await press(person, carnet, `(?!.*${caption(t(WORDS, 'items.tick', { item: '' }))}).*@exemple_${SEARCHED}`);
  await press(person, carnet, caption(t(WORDS, 'detail.showImage')));
  await person.waitFor(carnet.waitForVisible('article .item-body img'));
  await person.read(carnet);
  await carnet.close();
}

/** The last capture stays out of dossiers; the name on the one before is hidden. */
async function hideOne(person: Person, carnet: PageHandle, name: Area): Promise<void> {
  // The newest is the first of the list.
  await press(person, carnet, `.+${caption(t(WORDS, 'items.tick', { item: '' }))}`);
  await person.waitFor(carnet.waitForVisible('[data-action="undo"]'));
  const before = await carnet.evaluate(
    () => document.querySelectorAll('[data-list="items"] [data-item]')[1]?.textContent,
  );
  await press(person, carnet, caption(before ?? ''));
  await press(person, carnet, `.*${caption(t(WORDS, 'detail.hideMenu'))}`);
  const ofPost = t(WORDS, 'redact.offerFile', { file: t(WORDS, 'file.post') });
  await press(person, carnet, `(?:${caption(ofPost)}|${caption(t(WORDS, 'redact.offer'))}$)`);
  await press(person, carnet, caption(t(WORDS, 'detail.showImage')));
  await person.waitFor(carnet.waitForVisible('.redaction-canvas img'));
  await hideArea(person, carnet, name);
  await person.waitFor(carnet.waitForVisible('[data-redact-state="kept"]'));
  await person.read(carnet);
}

/** Until the PDF is saved. Captures that may show a hidden name stay out. */
async function makeDossier(user: UserDriver, person: Person, carnet: PageHandle): Promise<void> {
  await press(person, carnet, caption(t(WORDS, 'export.title')));
  await press(person, carnet, caption(t(WORDS, 'exportForm.purpose.police')));
  await person.waitFor(carnet.waitForVisible('[data-large-pdf][aria-busy="false"]'));
  await press(person, carnet, caption(t(WORDS, 'exportForm.create')));
  await person.waitFor(carnet.waitForVisible('[data-export="done"]', EXPORT_TIMEOUT_MS));
  const save = caption(t(WORDS, 'exportDone.zip'));
  await person.find(carnet, save);
  await person.read(carnet);
  await person.waitFor(user.driver.download(() => person.click(carnet, save)));
}

/** Until the page says what follows. */
async function noteComplaint(person: Person, carnet: PageHandle): Promise<void> {
  await press(person, carnet, caption(t(WORDS, 'places.complaint')));
  await press(person, carnet, caption(t(WORDS, 'steps.new')));
  await person.read(carnet);
  await person.choose(carnet, caption(t(WORDS, 'steps.kind')), 'plainte-police');
  await press(person, carnet, `${caption(t(WORDS, 'steps.add'))}$`);
  await person.waitFor(carnet.waitForVisible('[data-completed="complaint"]'));
  await person.read(carnet);
  await person.scrollTo(carnet, '.next-step .first-action');
  await person.read(carnet);
}

/** Returns a Markdown table: actions, words, questions and seconds of waiting for each way of pointing. */
function formatSixTable(results: readonly SixResult[]): string {
  const cell = (task: SixTask, input: InputMethod): string => {
    const found = results.find((one) => one.task === task && one.input === input);
    return found === undefined
      ? '–'
      : [found.count, found.words, found.decisions, `${found.waitSeconds.toFixed(1)} s`].join(', ');
  };
  return [
    `| task | ${INPUT_METHODS.join(' | ')} |`,
    `|---|${INPUT_METHODS.map(() => '---|').join('')}`,
    ...SIX_TASKS.map((task) => `| ${task} | ${INPUT_METHODS.map((input) => cell(task, input)).join(' | ')} |`),
  ].join('\n');
}

const OPTIONS = { tasks: { type: 'string' }, browser: { type: 'string', default: 'chromium' } } as const;

await runCommand(HELP, OPTIONS, async (values) => {
  const browser = parseBrowserName(values.browser);
  const results: SixResult[] = [];
  // The driver of Firefox has no finger.
  for (const input of INPUT_METHODS.filter((one) => one !== 'touch' || browser === 'chromium'))
    results.push(...(await runSixTasks(browser, input)));
  console.log(formatSixTable(results));
});
