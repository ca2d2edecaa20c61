import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileDate } from '../../../../src/domain/item/importedFiles.ts';
import { NO_NOTES, notesDocument } from '../../../../src/domain/item/itemNotes.ts';
import { applyStatedDate, listOfferedDates, parseStatedDate } from '../../../../src/domain/item/statedDate.ts';
import { buildReceived } from '../../../support/import/receivedFile.ts';

const AT = '2026-11-22T09:00:00.000Z';
const EXIF: FileDate = { source: 'exif', raw: '2026:11:11 18:20:11', iso: '2026-11-11', precision: 'day' };
const NAME: FileDate = { source: 'name', raw: '20261112', iso: '2026-11-12', precision: 'day' };
const received = buildReceived({ dates: [EXIF, NAME] });
const CAPTURE = { warnings: [], acquiredAt: '2026-11-20T09:00:00.000Z', platform: 'web' };
const UNREAD = { raw: null, iso: null, precision: null, source: null };
const note = { how: 'not-stated', confidence: null } as const;
const fiche = {
  posting: UNREAD,
  ...CAPTURE,
  received,
  reading: { reader: 'import', version: '1', confirmed: null, fields: { 'posting.iso': note } },
};
const stated = (...posted: (typeof NO_NOTES)['posted']) => ({ ...NO_NOTES, posted });

it('listOfferedDates offers the dates of a picture in the order of the file, and none of a conversation', () => {
  expect(listOfferedDates(received).map(({ source }) => source)).toEqual(['exif', 'name']);
  expect(listOfferedDates({ ...received, family: 'conversation' })).toEqual([]);
  const changes: FileDate[] = [
    { ...EXIF, source: 'changed' },
    { ...EXIF, source: 'modified' },
  ];
  expect(listOfferedDates({ ...received, dates: changes })).toEqual([]);
  expect(listOfferedDates({ ...received, dates: [{ ...EXIF, iso: null }] })).toEqual([]);
});

describe('applyStatedDate', () => {
  it('uses the last statement and says whose date it is, without changing the record', () => {
    const before = structuredClone(fiche);
    const ofFile = applyStatedDate(fiche, stated({ at: AT, ...EXIF, source: 'exif' }));
    expect(ofFile.posting).toEqual({ raw: EXIF.raw, iso: '2026-11-11', precision: 'day', source: 'file' });
    expect(ofFile.reading.fields['posting.iso']).toEqual({ how: 'file', confidence: 'low' });
    const typed = parseStatedDate('10/11/2026', AT) ?? expect.fail('not parsed');
    const ofPerson = applyStatedDate(fiche, stated({ at: AT, ...EXIF, source: 'exif' }, typed));
    expect(ofPerson.posting).toEqual({ raw: '10/11/2026', iso: '2026-11-10', precision: 'day', source: 'declared' });
    expect(ofPerson.reading.fields['posting.iso']).toEqual({ how: 'declared', confidence: 'low' });
    expect(fiche).toEqual(before);
  });

  it('leaves what an archive writes of a message, once its date is withdrawn', () => {
    const message = { ...fiche, received: { ...received, family: 'message' as const } };
    const typed = parseStatedDate('10/11/2026', AT) ?? expect.fail('not parsed');
    const withdrawn = parseStatedDate('', AT) ?? expect.fail('not parsed');
    expect(applyStatedDate(message, stated(typed)).posting.iso).toBe('2026-11-10');
    expect(applyStatedDate(message, stated(typed, withdrawn))).toBe(message);
  });

  it('does not take a last change that older versions offered for the date of a publication', () => {
    const before = { at: AT, ...NAME, source: 'name' } as const;
    const changed = { at: AT, ...EXIF, source: 'modified' } as const;
    expect(applyStatedDate(fiche, stated(changed))).toBe(fiche);
    expect(applyStatedDate(fiche, stated(before, changed)).posting.iso).toBe('2026-11-12');
    expect(notesDocument('x').parse(JSON.parse(JSON.stringify(stated(changed))))).not.toBeNull();
  });

  it('has no date once the person withdrew it', () => {
    const withdrawn = parseStatedDate('  ', AT) ?? expect.fail('not parsed');
    const dated = { ...fiche, posting: { raw: '2025', iso: '2025', precision: 'year', source: 'declared' } as const };
    expect(applyStatedDate(dated, stated(withdrawn)).posting).toEqual(UNREAD);
  });

  it('dates a captured publication whose page gave no day, and leaves the day that a page gave', () => {
    const typed = parseStatedDate('10/11/2026', AT) ?? expect.fail('not parsed');
    const withdrawn = parseStatedDate('', AT) ?? expect.fail('not parsed');
    const captured = (iso: string | null) => ({
      reading: fiche.reading,
      ...CAPTURE,
      posting: { raw: iso, iso, precision: null, source: 'dom' } as const,
    });
    for (const iso of [null, '2026', '2026-11']) {
      const read = captured(iso);
      expect(applyStatedDate(read, stated(typed)).posting).toMatchObject({ iso: '2026-11-10', source: 'declared' });
      expect(applyStatedDate(read, stated(typed, withdrawn))).toBe(read);
    }
    for (const iso of ['2026-11-12', '2026-11-12T08:00:00.000Z', '2026-11-01/2026-11-30']) {
      const read = captured(iso);
      expect(applyStatedDate(read, stated(typed))).toBe(read);
    }
  });

  it('counts no date outside what the page said, which may be a later one', () => {
    const typed = parseStatedDate('10/10/2026', AT) ?? expect.fail('not parsed');
    const posting = (iso: string | null) => ({ raw: 'il y a 2 mois', iso, precision: null, source: 'dom' }) as const;
    for (const iso of ['2026-06', '2025']) {
      const read = { ...CAPTURE, reading: fiche.reading, posting: posting(iso) };
      expect(applyStatedDate(read, stated(typed))).toBe(read);
    }
    const relative = { ...CAPTURE, reading: fiche.reading, warnings: ['relative-time-only'], posting: posting(null) };
    expect(applyStatedDate(relative, stated(typed))).toBe(relative);
    // An age that is not understood says nothing.
    const unread = { ...relative, posting: { ...relative.posting, raw: '3m' } };
    expect(applyStatedDate(unread, stated(typed)).posting).toMatchObject({ iso: '2026-10-10', source: 'declared' });
    // Nothing is posted after its capture.
    const late = parseStatedDate('25/11/2026', AT) ?? expect.fail('not parsed');
    const undated = { ...relative, warnings: [], posting: { ...relative.posting, raw: null } };
    expect(applyStatedDate(undated, stated(late))).toBe(undated);
  });

  it('leaves an item without statement as it is', () => {
    expect(applyStatedDate(fiche, undefined)).toBe(fiche);
    expect(applyStatedDate(fiche, NO_NOTES)).toBe(fiche);
  });
});

it('parseStatedDate gives only what the stored notes accept, whatever is typed', () => {
  const { parse } = notesDocument('x');
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  const typed = fc.oneof(
    fc.string(),
    day.map((date) => date.toISOString().slice(0, 10)),
    day.map((date) => `${date.getDate()}/${date.getMonth() + 1}/${date.getFullYear()} ${date.getHours()}:00`),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const one = parseStatedDate(text.slice(0, 100).toWellFormed(), AT);
      return one === null || parse(JSON.parse(JSON.stringify(stated(one)))) !== null;
    }),
  );
  expect(parseStatedDate('hier', AT)).toBeNull();
});
