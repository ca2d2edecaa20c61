// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { buildIndexItem } from '../../support/indexItem.ts';
import { printAriaTree, readAriaTree } from '../../support/ui/ariaTree.ts';
import { findNameFaults } from '../../support/ui/findNameFaults.ts';
import { openCarnet, openPopup } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi, override } from '../../support/ui/testCarnetApi.ts';
import { EXPORTED } from '../../support/ui/testExportedDossier.ts';
import { actAndSettle, createUiHarness, detail, ITEM_ID, summary } from '../../support/ui/uiHarness.ts';

/** The pages as a screen reader announces them, folded and unfolded. `vitest -u` writes them again: read them then. */
const HANDLES = ['camille_inv', 'sacha_inv', 'camille_inv', 'noa_inv', null];
const FIVE = HANDLES.map((handle, index) =>
  buildIndexItem(index + 1, { handle, displayName: handle, acquiredAt: `2026-11-2${index}T08:00:00.000Z` }),
);

const createPage = (items: typeof FIVE) =>
  createUiHarness({
    'ui>bg:listItems': () => ({
      total: items.length,
      items: items.map((item) => ({ ...summary, ...item })),
      interrupted: [],
    }),
    'ui>bg:readItem': () => detail,
  });

const SCREENS = [
  ['popup-empty', [], null, '[data-action="capture-post"]'],
  ['popup', FIVE, null, '[data-kept]'],
  ['list-empty', [], 'items', 'main h1'],
  ['list', FIVE, 'items', '[data-item]'],
  ['item', FIVE, `item/${ITEM_ID}`, '[name="note"]'],
  ['export-dossier', FIVE, 'before-export', '[data-action="export"]'],
  ['export-done', FIVE, 'export', '[data-guide="reader"]'],
] as const;

describe.each(SCREENS)('%s', (name, items, path, shown) => {
  it('is announced as in its snapshot, without a fault of names', async () => {
    const page = createPage([...items]);
    await (path === null
      ? openPopup(page)
      : openCarnet(page, path, override(createTestCarnetApi(items), { exports: { runExport: async () => EXPORTED } })));
    await vi.waitFor(() => expect(page.find(shown)).not.toBeNull());
    // What follows a dossier is there once it is saved.
    if (name === 'export-done') await page.press('[data-download="zip"]');
    await actAndSettle(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const tree = readAriaTree(document.body);
    await expect(printAriaTree(tree)).toMatchFileSnapshot(`../../fixtures/aria/${name}.txt`);
    expect(findNameFaults(tree)).toEqual([]);
  });
});

it.each([
  ['a button of an icon only', '<button></button>', 'no name: button ""'],
  ['two links alike', '<a href="#a">Voir</a><a href="#b">Voir</a>', 'two controls: link "Voir" in ""'],
  ['a level left out', '<h3>Détails</h3>', 'level left out: heading "Détails"'],
  ['an empty list', '<ul></ul>', 'an empty list'],
  ['a navigation without a name', '<nav></nav>', 'no name: navigation ""'],
  [
    'the title of a fold said twice',
    '<details open><summary>Noter</summary><h2>Noter</h2></details>',
    'said twice: heading "Noter"',
  ],
])('%s is a fault', (_, html, fault) => {
  document.body.innerHTML = `<main><h1>Page</h1>${html}</main>`;
  expect(findNameFaults(readAriaTree(document.body))).toEqual([fault]);
});

it('a live region that is empty is there before it speaks', () => {
  document.body.innerHTML = '<p role="status" class="hint"></p><p role="status" class="saved"></p>';
  expect(printAriaTree(readAriaTree(document.body))).toBe('- status\n- status\n');
});
