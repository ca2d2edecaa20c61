import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fiche } from '../../../src/domain/item/item.ts';
import { applyPostingWindow } from '../../../src/domain/item/postingWindow.ts';
import type { Step } from '../../../src/domain/item/step.ts';
import { addDays, addMonths } from '../../../src/domain/shared/localDates.ts';
import { findVoidActs } from '../../../src/law/deposits.ts';
import { readFactDays, splitByRating } from '../../../src/law/followUp/factDays.ts';
import {
  buildDatedItems,
  buildDeadlineList,
  computeDeadlines,
  type DatedItem,
  joinCaptures,
  listUndated,
} from '../../../src/law/legalDeadlines.ts';
import { inventPost } from '../../support/dossier/inventedPosts.ts';
import { buildStep } from '../../support/indexItem.ts';
import { buildPublication } from '../../support/law/buildPublication.ts';
import { PRESS_LIVES, type PressPost } from '../../support/law/pressLives.ts';

const toItems = (posts: readonly PressPost[]): readonly DatedItem[] => {
  const all = posts.flatMap(({ times = 1, ...post }) => new Array<PressPost>(times).fill(post));
  // What buildDatedItems does: an act noted on one capture of an address is about each of its captures.
  const actsAt = (address: string) => all.flatMap((one) => (one.address === address ? (one.acts ?? []) : []));
  const captures = all.map(({ posted, acts = [], timeZone = 'Europe/Paris', address }, index) => ({
    ...buildPublication({ posting: { iso: posted, precision: null }, timeZone }),
    acts: address === undefined ? acts : actsAt(address),
    ordinal: index + 1,
    publication: address ?? String(index),
  }));
  return joinCaptures(captures);
};

