// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { buildIndexItem } from '../../support/indexItem.ts';
import { openCarnet, showCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi, override } from '../../support/ui/testCarnetApi.ts';
import { createUiHarness, listing, summary } from '../../support/ui/uiHarness.ts';

const EMPTY_STORE = { ...listing([]), 'ui>bg:listEraseImpacts': () => [] };

/** The drawing has no name; the sentence without its link ends once, if at all. */
async function expectDrawnSentence(): Promise<void> {
  await vi.waitFor(() => expect(document.querySelector('.empty svg[aria-hidden="true"]')).not.toBeNull());
  const sentence = document.querySelector('.empty p')?.firstChild?.textContent?.trim() ?? '';
  expect(sentence).not.toBe('');
  expect(sentence.replace(/\.$/, '')).not.toMatch(/[.!?]/);
}

it.each(['items', 'before-export', 'cases', 'received', 'image-texts', 'erase'])(
  'a page that has nothing yet has a drawing and one sentence: %s',
  async (path) => {
    const carnetApi = createTestCarnetApi([]);
    const { page } = await showCarnet(EMPTY_STORE, path, override(carnetApi, { cases: { list: async () => [] } }));
    await expectDrawnSentence();
    if (path === 'items') expect(page.find('.empty a')?.getAttribute('href')).toBe('practice.html');
  },
);

it('a list without an open carnet says so, and leads to those that are kept', async () => {
  const opens = { name: '', place: 2 };
  const page = createUiHarness({ 'ui>bg:listItems': () => ({ ...EMPTY_STORE['ui>bg:listItems'](), opens }) });
  await openCarnet(page, 'items', createTestCarnetApi([]));
  await expectDrawnSentence();
  expect(page.textOf('.empty')).toContain('Aucun carnet n’est ouvert');
  expect(page.find('.empty a')?.dataset.route).toBe('cases');
});

it('a search that finds nothing has them too', async () => {
  const { page } = await showCarnet(listing([summary]), 'items', createTestCarnetApi([buildIndexItem(1)]));
  await page.type('[name="words"]', 'introuvable');
  await expectDrawnSentence();
  expect(page.textOf('.items-list [role="status"].hint')).toBe('0 capture trouvée');
});
