// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import type { ImageText } from '../../../src/domain/item/imageText.ts';
import { NO_NOTES, notesDocument } from '../../../src/domain/item/itemNotes.ts';
import type { ItemDetail } from '../../../src/messages/protocol.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { openCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { createUiHarness, detail, ITEM_ID, summary } from '../../support/ui/uiHarness.ts';

/** The page of an item whose image was read by machine. */

const AT = '2026-11-20T09:00:00.000Z';
const read: ImageText = {
  schema: 'recueil/image-text/1',
  checkedAt: null,
  images: [
    {
      ...{ path: 'capture.png', sha256: 'f00d'.repeat(16), width: 900, height: 600, at: AT },
      versions: { engine: 'e', data: 'd', preparation: 'p' },
      lines: [
        {
          ...{ box: [90, 60, 450, 30], script: 'latin', correction: null },
          words: [
            { text: 'MASKED', confidence: 95, box: [90, 60, 90, 30] },
            { text: 'lsabelle', confidence: 80, box: [270, 60, 180, 30] },
          ],
        },
        { box: [90, 300, 450, 30], script: 'unknown', correction: null, words: [] },
      ],
    },
  ],
};
const item = buildIndexItem(12, { id: ITEM_ID, text: null });
const unread: ItemDetail = { ...detail, fiche: { ...detail.fiche, text: null } };

async function open(shown: ItemDetail = unread, path = 'items', notes = NO_NOTES) {
  const page = createUiHarness({
    'ui>bg:listItems': () => ({ total: 1, items: [{ ...summary, firstWords: null }], interrupted: [] }),
    'ui>bg:readItem': () => shown,
  });
  const stored = createTestCarnetApi([item]);
  stored.storedDocuments.set(`image-text/${ITEM_ID}`, JSON.stringify(read));
  stored.storedDocuments.set(notesDocument(ITEM_ID).name, JSON.stringify(notes));
  await openCarnet(page, path, stored);
  const search = (words: string) => page.type('[name="words"]', words);
  const openItem = () => page.press(`[data-item="${ITEM_ID}"]`);
  return { page, stored, search, openItem };
}

const IMAGE = '.item-content .masked-image [data-action="reveal"]';

it('frames over the image, once it shows, the words of the search that the machine read there', async () => {
  const { page, search, openItem } = await open();
  await search('isabelle');
  await openItem();
  // What the machine read stands below.
  expect(page.text()).not.toContain('Le texte n’a pas été lu');
  expect(page.find('.searched-place')).toBeNull();
  await page.press(IMAGE);
  await vi.waitFor(() => expect(page.find('[data-searched-places="1"]'), page.text()).not.toBeNull());
  const style = page.find('.searched-places > img + .searched-place')?.getAttribute('style');
  expect(style).toBe('left: 30%; top: 10%; width: 20%; height: 5%;');
  expect(page.textOf('[data-searched-places]')).toMatch(/encadré à 1 endroit.*Lu par machine, à vérifier/);
});

it('frames nothing when nothing is searched, nor in an image of which two exist', async () => {
  const { page, openItem } = await open();
  await openItem();
  await page.press(IMAGE);
  expect(page.find('.searched-places > img')).not.toBeNull();
  expect(page.find('.searched-place')).toBeNull();
  const file = unread.fiche.files[0];
  if (file === undefined) throw new Error('one file');
  const files = [file, { ...file, path: 'capture-2.png' }];
  const other = await open({ ...unread, fiche: { ...unread.fiche, files } });
  await other.search('isabelle');
  await other.openItem();
  await other.page.press(IMAGE);
  expect(other.page.find('.searched-places > img')).not.toBeNull();
  expect(other.page.find('.searched-place')).toBeNull();
});

it('shows the lines that were read on demand, with what is doubtful and what is not read', async () => {
  const { page, openItem } = await open();
  await openItem();
  expect(page.textOf('[data-image-text]')).toContain('Lu par machine, à vérifier.');
  expect(document.body.outerHTML).not.toContain('MASKED lsabelle');
  await page.press('[data-image-text] [data-action="reveal"]');
  expect(page.textOf('.read-lines .doubtful')).toBe('lsabelle');
  expect(page.textOf('.read-lines em')).toBe('Ligne non lue');
});

it('goes into the chronology once the person says that they compared it with the image', async () => {
  const { page, stored } = await open(unread, `item/${ITEM_ID}`);
  await page.press('[name="image-text-checked"]');
  const document: ImageText = JSON.parse(stored.storedDocuments.get(`image-text/${ITEM_ID}`) ?? '{}');
  expect(document.checkedAt).toBe(stored.now());
  expect(document.images).toEqual(read.images);
});

it('is not offered for a dossier while a part of the image is hidden', async () => {
  const hidden = { file: 'capture.png', x: 0, y: 0, width: 90, height: 60, way: 'mask', at: AT } as const;
  const { page } = await open(unread, `item/${ITEM_ID}`, { ...NO_NOTES, redactions: [hidden] });
  expect(page.find('[name="image-text-checked"]')).toBeNull();
  expect(page.textOf('[data-image-text]')).toContain('n’entre dans aucun dossier');
});
