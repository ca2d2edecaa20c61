import { readFile } from 'node:fs/promises';
import type { View } from '../../scripts/browser/view.ts';
import { PLAIN, THREAD, TWEETS } from './pages.ts';
import { expect, test } from './person.ts';

const goTo = (carnet: View, hash: string): Promise<void> =>
  carnet.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);

test('help is one click from the popup; a capture has its deadlines; answers are kept and lead to texts', async ({
  person,
}) => {
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
});
