// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { REVEALS_BEFORE_BREAK } from '../../../src/carnet/Carnet.tsx';
import { buildIndexItem } from '../../support/indexItem.ts';
import { followLink, openCarnet, shownPath } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { createUiHarness, detail, ITEM_ID, listing, summary, type UiHarness } from '../../support/ui/uiHarness.ts';

const AT = '2026-11-20T09:00:00.000Z';
const IMAGE = '.masked-image [data-action="reveal"]';
const TEXT = '.masked-text [data-action="reveal"]';

async function open(notes: Parameters<typeof createTestCarnetApi>[1] = {}): Promise<UiHarness> {
  const page = createUiHarness({
    ...listing([summary]),
    'ui>bg:readItem': () => detail,
    'ui>bg:eraseItem': () => null,
  });
  await openCarnet(page, `item/${ITEM_ID}`, createTestCarnetApi([buildIndexItem(12, { id: ITEM_ID })], notes));
  return page;
}

const setHidden = (hidden: boolean): void => {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('the page of an item', () => {
  it('shows one thing at a time and masks it when the tab is hidden', async () => {
    const page = await open();
    await page.press(IMAGE);
    expect(page.find('img.preview')).not.toBeNull();
    await page.press(TEXT);
    expect(page.find('img.preview')).toBeNull();
    expect(page.text()).toContain('MASKED-TEXT');
    setHidden(true);
    await vi.waitFor(() => expect(page.text()).not.toContain('MASKED-TEXT'));
    setHidden(false);
    expect(page.text()).not.toContain('MASKED-TEXT');
  });

  it('shows an intimate image after a second press', async () => {
    const page = await open({ [ITEM_ID]: { intimate: { value: true, at: AT } } });
    await page.press(IMAGE);
    expect(page.find('img.preview')).toBeNull();
    expect(page.text()).toContain('peut être intime');
    await page.press(IMAGE);
    expect(page.find('img.preview')).not.toBeNull();
    await page.press(IMAGE);
    await page.press(IMAGE);
    expect(page.find('img.preview')).toBeNull();
  });

  it('masks an image as intimate as soon as it is marked', async () => {
    const page = await open();
    await page.press('[data-action="intimate"]');
    await page.fill({ note: 'à ne pas revoir' });
    await page.press(IMAGE);
    expect(page.find('img.preview')).toBeNull();
  });

  it('suggests a break once, after many reveals, without blocking the page', async () => {
    const page = await open();
    for (let turn = 0; turn < REVEALS_BEFORE_BREAK; turn += 1) {
      expect(page.find('[data-pause]')).toBeNull();
      await page.press(TEXT);
      await page.press(TEXT);
    }
    expect(page.find('[data-pause] a')?.dataset.route).toBe('help');
    await page.press(TEXT);
    expect(page.text()).toContain('MASKED-TEXT');
    await page.press('[data-action="go-on"]');
    await page.press(TEXT);
    await page.press(TEXT);
    expect(page.find('[data-pause]')).toBeNull();
  });

  it('erases an item after a confirmation and returns to the list', async () => {
    const page = await open();
    await followLink('items');
    await vi.waitFor(() => expect(page.find('.item-row input')).not.toBeNull());
    await page.press('.item-row input');
    await vi.waitFor(() => expect(page.find('[data-action="undo"]')).not.toBeNull());
    await page.press('.item-row .row-open');
    await page.press('[data-action="erase-item"]');
    expect(page.text()).toContain('L’historique garde son numéro');
    expect(page.asked('ui>bg:eraseItem')).toEqual([]);
    await page.press('[data-action="erase-item-confirm"]');
    expect(page.asked('ui>bg:eraseItem')).toEqual([{ itemId: ITEM_ID }]);
    expect(shownPath()).toBe('items');
    expect(document.activeElement?.textContent).toBe('C’est effacé.');
    // It would seem to undo the erasure.
    expect(page.find('[data-action="undo"]')).toBeNull();
    await followLink('more');
    await followLink('items');
    expect(page.text()).not.toContain('C’est effacé.');
  });
});
