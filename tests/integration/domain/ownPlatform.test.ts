import { expect, it } from 'vitest';
import { personsDocument } from '../../../src/domain/case/caseDocuments.ts';
import { PURPOSES } from '../../../src/domain/export/dossierOptions.ts';
import { exportChoicesDocument, selectExportItems } from '../../../src/domain/export/exportChoices.ts';
import { buildSearchIndex } from '../../../src/domain/item/search.ts';
import { accountRules } from '../../../src/platforms/platformTable.ts';
import { buildIndexItem } from '../../support/indexItem.ts';

const platforms = ['x', 'youtube', 'x', 'tiktok', 'tiktok', 'tiktok'];
const items = platforms.map((platform, at) => ({ ...buildIndexItem(at + 1), platform, withdrawn: at > 3 }));
const index = buildSearchIndex(items, new Map(), (iso) => iso.slice(0, 16), accountRules);
const { empty } = exportChoicesDocument;

const select = (change: Partial<typeof empty>, documents: readonly string[] = []) =>
  selectExportItems(
    index,
    personsDocument.empty,
    { ...empty, ...change, documents: [...documents] },
    new Map(documents.map((id) => [id, true])),
    [],
  ).included.map(({ item }) => item.ordinal);

it('selects for a platform its own posts alone, and the documents that are ticked', () => {
  const purpose = 'platform';
  expect(select({ purpose, platform: 'youtube' })).toEqual([2]);
  expect(select({ purpose, platform: 'tiktok' })).toEqual([4]);
  // Nothing chosen, or a platform that is no longer there: that of most items.
  expect(select({ purpose })).toEqual([1, 3]);
  expect(select({ purpose, platform: 'facebook' })).toEqual([1, 3]);
  expect(select({ purpose, platform: 'youtube' }, [items[0]?.id ?? ''])).toEqual([1, 2]);
});

it('selects the posts of every platform for another recipient', () => {
  for (const purpose of [null, ...PURPOSES.filter((one) => one !== 'platform')])
    expect(select({ purpose, platform: 'youtube', chosen: items.map(({ id }) => id) })).toEqual([1, 2, 3, 4]);
});
