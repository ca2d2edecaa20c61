import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildExportedNotes,
  type ItemNotes,
  MARKS,
  NO_NOTES,
  NO_NOTES_SELECTED,
  notesDocument,
  ratingOf,
} from '../../../../src/domain/item/itemNotes.ts';
import { buildStep } from '../../../support/indexItem.ts';

const AT = '2026-11-20T08:00:00.000Z';
const { parse } = notesDocument('x');

const full: ItemNotes = {
  ...NO_NOTES,
  categories: { value: ['threat', 'hate'], at: AT },
  visibility: { value: 'public', at: AT },
  translation: { at: AT, text: 'TRANSLATED', from: 'arabe', by: 'moi' },
  online: [{ at: AT, address: 'https://exemple.invalid/1', result: 'deleted', item: null }],
  reports: [
    buildStep('pharos', {
      ...{ date: '2026-11-19', reference: 'REPORT-REFERENCE', next: 'PLANNED', nextDate: '2026-12-24' },
      ...{ items: ['OTHER-ITEM'], receipts: ['RECEIPT'] },
    }),
  ],
  note: { value: 'PRIVATE-NOTE', at: AT },
};

const EVERYTHING = { translations: true, reports: new Set(['steps', 'privateSteps']), notes: true, ratings: true };

describe('notesDocument and buildExportedNotes', () => {
  it('parses stored notes, and drops unknown keys', () => {
    expect(parse(JSON.parse(JSON.stringify(full)))).toEqual(full);
    expect(parse({ ...full, more: 1 })).toEqual(full);
  });

  it('rejects anything else', () => {
    for (const wrong of [
      null,
      [],
      'text',
      { ...full, schema: 'recueil/notes/2' },
      { ...full, seriousness: { value: 4, at: AT } },
      { ...full, categories: { value: ['threat'], at: 'hier' } },
      { ...full, note: { value: '\ud800', at: AT } },
      { ...full, reports: [{ ...full.reports[0], date: '2026-13-40' }] },
    ])
      expect(parse(wrong)).toBeNull();
    fc.assert(fc.property(fc.jsonValue(), (value) => parse(value) === null));
  });

  it('exports private parts only when selected', () => {
    expect(buildExportedNotes('i', NO_NOTES, NO_NOTES_SELECTED)).toBeNull();
    const plain = JSON.stringify(buildExportedNotes('i', full, NO_NOTES_SELECTED));
    expect(plain).toContain('deleted');
    expect(plain).not.toMatch(/TRANSLATED|REPORT-REFERENCE|PRIVATE-NOTE/);
    const all = buildExportedNotes('i', full, { ...EVERYTHING, ratings: false });
    expect(JSON.stringify(all)).toMatch(/TRANSLATED.*REPORT-REFERENCE.*PRIVATE-NOTE/);
    expect(JSON.stringify(all)).not.toMatch(/PLANNED|2026-12-24|OTHER-ITEM|RECEIPT/);
    expect(all).toMatchObject({ schema: 'recueil/notes/1', item: 'i' });
  });

  it('never exports the mark of a post, and reads notes from before marks', () => {
    for (const value of MARKS) {
      const marked = { ...NO_NOTES, mark: { value, at: '2026-11-20T09:00:00.000Z' } };
      expect(notesDocument('i').parse(marked)).toEqual(marked);
      expect(buildExportedNotes('i', marked, EVERYTHING)).toBeNull();
      expect(JSON.stringify(buildExportedNotes('i', { ...full, mark: marked.mark }, EVERYTHING))).not.toContain(value);
    }
    const { mark: _, ...before } = NO_NOTES;
    expect(notesDocument('i').parse(before)).toEqual(NO_NOTES);
  });

  it('exports categories but threats, and seriousness, only when selected, and an intimate image always', () => {
    const rated = { ...full, seriousness: { value: 1 as const, at: AT } };
    for (const selection of [NO_NOTES_SELECTED, { ...NO_NOTES_SELECTED, translations: true, notes: true }])
      expect(buildExportedNotes('i', rated, selection)).not.toHaveProperty('seriousness');
    // Threats are dated on the first page of every dossier.
    const both = { ...rated, categories: { value: ['insult' as const, 'threat' as const], at: AT } };
    expect(buildExportedNotes('i', both, NO_NOTES_SELECTED)?.categories).toEqual({ value: ['threat'], at: AT });
    const insult = { ...rated, categories: { value: ['insult' as const], at: AT } };
    expect(buildExportedNotes('i', insult, NO_NOTES_SELECTED)).not.toHaveProperty('categories');
    expect(buildExportedNotes('i', rated, { ...NO_NOTES_SELECTED, ratings: true })).toMatchObject({
      categories: rated.categories,
      seriousness: rated.seriousness,
    });
    const intimate = { ...NO_NOTES, categories: { value: ['insult' as const, 'intimate-image' as const], at: AT } };
    expect(buildExportedNotes('i', intimate, NO_NOTES_SELECTED)).toEqual({
      schema: 'recueil/notes/1',
      item: 'i',
      intimate: { value: true, at: AT },
    });
    expect([ratingOf(rated), ratingOf(intimate), ratingOf(NO_NOTES)]).toEqual([
      { seriousness: 1, categories: rated.categories?.value },
      { seriousness: null, categories: ['insult', 'intimate-image'] },
      null,
    ]);
  });

  const KINDS = {
    steps: ['platform', 'pharos', '3018', 'plainte-police', 'main-courante', 'plainte-procureur', 'commissaire'],
    privateSteps: ['avocat', 'insurer', 'school', 'association', 'health', 'other'],
  } as const;

  it.each(['steps', 'privateSteps'] as const)('exports démarches of some kinds only with %s', (tick) => {
    for (const kind of KINDS[tick]) {
      const reports = full.reports.map((report) => ({ ...report, kind }));
      for (const part of ['steps', 'privateSteps']) {
        const ticked = { ...NO_NOTES_SELECTED, reports: new Set([part]) };
        expect(buildExportedNotes('i', { ...full, reports }, ticked)?.reports !== undefined, kind).toBe(part === tick);
      }
    }
  });
});
