import type { PageHandle } from '../browser/pageHandle.ts';
import { parseRecordedOrdinal, type UserDriver } from '../browser/userDriver.ts';
import { waitFor } from '../browser/wait.ts';
import { Person, type TaskCost } from './person.ts';

/** Everyday tasks, done with the mouse by what is shown. The names match the interface of 20fe4ac too, to compare. */
export const TASKS = [
  'first capture',
  'five captures',
  'find one',
  'export for the police',
  'leave one out',
  'undo a mistake',
  'act for a child',
] as const;
type TaskName = (typeof TASKS)[number];

export interface TaskResult extends TaskCost {
  readonly task: TaskName;
  /** Time of the machine and of the driver, without the person's. */
  readonly machineSeconds: number;
}

const WINDOW = { width: 1280, height: 800 };
const FIVE = 5;
const POSTS_ON_PAGE = 4;
const NOTICE_BUTTON = 'Capturer une autre';
const NOTICE_TIMEOUT_MS = 700;
/** As fast as a person clicks. */
const CLICK_INTERVAL_MS = 1_000;

/** Runs each task in turn in one fresh carnet. A task that the interface does not offer is left out. */
export async function runTasks(user: UserDriver, page: PageHandle): Promise<readonly TaskResult[]> {
  const results: TaskResult[] = [];
  const measure = async (task: TaskName, work: (person: Person) => Promise<boolean>): Promise<void> => {
    const person = new Person();
    const start = performance.now();
    if (await work(person)) results.push({ task, ...person.cost, machineSeconds: (performance.now() - start) / 1000 });
  };
  const openList = async (): Promise<PageHandle> => {
    const carnet = await user.driver.openExtensionPage('carnet.html#items');
    await carnet.resize(WINDOW.width, WINDOW.height);
    await carnet.waitForVisible('[data-list="items"] [data-item]');
    return carnet;
  };
  const inList = async (task: TaskName, work: (person: Person, carnet: PageHandle) => Promise<boolean>) => {
    const carnet = await openList();
    await measure(task, (person) => work(person, carnet));
    return carnet;
  };

  await measure('first capture', (person) => capture(user, person, page, 0));
  const first = results[0];
  await measure('five captures', async (person) => {
    for (let index = 1; index < FIVE; index += 1) await capture(user, person, page, index);
    if (await isChoosing(page)) await person.press(page, 'Escape');
    return true;
  });
  // With the first one.
  const others = results.pop();
  if (first !== undefined && others !== undefined) results.push(addCosts('five captures', first, others));

  await measure('find one', (person) => findOne(user, person, page));
  await (await inList('export for the police', (person, carnet) => exportForPolice(user, person, carnet))).close();
  const list = await inList('leave one out', leaveOneOut);
  await measure('undo a mistake', (person) => undo(person, list));
  await list.close();
  await (await inList('act for a child', actForChild)).close();
  return results;
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
async function capture(user: UserDriver, person: Person, page: PageHandle, index: number): Promise<boolean> {
  const post = `[data-testid="cellInnerDiv"]:nth-of-type(${(index % POSTS_ON_PAGE) + 1}) [data-testid="tweetText"]`;
  if (index === 0 || !(await startFromNotice(person, page))) {
    person.countClick();
    await person.click(await user.openPopup(page), 'Capturer une publication');
  }
  person.countClick();
  const notice = await clickUntil(`capture ${index + 1}`, page, post, async () => {
    const notices = await page.notices();
    return notices.map(({ text }) => text).find((text) => parseRecordedOrdinal(text) === index + 1);
  });
  person.readNotice(notice);
  return true;
}

/** Whether the posts can be chosen already, or after a press of our notice's button. */
async function startFromNotice(person: Person, page: PageHandle): Promise<boolean> {
  if (await isChoosing(page)) return true;
  const press = () => page.clickOverlayButton(NOTICE_BUTTON, NOTICE_TIMEOUT_MS);
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
async function findOne(user: UserDriver, person: Person, page: PageHandle): Promise<boolean> {
  person.countClick();
  const popup = await user.openPopup(page);
  await person.click(popup, 'Tout voir dans le carnet|Voir$');
  const carnet = await user.driver.waitForTab((url) => url.includes('carnet.html'));
  await carnet.resize(WINDOW.width, WINDOW.height);
  await person.type(carnet, 'Chercher', 'jade');
  const rows = '[data-list="items"] [data-item]';
  await waitFor('the row found', () =>
    carnet.evaluate((selector) => document.querySelectorAll(selector).length === 1, rows),
  );
  await person.click(carnet, '.*@exemple_jade');
  await carnet.waitForVisible('article h1');
  await person.read(carnet);
  await carnet.close();
  return true;
}

async function exportForPolice(user: UserDriver, person: Person, carnet: PageHandle): Promise<boolean> {
  await person.click(carnet, 'Préparer le dossier|Exporter$');
  await person.click(carnet, 'Commissariat ou gendarmerie');
  await person.click(carnet, 'Créer maintenant|action:export$');
  await carnet.waitForVisible('[data-export="done"]', 60_000);
  await user.driver.download(() => person.click(carnet, 'Enregistrer le dossier'));
  return true;
}

async function leaveOneOut(person: Person, carnet: PageHandle): Promise<boolean> {
  if (await person.finds(carnet, 'Choisir la capture')) {
    await person.click(carnet, 'Choisir la capture');
    await person.click(carnet, 'Laisser de côté');
    await carnet.waitForVisible('[data-action="undo"]');
  } else {
    await person.click(carnet, 'Élément n°\\s?\\d');
    await person.click(carnet, 'Retirer cet(te capture| élément)');
    await person.click(carnet, 'Oui, retirer');
    await carnet.waitForVisible('[data-withdrawn]');
  }
  await person.read(carnet);
  return true;
}

/** Undoes « Laisser de côté ». In 20fe4ac nothing can be undone. */
async function undo(person: Person, carnet: PageHandle): Promise<boolean> {
  if (!(await person.finds(carnet, 'Annuler$'))) return false;
  await person.click(carnet, 'Annuler$');
  await waitFor('the capture to be back', async () => !(await carnet.has('li[data-left-out]')));
  await person.read(carnet);
  return true;
}

/** Says that a parent captures for a child. */
async function actForChild(person: Person, carnet: PageHandle): Promise<boolean> {
  if (await person.finds(carnet, 'Pour quelqu.un d.autre')) await person.click(carnet, 'Pour quelqu.un d.autre');
  else {
    await person.click(carnet, 'Réglages|Plus$');
    await person.click(carnet, 'Qui capture|Pour qui');
  }
  await person.choose(carnet, 'Vous êtes', 'parent');
  await person.type(carnet, 'Pour qui$', 'Lou');
  await person.click(carnet, 'Enregistrer$');
  await waitFor('the answer to be saved', async () =>
    carnet.evaluate(() =>
      /Enregistré|Gardé/.test(document.querySelector('main form [role="status"]')?.textContent ?? ''),
    ),
  );
  await person.read(carnet);
  return true;
}