describe('the clock of article 65', () => {
  for (const [title, today, posts, nearest, perhapsOver = null] of PRESS_LIVES)
    it(title, () => {
      const { press: sure, perhapsOver: unsure } = readFactDays(buildDeadlineList(toItems(posts), today), today);
      expect(sure && [sure.day, sure.publications]).toEqual(nearest);
      expect(unsure && [unsure.latest, unsure.publications]).toEqual(perhapsOver);
    });

  it('keeps both ends of what nobody rated apart from what is rated, and hides neither', () => {
    const today = '2026-04-15';
    const items = toItems([{ posted: '2026-04-01' }, { posted: '2026-03-01' }, { posted: '2026-01' }]);
    const { press, perhapsOver, unrated } = readFactDays(
      buildDeadlineList(items, today),
      today,
      splitByRating(items, new Set([1]), today),
    );
    expect([press?.day, perhapsOver]).toEqual(['2026-06-30', null]);
    expect(unrated.map(({ latest, isUnrated }) => [latest, isUnrated])).toEqual([
      [null, true],
      ['2026-04-30', true],
    ]);
  });

  it('gives the year of a public discriminatory insult once its three months are over, and not before', () => {
    const hateful = (posted: string, ...acts: readonly string[]) =>
      buildPublication({ posting: { iso: posted, precision: null }, visibility: 'public', discriminatory: true, acts });
    const yearOn = (today: string, ...posts: readonly ReturnType<typeof hateful>[]) => {
      const items = posts.map((one, index) => ({ ...one, publication: String(index), ordinal: index + 1 }));
      const { pressYear } = readFactDays(buildDeadlineList(items, today), today);
      return pressYear && [pressYear.day, pressYear.publications];
    };
    const july = hateful('2026-07-15');
    expect(yearOn('2026-10-15', july)).toBeNull();
    // 14 July is a holiday, and 13 July 2027 a Tuesday.
    expect(yearOn('2026-11-29', july)).toEqual(['2027-07-13', 1]);
    expect(yearOn('2026-11-29', july, hateful('2026-07-15'), hateful('2026-11-20'))).toEqual(['2027-07-13', 2]);
    expect(yearOn('2027-07-15', july)).toEqual(['2027-07-15', 1]);
    expect(yearOn('2027-07-16', july)).toBeNull();
    // An act starts the three months and the year again.
    expect(yearOn('2026-11-29', hateful('2026-07-15', '2026-10-01'))).toBeNull();
    expect(yearOn('2026-11-29', { ...july, visibility: 'private' })).toBeNull();
    // Most readers do not tell.
    expect(yearOn('2026-11-29', { ...july, visibility: null })).toEqual(['2027-07-13', 1]);
    // A vague day hides no sure one; alone, it is for today.
    const vague = hateful('2025-11');
    expect(yearOn('2026-11-29', vague)).toEqual(['2026-11-29', 1]);
    expect(yearOn('2026-11-29', vague, july)).toEqual(['2027-07-13', 1]);
    // Three months that are perhaps over hide no year.
    const declared = {
      ...hateful('2025-12-05'),
      posting: { iso: '2025-12-05', precision: null, source: 'declared' },
    } as const;
    expect(yearOn('2026-11-29', declared)).toEqual(['2026-12-04', 1]);
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
    const expected = { renewedBy: null, doubts: ['posting-rough', 'act-late'] };
    expect(pressOf('2026-01-10', '2026-04-11')).toMatchObject(expected);
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

describe('buildDatedItems', () => {
  const captured = (id: string, acquiredAt: string, more: object = {}): Fiche => {
    const { observed } = inventPost({ posting: { iso: '2026-01-10T10:00:00Z', precision: 's' } });
    const address = { page: null, permalink: null, canonical: `x.com/${id}`, dropped: [] };
    return { ...observed, id, ordinal: 1, files: [], acquiredAt, address, ...more } as unknown as Fiche;
  };
  const pressOf = (fiches: readonly Fiche[], steps: readonly Step[] = [], today = '2026-03-02') =>
    buildDatedItems(fiches, new Map(), new Map(), steps, findVoidActs(steps, today)).map(
      (item) => computeDeadlines(item).find(({ limitationPeriod }) => limitationPeriod === 'press')?.legalDay,
    );

  it('takes an act of the case for what was captured by then, and for no later capture', () => {
    const act = buildStep('press-act', { date: '2026-03-01', items: ['before', 'after'] });
    const fiches = [captured('before', '2026-02-01T10:00:00.000Z'), captured('after', '2026-04-03T10:00:00.000Z')];
    expect(pressOf(fiches, [act])).toEqual(['2026-06-01', '2026-04-10']);
    // 00:30 of the next day in Paris.
    expect(pressOf([captured('after', '2026-03-01T23:30:00.000Z')], [act])).toEqual(['2026-04-10']);
  });

  it('takes no plainte before a juge whose deposit is due and not paid', () => {
    const act = buildStep('press-act', { date: '2026-03-01', items: ['a'] });
    const fiches = [captured('a', '2026-02-01T10:00:00.000Z')];
    const pressWith = (...events: Step['events']) =>
      pressOf(fiches, [act, { ...buildStep('juge', { date: '2026-03-03' }), events }], '2026-04-08');
    const due = { event: 'depositDue', day: '2026-04-05' } as const;
    expect(pressWith()).toEqual(['2026-06-01']);
    expect(pressWith(due)).toEqual(['2026-04-10']);
    expect(pressWith(due, { event: 'deposit', day: '2026-04-01' })).toEqual(['2026-06-01']);
    // Its last day, a Sunday, and the Monday after it, a holiday.
    expect(pressWith(due, { event: 'deposit', day: '2026-04-07' })).toEqual(['2026-06-01']);
    expect(pressWith(due, { event: 'deposit', day: '2026-04-08' })).toEqual(['2026-04-10']);
    // It may still be paid.
    expect(pressWith({ ...due, day: '2026-04-09' })).toEqual(['2026-06-01']);
    const later = buildStep('press-act', { date: '2026-03-20', items: ['a'] });
    const judge = { ...buildStep('juge', { date: '2026-03-01' }), events: [due] };
    expect(pressOf(fiches, [act, later, judge], '2026-04-08')).toEqual(['2026-06-20']);
    expect(pressOf(fiches, [act, later, { ...judge, date: null }], '2026-04-08')).toEqual(['2026-04-10']);
    expect(pressOf(fiches, [{ ...act, events: [due] }], '2026-04-08')).toEqual(['2026-04-10']);
  });

  const PAGE = 'https://f.example/1';
  /** Captures at one address, which is read with this confidence. */
  const capturedAt =
    (confidence: 'high' | 'medium' | 'low') =>
    (id: string, capturedOn: string, iso: string | null, text = 'Idiote.', source = 'dom'): Fiche =>
      captured(id, `${capturedOn}T10:00:00.000Z`, {
        text,
        posting: { raw: null, iso, precision: 'day', source },
        address: { page: PAGE, permalink: PAGE, canonical: PAGE, dropped: [] },
        reading: { fields: { 'address.permalink': { how: 'x', confidence } } },
      });
  const [sure, unsure] = [capturedAt('high'), capturedAt('medium')];

  it.each([
    ['low', ['2026-04-10', '2026-04-30']],
    ['high', ['2026-04-10', '2026-04-10']],
  ] as const)(
    'gives two comments with the address of their page, read with %s confidence, their dates',
    (confidence, days) => {
      const read = capturedAt(confidence);
      const captures = [read('a', '2026-03-01', '2026-01-10', 'Un.'), read('b', '2026-03-01', '2026-01', 'Deux.')];
      expect(pressOf(captures)).toEqual(days);
    },
  );

  // The same words written twice are two publications.
  it.each(['Deux.', 'Un.'])(
    'starts no comment at the first capture of another one at the same unsure address (D2): « %s »',
    (text) => {
      const captures = [unsure('a', '2026-05-01', '2026-04-30', 'Un.'), unsure('b', '2026-11-01', '2026-10-31', text)];
      expect(pressOf(captures)).toEqual(['2026-07-30', '2027-01-31']);
    },
  );

  it('keeps the earliest day of a sure address, whatever a later capture or the person says (N2)', () => {
    const later = sure('b', '2026-11-01', '2026-10-31');
    const stated = sure('c', '2026-11-02', '2026-10-10', 'Idiote.', 'declared');
    for (const iso of ['2026-04-30', '2026-04'])
      expect(pressOf([sure('a', '2026-05-01', iso), later, stated])).toEqual(Array(3).fill('2026-07-30'));
    expect(pressOf([sure('a', '2026-06-15', '2026-06-15'), stated])).toEqual(['2026-09-15', '2026-09-15']);
  });

  it('takes nothing of an undated capture made before the words were written again, nor its acts (N3, N4)', () => {
    const again = [unsure('a', '2026-05-01', null), unsure('b', '2026-11-01', '2026-10-31')];
    expect(pressOf(again)).toEqual([undefined, '2027-01-31']);
    const twice = [unsure('c', '2026-08-11', '2026-08-10'), unsure('d', '2026-09-06', '2026-09-05')];
    const act = buildStep('press-act', { date: '2026-11-01', items: ['c'] });
    expect(pressOf(twice, [act])).toEqual(['2027-02-01', '2026-12-05']);
  });

  it('counts a captured publication without a date from the day that the person states (D1)', () => {
    const undated = captured('a', '2026-02-01T10:00:00.000Z', {
      posting: { raw: null, iso: null, precision: null, source: null },
    });
    const posted = [
      { at: '2026-02-02T10:00:00.000Z', source: 'person', raw: '10/01/2026', iso: '2026-01-10', precision: 'day' },
    ] as const;
    const [item] = buildDatedItems([undated], new Map([['a', { posted }]]) as never);
    const found = computeDeadlines(item ?? expect.fail('no item'));
    expect(found[0]).toMatchObject({
      limitationPeriod: 'press',
      dayBefore: '2026-04-09',
      legalDay: '2026-05-01',
      doubts: ['posting-rough', 'posting-declared'],
    });
  });

  it('says no period over from a day that the person remembers, nor a nearer one where a page gave a day', () => {
    const stated = sure('b', '2026-11-01', '2026-04-01', 'Idiote.', 'declared');
    expect(pressOf([sure('a', '2026-11-01', '2026-10-10'), stated])).toEqual(['2027-01-10', '2027-01-10']);
    const list = buildDeadlineList(buildDatedItems([stated], new Map()), '2026-11-29');
    expect(list.passed.filter(({ limitationPeriod }) => limitationPeriod === 'press')).toEqual([]);
    expect(readFactDays(list, '2026-11-29').perhapsOver).toMatchObject({ latest: '2027-02-01' });
  });

  it('without a sure address, gives no capture the later day of another, nor an act that fits two (D6)', () => {
    const captures = [
      unsure('a', '2026-10-02', '2026-09'),
      unsure('b', '2026-10-03', '2026-09-29'),
      unsure('c', '2026-10-03', '2026-09-05'),
    ];
    const daysOf = (steps: readonly Step[]) =>
      buildDatedItems(captures, new Map(), new Map(), steps).map((item) => computeDeadlines(item)[0]?.dayBefore);
    expect(daysOf([])).toEqual(['2026-11-30', '2026-12-28', '2026-12-04']);
    const act = buildStep('press-act', { date: '2026-11-01', items: ['a'] });
    expect(daysOf([act])).toEqual(['2027-01-31', '2026-12-28', '2026-12-04']);
  });

  it.each(['il y a 11 mois', 'il y a 2 semaines', 'il y a 1 an', 'il y a 3 h', '2 d'])(
    'counts « %s » in a dossier, which has its days, as on the screen, which reads the record',
    (raw) => {
      for (const iso of [null, '2025', '2025-12']) {
        const posting = { raw, iso, precision: null, source: null };
        const sealed = captured('a', '2026-11-20T09:00:00.000Z', { posting, warnings: ['relative-time-only'] });
        const [onScreen, onPaper] = [sealed, applyPostingWindow(sealed)].map((one) =>
          buildDatedItems([one], new Map()).flatMap(computeDeadlines),
        );
        expect(onScreen?.length).toBeGreaterThan(0);
        expect(onPaper).toEqual(onScreen);
      }
    },
  );

  it.each(['image', 'video', 'audio', 'pdf', 'text', 'email', 'conversation', 'archive'])(
    'says of an imported %s without a date what it says of a page without one',
    (family) => {
      const posting = { raw: null, iso: null, precision: null, source: null };
      const file = captured('a', '2026-02-01T10:00:00.000Z', { posting, received: { family } });
      const list = buildDeadlineList(buildDatedItems([file], new Map()), '2026-02-01');
      expect(listUndated(list)).toEqual([1]);
      expect(readFactDays(list, '2026-02-01')).toMatchObject({ press: null, isUndated: true });
    },
  );

  it.each(['conversation', 'archive'] as const)(
    'leaves out an imported %s only when its messages were imported one by one',
    (family) => {
      const posting = { raw: null, iso: null, precision: null, source: null };
      const [received, files] = [{ family }, [{ sha256: 'ab' }]];
      const file = captured('a', '2026-02-01T10:00:00.000Z', { posting, received, files });
      const fromArchive = (sha256: string) =>
        captured('b', '2026-02-01T10:00:00.000Z', { ordinal: 2, exported: { archive: { sha256 } } });
      const undatedWith = (sha256: string) =>
        listUndated(buildDeadlineList(buildDatedItems([file, fromArchive(sha256)], new Map()), '2026-02-01'));
      expect(undatedWith('ab')).not.toContain(1);
      expect(undatedWith('cd')).toContain(1);
    },
  );

  it('counts nothing from the date of an image, which may be of a screenshot', () => {
    const posting = { raw: null, iso: '2026-01-10T10:00:00Z', precision: 's', source: 'file' } as const;
    const fiches = ['image', 'email'].map((family) =>
      captured(family, '2026-02-01T10:00:00.000Z', { posting, received: { family } }),
    );
    expect(pressOf(fiches)).toEqual([undefined, '2026-04-10']);
  });
});
