import type { Person } from '../../scripts/browser/person.ts';
import type { View } from '../../scripts/browser/view.ts';
import type { RefusalCode } from '../../src/domain/errors.ts';
import { pickWords, refusalSentence } from '../../src/ui/words/index.ts';
import { OPENER, PDF, PLAIN, RESTLESS } from './pages.ts';
import { expect, test } from './person.ts';

/** The popup stays and says why. */
async function expectPopupRefuses(
  person: Person,
  page: View,
  action: string,
  code: RefusalCode,
): Promise<void> {
  const popup = await person.openPopup(page);
  await popup.click(`[data-action="${action}"]`);
  expect(await popup.attribute('[role="alert"]', 'data-code')).toBe(code);
  await expectNothingRecorded(popup);
}

async function expectNothingRecorded(popup: View): Promise<void> {
  expect(await popup.has('[data-list="items"] [data-item]')).toBe(false);
}

const sentences = (code: RefusalCode): string[] =>
  ['fr', 'en'].map((lang) => refusalSentence(pickWords(lang), code));

test('what browsers keep to themselves, a source, a PDF, a page that does not answer: each is refused with a sentence', async ({
  person,
  engine,
}) => {
  const own = await person.openPage(engine === 'chromium' ? 'chrome://version' : 'about:support');
  for (const action of ['capture-post', 'capture-screen', 'list-posts'])
    await expectPopupRefuses(person, own, action, 'page-forbidden');
  const source = await person.openPage(`view-source:${PLAIN}`);
  await expectPopupRefuses(person, source, 'capture-screen', 'page-forbidden');
  await expectPopupRefuses(person, await person.openPage(PDF), 'capture-screen', 'page-pdf');

  const page = await person.openPage(PLAIN);
  const popup = await person.openPopup(page);
  // Longer than anybody is left waiting.
  const frozen = page.evaluate(() => {
    for (const end = Date.now() + 8_000; Date.now() < end; );
  });
  await popup.click('[data-action="capture-screen"]');
  expect(await popup.attribute('[role="alert"]', 'data-code')).toBe('page-frozen');
  await frozen;
  await expectNothingRecorded(popup);
});

test('another address, or another tab in front, during the capture: nothing is recorded, and the page says so', async ({
  person,
}) => {
  for (const [url, code] of [
    [RESTLESS, 'address-changed'],
    [OPENER, 'tab-changed'],
  ] as const) {
    const page = await person.openPage(url);
    expect(sentences(code)).toContain(await person.capturePost(page, '#m1 p'));
    await expectNothingRecorded(await person.openPopup(page));
  }
});
