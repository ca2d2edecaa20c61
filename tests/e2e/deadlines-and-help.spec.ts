import { readFile } from 'node:fs/promises';
import type { View } from '../../scripts/browser/view.ts';
import { got } from './asking.ts';
import { PLAIN, THREAD, TWEETS } from './pages.ts';
import { expect, openWithLeave, test } from './person.ts';

const goTo = (carnet: View, hash: string): Promise<void> =>
  carnet.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);

interface Chrome {
  readonly storage: { readonly local: { get(): Promise<object>; set(values: object): Promise<void> } };
  readonly alarms: {
    create(name: string, at: object): Promise<void>;
    getAll(): Promise<readonly { readonly name: string; readonly scheduledTime: number }[]>;
  };
  readonly notifications: {
    getAll(): Promise<object>;
    readonly onClosed: { addListener(heard: (name: string) => void): void };
  };
}

/** What the browser holds of notices: readable by whoever looks, locked or not. */
const held = (view: View): Promise<{ kept: object; alarms: readonly string[]; shown: readonly string[] }> =>
  view.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: Chrome };
    const [kept, alarms, shown] = await Promise.all([
      chrome.storage.local.get(),
      chrome.alarms.getAll(),
      chrome.notifications.getAll(),
    ]);
    const days = alarms.filter(({ name }) => name !== 'still-here');
    return {
      kept,
      alarms: days.map(({ name, scheduledTime }) => `${name} ${new Date(scheduledTime).getHours()} h`),
      shown: Object.keys(shown),
    };
  });

/** Notices that show or have shown: without a desktop behind it, Firefox closes one as soon as it shows it. */
const cameUp = async (view: View): Promise<readonly string[]> => [
  ...(await held(view)).shown,
  ...(await view.evaluate(() => (globalThis as { noticesGone?: string[] }).noticesGone ?? [])),
];

test('help is one click from the popup; a capture has its deadlines; answers are kept and lead to texts; a notice comes on its day', async ({
  engine,
  network,
  atEnd,
}) => {
  const person = await openWithLeave({ engine, network, atEnd });
  const thread = await person.openPage(THREAD);
  await person.capturePost(thread, `#t${TWEETS[0].id} [data-testid=tweetText]`);
  // Without a posting date: counted from today, so ahead.
  await person.captureScreen(await person.openPage(PLAIN));
  const popup = await person.openPopup(thread);
  await popup.click('[data-action="help"]');
  const carnet = await person.driver.waitForTab((url) => url.includes('carnet.html'));
  await carnet.see('[data-help="17"] a[href="tel:17"]');
  await carnet.click('a[href="#guide"]');
  await carnet.click('a[href="#guide/5"]');
  expect(await carnet.attribute('.guide-screen', 'data-guide')).toBe('complain');

  await goTo(carnet, '#deadlines');
  await carnet.see('[data-clock="press"]');
  await carnet.see('.deadline-item');

  await goTo(carnet, '#law');
  await carnet.focus('[data-question="threat"] input[value="yes"]');
  await carnet.press('Space');
  await carnet.see('[data-offence="menaces"]');
  await goTo(carnet, '#guide');
  await carnet.see('.guide-list');
  await goTo(carnet, '#law');
  await carnet.see('[data-offence="menaces"]');

  await goTo(carnet, '#export');
  await carnet.see('[data-export="done"]', 60_000);
  const forYou = await person.driver.download(() => carnet.click('a[data-download="for-you"]'));
  expect((await readFile(forYou)).subarray(0, 5).toString()).toBe('%PDF-');
  expect(forYou).toMatch(/pour-vous-.*\.pdf$/);
  await goTo(carnet, '#deadlines');
  const calendar = await person.driver.download(() => carnet.click('a[data-download="calendar"]'));
  expect(await readFile(calendar, 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n/);

  // Whose computer it is stands with what this is and is not; then a notice may be asked for.
  await goTo(carnet, '#items');
  await carnet.click('[data-action="computer-mine"]');
  await expect.poll(() => carnet.has('[data-action="computer-mine"]')).toBe(false);
  await goTo(carnet, '#deadlines');
  expect(await held(carnet)).toMatchObject({ alarms: [], shown: [] });
  await carnet.click('[name="reminder"]:enabled');
  await carnet.click('[name="notice"]');
  await expect.poll(() => carnet.text('[data-notice]')).toMatch(/Prochaine notification|Next notification/);
  expect(await held(carnet)).toMatchObject({ alarms: ['reminder 10 h'], shown: [] });
  const passphrase = 'quatre mots inventés';
  await got(carnet, 'ui>bg:setPassphrase', { passphrase, pin: false });
  await got(carnet, 'ui>bg:lock', {});
  // The day has come while everything was closed and locked.
  await carnet.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: Chrome };
    const noticesGone: string[] = [];
    chrome.notifications.onClosed.addListener((name) => noticesGone.push(name));
    Object.assign(globalThis, { noticesGone });
    await chrome.storage.local.set({ reminder: '2026-01-02' });
  });
  await person.driver.killWorker();
  await got(carnet, 'ui>bg:lockState', {});
  await expect.poll(() => cameUp(carnet), { timeout: 20_000 }).toEqual(['reminder']);
  await expect.poll(async () => (await held(carnet)).kept).toMatchObject({ reminder: '' });
  await got(carnet, 'ui>bg:unlock', { passphrase });
  await got(carnet, 'ui>bg:eraseAll', {});
  expect(await held(carnet)).toEqual({ kept: {}, alarms: [], shown: [] });
});
