import { describe, expect, it } from 'vitest';
import { personsDocument } from '../../../src/domain/case/caseDocuments.ts';
import { exportChoicesDocument, selectExportItems, withLeftOut } from '../../../src/domain/export/exportChoices.ts';
import { buildSearchIndex } from '../../../src/domain/item/search.ts';
import { accountRules } from '../../../src/platforms/platformTable.ts';
import { buildIndexItem } from '../../support/indexItem.ts';

const items = [1, 2, 3].map((ordinal) => buildIndexItem(ordinal));
const index = buildSearchIndex(items, new Map(), (iso) => iso.slice(0, 16), accountRules);
const { empty } = exportChoicesDocument;
const idOf = (ordinal: number): string => buildIndexItem(ordinal).id;
const select = (choices: typeof empty) => selectExportItems(index, personsDocument.empty, choices, new Map(), []);

describe('items left out of the dossier', () => {
  it('leaves any item out, and includes it again', () => {
    const choices = withLeftOut(empty, [idOf(2)], true);
    expect(select(choices).included.map(({ item }) => item.ordinal)).toEqual([1, 3]);
    expect(select(choices)).toMatchObject({ leftOut: 1, kept: 3 });
    expect(select(withLeftOut(choices, [idOf(2)], false)).included).toHaveLength(3);
  });

  it('counts those that a school is not offered', () => {
    const choices = { ...withLeftOut(empty, [idOf(2)], true), purpose: 'school', chosen: [idOf(1)] } as const;
    expect(select(choices)).toMatchObject({ leftOut: 1, kept: 3 });
    expect(select(choices).choosable?.map(({ item }) => item.ordinal)).toEqual([1, 3]);
  });

  it('lists an item once, and stores as many items as a case may have', () => {
    const once = withLeftOut(withLeftOut(empty, [idOf(1)], true), [idOf(1), idOf(3)], true);
    expect(once.leftOut).toEqual([idOf(1), idOf(3)]);
    const many = Array.from({ length: 10_000 }, (_, ordinal) => idOf(ordinal));
    expect(exportChoicesDocument.parse(withLeftOut(empty, many, true))?.leftOut).toHaveLength(10_000);
  });
});
