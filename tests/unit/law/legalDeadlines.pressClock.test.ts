import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../../src/domain/shared/localDates.ts';
import { readFactDays } from '../../../src/law/followUp/followUp.ts';
import { buildDeadlineList, computeDeadlines, type DatedItem, listUndated } from '../../../src/law/legalDeadlines.ts';
import { buildPublication } from '../../support/law/buildPublication.ts';
import { PRESS_LIVES, type PressPost } from '../../support/law/pressLives.ts';

const toItems = (posts: readonly PressPost[]): readonly DatedItem[] => {
  const all = posts.flatMap(({ times = 1, ...post }) => new Array<PressPost>(times).fill(post));
  // What buildDatedItems does: an act noted on one capture of an address is about each of its captures.
  const actsAt = (address: string) => all.flatMap((one) => (one.address === address ? (one.acts ?? []) : []));
  return all.map(({ posted, acts = [], timeZone = 'Europe/Paris', address }, index) => ({
    ...buildPublication({ posting: { iso: posted, precision: null }, timeZone }),
    acts: address === undefined ? acts : actsAt(address),
    ordinal: index + 1,
    publication: address ?? String(index),
  }));
};

describe('the clock of article 65', () => {
  it.each(PRESS_LIVES)('%s', (_title, today, posts, nearest) => {
    const { press } = readFactDays(buildDeadlineList(toItems(posts), today), today);
    expect(press && [press.day, press.publications]).toEqual(nearest);
  });

  it('says which publications have no date that was read, and counts nothing for them', () => {
    const list = buildDeadlineList(toItems([{ posted: null }, { posted: '2026-01-10' }]), '2026-01-12');
    expect(listUndated(list)).toEqual([1]);
    const press = [...list.week, ...list.month, ...list.later].filter(
      ({ limitationPeriod }) => limitationPeriod === 'press',
    );
    expect(press.flatMap(({ ordinals }) => ordinals)).toEqual([2]);
  });

  it('names the act that a day is counted from, and the one that perhaps came too late', () => {
    const pressOf = (posted: string, ...acts: readonly string[]) =>
      computeDeadlines({ ...buildPublication({ posting: { iso: posted, precision: null } }), acts })[0];
    expect(pressOf('2026-01-10', '2026-03-01', '2026-05-20')).toMatchObject({ renewedBy: '2026-05-20' });
    expect(pressOf('2026-01-10', '2026-04-11')).toMatchObject({
      renewedBy: null,
      doubts: ['posting-rough', 'act-late'],
    });
    expect(pressOf('2026-01', '2026-04-15')).toMatchObject({ renewedBy: null, doubts: ['posting-rough', 'act-late'] });
  });
});

const day = fc.nat(600).map((days) => addDays('2025-01-01', days));
const press = (first: string, last: string, acts: readonly string[]) => {
  const posting = { iso: null, precision: null };
  const noon = (one: string) => new Date(`${one}T12:00:00Z`).getTime();
  const relativeAge = { from: noon(first), to: noon(last) };
  const seenAt = '2027-06-01T00:00:00.000Z';
  const found = computeDeadlines({ ...buildPublication({ posting, relativeAge, seenAt }), acts });
  return found.find(({ limitationPeriod }) => limitationPeriod === 'press');
};

describe('any acts, in any order', () => {
  it('never end a period earlier than without them, nor later than three months after the last act', () => {
    fc.assert(
      fc.property(day, fc.array(day, { maxLength: 6 }), (posted, acts) => {
        const without = press(posted, posted, []);
        const found = press(posted, posted, acts);
        const latest = [posted, ...acts].toSorted().at(-1) ?? posted;
        expect((found?.legalDay ?? '') >= (without?.legalDay ?? '')).toBe(true);
        expect((found?.legalDay ?? '') <= addMonths(latest, 3)).toBe(true);
        expect(found).toEqual(press(posted, posted, acts.toReversed()));
      }),
    );
  });

  it('let a window end between the ends of its first and of its last day', () => {
    fc.assert(
      fc.property(day, fc.nat(40), fc.array(day, { maxLength: 6 }), (first, length, acts) => {
        const last = addDays(first, length);
        const found = press(first, last, acts);
        expect(found?.dayBefore).toBe(press(first, first, acts)?.dayBefore);
        expect(found?.legalDay).toBe(press(last, last, acts)?.legalDay);
        expect((found?.dayBefore ?? '') < (found?.legalDay ?? '')).toBe(true);
      }),
    );
  });

  it('in a gap of more than three months, start nothing again', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 90 }), fc.array(day, { maxLength: 4 }), (posted, late, others) => {
        const end = addMonths(posted, 3);
        const acts = others.map((one) => (one <= end ? addDays(end, late) : one));
        expect(press(posted, posted, acts)?.legalDay).toBe(end);
      }),
    );
  });
});
