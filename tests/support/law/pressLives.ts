import type { IsoDate } from '../../../src/domain/shared/localDates.ts';

/*
 * Invented lives of the press law's three months, and the day that comes next in each. The days were counted by hand
 * from the text, before the code: do not change one to make a test pass without reading the text again.
 *
 * Law of 29 July 1881, article 65: three months from the publication, or from the last act of investigation or
 * prosecution. An act after the end starts nothing again. A copy is a publication of its own (Crim., 2 November 2016,
 * n° 15-87.163; 7 February 2017, n° 15-83.439).
 * The day given is the last working day up to the one before the last; once it is over, the one before the last, and on
 * the last day that day itself. A Saturday, a Sunday or a holiday makes this period no longer.
 */

export interface PressPost {
  /** As a page gives it: an instant, a day, a month, or null when it was not read. */
  readonly posted: string | null;
  /** The acts of the avocat that are about it. */
  readonly acts?: readonly IsoDate[];
  readonly timeZone?: string;
  /** The number of posts like this one. */
  readonly times?: number;
  /** Two captures with one address are one publication. */
  readonly address?: string;
}

type PressLife = readonly [
  title: string,
  today: IsoDate,
  posts: readonly PressPost[],
  /** The nearest day that holds, and the number of publications that depend on it; null: none. */
  nearest: readonly [day: IsoDate, publications: number] | null,
  /**
   * The publications whose period may be over, as their day is not sure, and the first of the days by which it is over
   * in any case. It hides no day that holds.
   */
  perhapsOver?: readonly [latest: IsoDate, publications: number],
];

const on = (posted: string | null, ...acts: readonly IsoDate[]): PressPost => ({ posted, acts });

