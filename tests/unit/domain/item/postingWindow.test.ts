import { describe, expect, it } from 'vitest';
import {
  applyPostingWindow,
  earliestPostedTime,
  findPostingWindow,
  localPostedTime,
} from '../../../../src/domain/item/postingWindow.ts';
import { sortByDate } from '../../../../src/dossier/data/exhibitLabels.ts';
import { postedPeriod } from '../../../../src/dossier/data/postedPeriod.ts';
import { accountsCsv, addressesCsv, chronologyCsv } from '../../../../src/dossier/dossierTables.ts';
import { identificationCsv } from '../../../../src/dossier/identificationTable.ts';
import { compactMoment, postedMoment } from '../../../../src/dossier/strings/formatText.ts';
import { buildDatedItems, computeDeadlines } from '../../../../src/law/legalDeadlines.ts';
import { compareTables } from '../../../../src/seal/verify/compareTables.ts';
import { formatPosted } from '../../../../src/ui/itemLabels.tsx';
import { fr } from '../../../../src/ui/locales/fr/index.ts';
import { changeItems, inventCase } from '../../../support/dossier/inventedCase.ts';
import { inventPost } from '../../../support/dossier/inventedPosts.ts';

const ZONE = 'Europe/Paris';
const READ = '2026-11-27T13:00:00.000Z';
const shown = (raw: string, platform = 'web', acquiredAt = READ, iso: string | null = '2026-11') => ({
  posting: { raw, iso, precision: iso === null ? null : ('month' as const), source: 'text' },
  acquiredAt,
  platform,
  timeZone: 'Europe/Paris',
  warnings: ['relative-time-only'],
});
const relativePost = (raw: string, platform: string) =>
  inventPost({
    ...shown(raw, platform),
    reading: {
      reader: platform,
      version: '1',
      confirmed: null,
      fields: { 'posting.iso': { how: 'text:date+now', confidence: 'low' } },
    },
  });

describe('findPostingWindow', () => {
  it.each([
    ['il y a 2 jours', 'youtube', READ, '2026-11-24/2026-11-25'],
    ['il y a 2 jours', 'web', READ, '2026-11-24/2026-11-26'],
    ['3 w', 'web', READ, '2026-10-30/2026-11-13'],
    ['il y a 2 mois', 'youtube', READ, '2026-08-26/2026-10-02'],
    ['Il y a 1 h', 'web', '2026-11-26T23:30:00.000Z', '2026-11-26/2026-11-27'],
    ['Il y a 1 h', 'web', READ, '2026-11-27'],
    ['0 min', 'web', READ, '2026-11-27'],
    ['trois lunes', 'web', READ, null],
  ])('« %s » on %s, read at %s', (raw, platform, at, expected) => {
    expect(findPostingWindow(shown(raw, platform, at))).toBe(expected);
    expect(findPostingWindow(shown(raw, platform, at, null))).toBe(expected);
  });

  it('leaves a day, an instant, and what no page counted back', () => {
    expect(findPostingWindow(shown('il y a 2 jours', 'web', READ, '2026-11-25'))).toBeNull();
    expect(findPostingWindow(shown('il y a 2 jours', 'web', READ, '2026-11-25T10:00Z'))).toBeNull();
    expect(findPostingWindow({ ...shown('il y a 2 jours'), warnings: [] })).toBeNull();
  });
});

describe('a window of days', () => {
  it('is written as two days, the month and the year once', () => {
    const write = (iso: string) => postedMoment({ raw: null, iso, precision: 'day', source: 'text' }, 'Europe/Paris');
    expect(write('2026-11-24/2026-11-25')).toBe('entre le 24 et le 25 novembre 2026');
    expect(write('2026-10-30/2026-11-13')).toBe('entre le 30 octobre et le 13 novembre 2026');
    expect(write('2025-12-31/2026-01-01')).toBe('entre le 31 décembre 2025 et le 1er janvier 2026');
    expect(compactMoment({ iso: '2026-11-24/2026-11-25', precision: 'day' }, 'Europe/Paris')).toBe(
      '24/11/2026 – 25/11/2026',
    );
    expect(formatPosted(fr, '2026-11-24/2026-11-25')).toBe('entre le 24 novembre 2026 et le 25 novembre 2026');
  });

  it('sorts by its earliest day in lists, and is in the bar of what its days have in common', () => {
    const localOf = (iso: string) => iso;
    expect(earliestPostedTime({ posted: '2026-11-24/2026-11-25' }, localOf)).toBe('2026-11-24');
    expect(localPostedTime({ posted: '2026-11-24/2026-11-25' }, localOf)).toBe('2026-11');
    expect(localPostedTime({ posted: '2025-12-31/2026-01-01' }, localOf)).toBeNull();
  });

  it('sorts the time of a telephone, which has no zone, among instants written in the zone of the capture', async () => {
    const at = (iso: string) =>
      inventPost({ posting: { raw: iso, iso, precision: 's', source: 'dom' }, timeZone: ZONE });
    const invented = await inventCase([at('2026-11-14T17:05:00.000Z'), at('2026-11-14T17:01:00.000Z'), at(READ)]);
    const { items } = changeItems(invented, (item) =>
      item.number !== 3
        ? item
        : { ...item, fiche: { ...item.fiche, exported: { localTime: '2026-11-14T18:02' } as never } },
    ).snapshot;
    // 18:01, 18:02 and 18:05 in Paris.
    expect(sortByDate(items).map(({ number }) => number)).toEqual([2, 3, 1]);
  });

  it('sorts by its earliest day in the dossier, whose period and tables have it', async () => {
    const day = (date: string) => inventPost({ posting: { raw: date, iso: date, precision: 'day', source: 'dom' } });
    const invented = await inventCase([
      relativePost('il y a 2 jours', 'youtube'),
      day('2026-11-21'),
      day('2026-11-24'),
    ]);
    const { items } = changeItems(invented, (item) => ({ ...item, fiche: applyPostingWindow(item.fiche) })).snapshot;
    expect(sortByDate(items).map(({ number }) => number)).toEqual([2, 3, 1]);
    expect(postedPeriod(items)).toMatchObject({ first: '21 novembre 2026' });
    expect(postedPeriod(items)).toMatchObject({ last: expect.stringMatching(/^25 novembre 2026 \(/) });
    const tables = new Map([
      ['chronologie.csv', chronologyCsv(items)],
      ['comptes.csv', accountsCsv(items)],
      ['adresses.csv', addressesCsv(items)],
      ['fiche-identification.csv', identificationCsv(items, {}, '2026-11-20')],
    ]);
    const read = (path: string) => {
      const bytes = [...tables].find(([name]) => path.endsWith(name))?.[1];
      return bytes === undefined ? null : new TextDecoder().decode(bytes);
    };
    expect(read('chronologie.csv')).toContain(';2026-11-24/2026-11-25;');
    const sealed = invented.snapshot.items.map(({ number, digest, fiche }) => ({ number, digest, fiche }));
    const known = JSON.parse(JSON.stringify(sealed));
    expect(compareTables(read, known).flatMap(([, numbers]) => numbers)).toEqual([]);
  });

  it('is the one that deadlines are counted from: its earliest day, less a day', async () => {
    const { snapshot } = await inventCase([relativePost('il y a 2 jours', 'youtube')]);
    const [dated = expect.fail('no item')] = buildDatedItems(
      snapshot.items.map(({ fiche }) => fiche),
      new Map(),
    );
    expect(computeDeadlines(dated)[0]).toMatchObject({ from: '2026-11-23', legalDay: '2027-02-26' });
  });
});
