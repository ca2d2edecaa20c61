import { describe, expect, it } from 'vitest';
import { computeActivity } from '../../../../src/dossier/data/activityStats.ts';
import { stripWhitespace } from '../../../support/dossier/externalTools.ts';
import { inventCase } from '../../../support/dossier/inventedCase.ts';
import { inventMessage } from '../../../support/dossier/inventedMessages.ts';
import { type InventedPost, inventPost } from '../../../support/dossier/inventedPosts.ts';
import { readReport } from '../../../support/dossier/withPdf.ts';

const post = (iso: string | null, handle: string | null = 'a'): InventedPost =>
  inventPost({
    author: { handle },
    posting: { iso, precision: iso === null ? null : iso.length > 10 ? 's' : 'day' },
    reading: { fields: { 'posting.iso': { how: 'testid:time', confidence: 'high' } } },
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
      { label: '03/11/2026 23 h', posts: 3 },
      { label: '04/11/2026 00 h', posts: 0 },
      { label: '04/11/2026 01 h', posts: 1 },
    ]);
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
  });

  it('counts posts without a day as unplaced', async () => {
    const { placed, unplaced } = await activityOf([
      post('2026-11-03'),
      post(null),
      post('2026-11'),
      post('2026-11-04'),
    ]);
    expect([placed.total, unplaced]).toEqual([2, 2]);
  });

  it('accepts any date that a page may claim', async () => {
    for (const iso of ['0001-01-01', '9999-12-31T23:59:59.999Z', '2026-99-99', 'toString']) {
      const activity = await activityOf([post(iso), post('2026-11-03')]);
      expect(activity.placed.total + activity.unplaced).toBe(2);
      expect(activity.bins.length).toBeLessThan(60);
    }
  });

  it('says on the first pages that messages are among what it counts', async () => {
    const zoned = (minute: number) =>
      inventMessage({ index: minute, text: 'Réponds.', time: `2026-11-03T20:0${minute}:00.000Z` });
    const inventedCase = await inventCase([
      ...Array.from({ length: 9 }, (_, index) => post(`2026-11-0${1 + (index % 5)}T10:00:00.000Z`)),
      ...[1, 2].map(zoned),
      inventMessage({ index: 9, text: 'Réponds.', time: '2026-11-04T20:00' }),
    ]);
    expect(computeActivity(inventedCase.snapshot.items).placed.messages).toBe(3);
    expect(await readReport(inventedCase)).toContain(stripWhitespace('Publications et messages par jour, en 2026'));
  });

  it('is printed with the name, the platform and the distinct days of each account', async () => {
    const inventedCase = await inventCase([
      post('2026-11-03T10:00:00.000Z', 'compte_invente'),
      ...Array.from({ length: 9 }, () => post('2026-11-05T10:00:00.000Z', 'b')),
    ]);
    expect(await readReport(inventedCase)).toMatch(/@compte_invente(?:(?!@b).)*X\(ex-Twitter\)(?:(?!@b).)*;1jour/s);
  });
});
