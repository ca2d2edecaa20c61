// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { LONG_REVIEW } from '../../../src/ui/parts/Pause.tsx';
import { buildIndexItem } from '../../support/indexItem.ts';
import { openCarnet } from './openCarnet.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { createUiHarness, detail, ITEM_ID, summary, type UiHarness } from './uiHarness.ts';

const AT = '2026-11-20T09:00:00.000Z';
const IMAGE = '.masked-image [data-action="reveal"]';
const TEXT = '.masked-text [data-action="reveal"]';

async function open(notes: Parameters<typeof createTestCarnetApi>[1] = {}): Promise<UiHarness> {
  const at = createUiHarness({
    'ui>bg:listItems': () => ({ total: 1, items: [summary], interrupted: [] }),
    'ui>bg:readItem': () => detail,
    'ui>bg:eraseItem': () => null,
  });
  await openCarnet(at, `#item/${ITEM_ID}`, createTestCarnetApi([buildIndexItem(12, { id: ITEM_ID })], notes));
  await vi.waitFor(() => expect(at.find('[name="note"]')).not.toBeNull());
  return at;
}

const hide = (hidden: boolean): void => {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
};

test('one thing at a time, and masked again when the person looks elsewhere', async () => {
  const at = await open();
  await at.press(IMAGE);
  expect(at.find('img.preview')).not.toBeNull();
  await at.press(TEXT);
  expect(at.find('img.preview')).toBeNull();
  expect(at.text()).toContain('MASKED-TEXT');
  hide(true);
  await vi.waitFor(() => expect(at.text()).not.toContain('MASKED-TEXT'));
  hide(false);
  expect(at.text()).not.toContain('MASKED-TEXT');
});

test('an image said to be intimate shows only at a second press', async () => {
  const at = await open({ [ITEM_ID]: { intimate: { value: true, at: AT } } });
  await at.press(IMAGE);
  expect(at.find('img.preview')).toBeNull();
  expect(at.text()).toContain('peut être intime');
  await at.press(IMAGE);
  expect(at.find('img.preview')).not.toBeNull();
  await at.press(IMAGE);
  await at.press(IMAGE);
  expect(at.find('img.preview')).toBeNull();
});

test('« cette image est intime » counts at once, beside the image', async () => {
  const at = await open();
  await at.press('[data-action="intimate"]');
  await vi.waitFor(() => expect(at.find('[data-intimate="true"]')).not.toBeNull());
  await at.fill({ note: 'à ne pas revoir' });
  await at.press(IMAGE);
  expect(at.find('img.preview')).toBeNull();
});

test('after a long review a pause is suggested, once, and stands in nobody’s way', async () => {
  const at = await open();
  for (let turn = 0; turn < LONG_REVIEW; turn += 1) {
    expect(at.find('[data-pause]')).toBeNull();
    await at.press(TEXT);
    await at.press(TEXT);
  }
  expect(at.find('[data-pause] a')?.getAttribute('href')).toBe('#help');
  await at.press(TEXT);
  expect(at.text()).toContain('MASKED-TEXT');
  await at.press('[data-action="go-on"]');
  await at.press(TEXT);
  await at.press(TEXT);
  expect(at.find('[data-pause]')).toBeNull();
});

test('one item is erased after what it means was said, and the list comes back', async () => {
  const at = await open();
  await at.press('[data-action="erase-item"]');
  expect(at.text()).toContain('Le journal garde son numéro');
  expect(at.asked('ui>bg:eraseItem')).toEqual([]);
  await at.press('[data-action="erase-item-confirm"]');
  expect(at.asked('ui>bg:eraseItem')).toEqual([{ itemId: ITEM_ID }]);
  expect(window.location.hash).toBe('#items');
});