export const PRESS_LIVES: readonly PressLife[] = [
  // One post
  ['one post, two days later', '2026-01-12', [on('2026-01-10')], ['2026-04-09', 1]],
  ['the day before the last', '2026-04-09', [on('2026-01-10')], ['2026-04-09', 1]],
  ['the last day', '2026-04-10', [on('2026-01-10')], ['2026-04-10', 1]],
  ['the day after the last', '2026-04-11', [on('2026-01-10')], null],
  ['30 November: February is shorter', '2025-12-01', [on('2025-11-30')], ['2026-02-27', 1]],
  ['30 November before a leap year', '2023-12-01', [on('2023-11-30')], ['2024-02-28', 1]],
  ['29 February; 27 and 28 May are days off overseas', '2024-03-01', [on('2024-02-29')], ['2024-05-24', 1]],
  ['31 December', '2026-01-02', [on('2025-12-31')], ['2026-03-30', 1]],
  ['31 January: April is shorter', '2026-02-01', [on('2026-01-31')], ['2026-04-29', 1]],
  ['31 May: August is as long', '2026-06-01', [on('2026-05-31')], ['2026-08-28', 1]],
  // Days off
  ['a holiday, then the last day, a Saturday', '2026-03-01', [on('2026-02-09')], ['2026-05-07', 1]],
  ['on that holiday', '2026-05-08', [on('2026-02-09')], ['2026-05-08', 1]],
  ['on that Saturday', '2026-05-09', [on('2026-02-09')], ['2026-05-09', 1]],
  ['on the Sunday it is over: it does not go on to Monday', '2026-05-10', [on('2026-02-09')], null],
  ['a Sunday', '2026-03-01', [on('2026-01-13')], ['2026-04-10', 1]],
  ['Good Friday is a day off in Alsace and Moselle', '2026-03-01', [on('2026-01-04')], ['2026-04-02', 1]],
  ['26 December is one there, on a Saturday after Christmas', '2026-10-01', [on('2026-09-27')], ['2026-12-24', 1]],
  ['22 May is one in Martinique', '2026-03-01', [on('2026-02-23')], ['2026-05-21', 1]],
  [
    'posts of four days have one working day',
    '2026-03-01',
    [on('2026-02-08'), on('2026-02-09'), on('2026-02-10'), on('2026-02-11'), on('2026-02-12')],
    ['2026-05-07', 4],
  ],
  // Several posts
  ['two posts: the first ends first', '2026-01-12', [on('2026-02-01'), on('2026-01-10')], ['2026-04-09', 1]],
  ['two posts of one day', '2026-01-12', [on('2026-01-10'), on('2026-01-10')], ['2026-04-09', 2]],
  ['the first is over, the second runs', '2026-04-15', [on('2026-01-10'), on('2026-02-01')], ['2026-04-30', 1]],
  [
    'a wave of 300, and one the day before',
    '2026-01-12',
    [{ posted: '2026-01-10', times: 300 }, on('2026-01-09')],
    ['2026-04-08', 1],
  ],
  [
    'the last day of the wave',
    '2026-04-10',
    [{ posted: '2026-01-10', times: 300 }, on('2026-01-09')],
    ['2026-04-10', 300],
  ],
  // Acts
  ['an act in time', '2026-03-02', [on('2026-01-10', '2026-03-01')], ['2026-05-29', 1]],
  ['an act on the last day', '2026-04-11', [on('2026-01-10', '2026-04-10')], ['2026-07-09', 1]],
  ['an act one day too late', '2026-04-20', [on('2026-01-10', '2026-04-11')], null],
  ['a second act in time', '2026-06-01', [on('2026-01-10', '2026-03-01', '2026-05-20')], ['2026-08-19', 1]],
  [
    'the same acts, noted in the other order',
    '2026-06-01',
    [on('2026-01-10', '2026-05-20', '2026-03-01')],
    ['2026-08-19', 1],
  ],
  [
    'a second act that is too late changes nothing',
    '2026-05-01',
    [on('2026-01-10', '2026-03-01', '2026-06-02')],
    ['2026-05-29', 1],
  ],
  ['a third act repairs no gap', '2026-06-15', [on('2026-01-10', '2026-03-01', '2026-06-02', '2026-07-01')], null],
  ['an act before the post is about something else', '2026-01-12', [on('2026-01-10', '2025-12-01')], ['2026-04-09', 1]],
  ['an act on the day of the post', '2026-01-12', [on('2026-01-10', '2026-01-10')], ['2026-04-09', 1]],
  ['an act at the end of November', '2026-12-01', [on('2026-10-10', '2026-11-30')], ['2027-02-26', 1]],
  ['an act for one of two posts', '2026-03-02', [on('2026-01-10', '2026-03-01'), on('2026-01-12')], ['2026-04-10', 1]],
  ['the other one is over', '2026-04-20', [on('2026-01-10', '2026-03-01'), on('2026-01-12')], ['2026-05-29', 1]],
  [
    'one act for both',
    '2026-03-02',
    [on('2026-01-10', '2026-03-01'), on('2026-01-12', '2026-03-01')],
    ['2026-05-29', 2],
  ],
  // Copies
  ['a copy has its own three months', '2026-04-15', [on('2026-01-10'), on('2026-03-20')], ['2026-06-19', 1]],
  [
    'an act about the first is none about its copy',
    '2026-04-15',
    [on('2026-01-10', '2026-04-01'), on('2026-03-20')],
    ['2026-06-19', 1],
  ],
  [
    'one address captured twice is one publication',
    '2026-01-12',
    [
      { posted: '2026-01-10', address: 'a' },
      { posted: '2026-01-10', address: 'a' },
    ],
    ['2026-04-09', 1],
  ],
  [
    'an act noted on one capture is about both',
    '2026-03-02',
    [
      { posted: '2026-01-10', address: 'a', acts: ['2026-03-01'] },
      { posted: '2026-01-10', address: 'a' },
    ],
    ['2026-05-29', 1],
  ],
  [
    'two captures of one address: the surest date counts',
    '2026-04-15',
    [
      { posted: '2026-01-10', address: 'a' },
      { posted: '2026-01', address: 'a' },
    ],
    null,
  ],
  // Windows
  ['a month counts from its first day', '2026-02-15', [on('2026-01')], ['2026-03-31', 1]],
  ['a month: perhaps over, whatever its latest day', '2026-04-15', [on('2026-01')], null, ['2026-04-30', 1]],
  ['a month: its first possible last day', '2026-04-01', [on('2026-01')], null, ['2026-04-30', 1]],
  [
    'a month that is perhaps over does not hide the day of 300 others',
    '2026-04-15',
    [on('2026-01'), { posted: '2026-01-20', times: 300 }],
    ['2026-04-17', 300],
    ['2026-04-30', 1],
  ],
  [
    'nor does it on the last day of the others',
    '2026-04-20',
    [on('2026-01'), { posted: '2026-01-20', times: 300 }],
    ['2026-04-20', 300],
    ['2026-04-30', 1],
  ],
  [
    'two windows that are perhaps over: both are counted, and the first to end is given',
    '2026-04-15',
    [on('2026'), on('2026-01'), on('2026-02-10')],
    ['2026-05-07', 1],
    ['2026-04-30', 2],
  ],
  [
    'a month, and an act that came in time for any of its days',
    '2026-03-16',
    [on('2026-01', '2026-03-15')],
    ['2026-06-12', 1],
  ],
  [
    'a month, and an act that perhaps came too late',
    '2026-04-20',
    [on('2026-01', '2026-04-15')],
    null,
    ['2026-07-15', 1],
  ],
  // Dates that were not read
  ['no date: nothing is counted', '2026-01-12', [on(null)], null],
  ['no date, and an act: nothing is counted', '2026-01-12', [on(null, '2026-01-11')], null],
  ['no date beside one that was read', '2026-01-12', [on(null), on('2026-01-10')], ['2026-04-09', 1]],
  // Overseas and clock changes
  [
    'La Réunion: the day before in Paris counts',
    '2026-01-12',
    [{ posted: '2026-01-09T21:30:00Z', timeZone: 'Indian/Reunion' }],
    ['2026-04-08', 1],
  ],
  [
    'La Réunion, on the last day that is counted in Paris',
    '2026-04-09',
    [{ posted: '2026-01-09T21:30:00Z', timeZone: 'Indian/Reunion' }],
    null,
    ['2026-04-10', 1],
  ],
  [
    'La Martinique: the day before there counts',
    '2026-01-12',
    [{ posted: '2026-01-10T02:00:00Z', timeZone: 'America/Martinique' }],
    ['2026-04-08', 1],
  ],
  [
    'Tahiti: the day before there counts',
    '2026-01-12',
    [{ posted: '2026-01-10T09:30:00Z', timeZone: 'Pacific/Tahiti' }],
    ['2026-04-08', 1],
  ],
  ['the night of the change to summer time', '2026-04-01', [on('2026-03-28T23:30:00Z')], ['2026-06-26', 1]],
  [
    'New Year’s Eve in London is New Year’s Day in Paris',
    '2026-01-12',
    [on('2025-12-31T23:30:00Z')],
    ['2026-03-31', 1],
  ],
];
