import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExtractionCode } from '../../../../src/domain/capture/extraction.ts';
import { computeActivity } from '../../../../src/dossier/data/activityStats.ts';
import { reportPdf } from '../../../../src/dossier/pdf/dossierReport.ts';
import { collectBytes } from '../../../../src/dossier/pdf/engine/pdfDocument.ts';
import { readPdfText, runTool, stripWhitespace } from '../../../support/dossier/externalTools.ts';
import { buildDossierContext, inventCase } from '../../../support/dossier/inventedCase.ts';
import { inventMessage } from '../../../support/dossier/inventedMessages.ts';
import { type InventedPost, inventPost } from '../../../support/dossier/inventedPosts.ts';
import { makeTestFolder } from '../../../support/testFolder.ts';

const folder = makeTestFolder();

const post = (iso: string | null, handle: string | null = 'a', how: ExtractionCode = 'testid:time'): InventedPost =>
  inventPost({
    author: { handle },
    posting: { iso, precision: iso === null ? null : iso.length > 10 ? 's' : 'day' },
    reading: {
      reader: 'x',
      version: '1',
      confirmed: null,
      fields: { 'posting.iso': { how, confidence: 'high' } },
    },
  });

const activityOf = async (posts: readonly InventedPost[]) => computeActivity((await inventCase(posts)).snapshot.items);

describe('computeActivity', () => {
  it('counts by hour for at most two days, in the time zone of the capture', async () => {
    const activity = await activityOf([
      post('2026-11-03T22:30:00.000Z', 'a'),
      post('2026-11-03T22:40:00.000Z', 'b'),
      post('2026-11-03T22:45:00.000Z', 'a'),
      post('2026-11-04T00:10:00.000Z', null),
    ]);
    expect(activity.step).toBe('hour');
    expect(activity.bins).toEqual([
      { label: '03/11 23 h', posts: 3, accounts: 2 },
      { label: '04/11 00 h', posts: 0, accounts: 0 },
      { label: '04/11 01 h', posts: 1, accounts: 0 },
    ]);
    expect(activity.hours[23]).toBe(3);
    expect(activity.repetition.map(({ account, days }) => [account.handle, account.counts.total, days])).toEqual([
      ['a', 2, 1],
      ['b', 1, 1],
    ]);
  });

  it.each([
    ['day', '2026-11-01', '2026-11-20', 20],
    ['week', '2026-06-01', '2026-11-20', 25],
    ['month', '2025-01-15', '2026-11-20', 23],
    ['year', '1999-05-01', '2026-11-20', 2],
  ] as const)('chooses the step: %s', async (step, first, last, bins) => {
    const activity = await activityOf([post(first), post(last)]);
    expect([activity.step, activity.bins.length]).toEqual([step, bins]);
    expect(activity.bins.reduce((sum, { posts }) => sum + posts, 0)).toBe(2);
    expect(activity.hours.every((count) => count === 0)).toBe(true);
  });

  it('counts posts without a day as unplaced, and supposed dates', async () => {
    const activity = await activityOf([
      post('2026-11-03'),
      post(null),
      post('2026-11'),
      post('2026-11-04', 'a', 'text+year'),
    ]);
    expect([activity.placed.total, activity.supposed, activity.unplaced]).toEqual([2, 1, 2]);
  });

  it('accepts any date that a page may claim', async () => {
    for (const iso of ['0001-01-01', '9999-12-31T23:59:59.999Z', '2026-99-99', 'toString']) {
      const activity = await activityOf([post(iso), post('2026-11-03')]);
      expect(activity.placed.total + activity.unplaced).toBe(2);
      expect(activity.bins.length).toBeLessThan(60);
    }
  });

  it('is printed with a note on the sample under each chart', async () => {
    const dated = Array.from({ length: 10 }, (_, index) => post(`2026-11-0${1 + (index % 5)}T10:00:00.000Z`));
    const inventedCase = await inventCase([...dated, post(null)]);
    const path = join(folder, 'dossier.pdf');
    writeFileSync(path, await collectBytes(reportPdf(buildDossierContext(inventedCase), () => {})));
    const text = readPdfText(path);
    const sampleNote = stripWhitespace('publications enregistrées par la personne, non l’ensemble des messages.');
    // Two charts, and the section on what is included.
    expect(text.split(sampleNote)).toHaveLength(2 + 1 + 1);
    expect(text).toContain(
      stripWhitespace('10 publications datées au jour près ; 1 autre n’est pas comptée ici, faute de jour lu.'),
    );
  });

  it('says everywhere that messages are among what it counts', async () => {
    const zoned = (minute: number) =>
      inventMessage({ index: minute, text: 'Réponds.', time: `2026-11-03T20:0${minute}:00.000Z` });
    const inventedCase = await inventCase([
      ...Array.from({ length: 9 }, (_, index) => post(`2026-11-0${1 + (index % 5)}T10:00:00.000Z`)),
      ...[1, 2].map(zoned),
      inventMessage({ index: 9, text: 'Réponds.', time: '2026-11-04T20:00' }),
    ]);
    const { hours, placed, timed } = computeActivity(inventedCase.snapshot.items);
    expect([hours.reduce((sum, count) => sum + count, 0), placed.messages, timed.messages]).toEqual([11, 3, 2]);
    const path = join(folder, 'messages.pdf');
    writeFileSync(path, await collectBytes(reportPdf(buildDossierContext(inventedCase), () => undefined)));
    const text = readPdfText(path);
    for (const expected of [
      // On the first pages too.
      'Publications et messages par jour, en 2026',
      'Publications et messages selon l’heure de la journée',
      '(9 publications et 3 messages), non l’ensemble des messages.',
      '(9 publications et 2 messages), non l’ensemble des messages. Heure lue pour 9 publications et 2 messages.',
    ])
      expect(text).toContain(stripWhitespace(expected));
    expect(text).not.toMatch(/Publications(?:par|selon)/);
    // Each head stands in its column, on two lines.
    const lines = runTool('pdftotext', ['-layout', path, '-']).split('\n');
    expect(lines.filter((line) => /Jour +Publications +Comptes$/.test(line.trimEnd()))).toHaveLength(1);
    expect(lines.filter((line) => / {20,}et messages$/.test(line.trimEnd()))).toHaveLength(2);
  });

  it('is printed with the name, the platform and the distinct days of each account', async () => {
    const inventedCase = await inventCase([
      post('2026-11-03T10:00:00.000Z', 'compte_invente'),
      ...Array.from({ length: 9 }, () => post('2026-11-05T10:00:00.000Z', 'b')),
    ]);
    const path = join(folder, 'accounts.pdf');
    writeFileSync(path, await collectBytes(reportPdf(buildDossierContext(inventedCase), () => undefined)));
    expect(readPdfText(path)).toMatch(/@compte_invente(?:(?!@b).)*X\(ex-Twitter\)(?:(?!@b).)*1jourdistinct/s);
  });
});
