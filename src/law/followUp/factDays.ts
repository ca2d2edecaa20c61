import { addDays, type IsoDate } from '../../domain/shared/localDates.ts';
import {
  buildDeadlineList,
  type DatedItem,
  type DeadlineGroup,
  type DeadlineList,
  dayToActBy,
  isExact,
  listUndated,
} from '../legalDeadlines.ts';
import type { FollowUpFacts, PressEnd } from './followUp.ts';

/** What « Ma plainte » takes from the days of the publications. */

function findPressEnd(group: DeadlineGroup, today: IsoDate): PressEnd {
  const { dayBefore, legalDay, publications, renewedBy } = group;
  const isOpen = dayBefore >= today;
  return {
    day: isOpen ? dayToActBy(group, today) : addDays(dayBefore, 1),
    latest: isOpen || isExact(group) ? null : legalDay,
    publications,
    renewedBy,
  };
}

/** The first of the ends, with the publications of all. An act is named when it is the act of all of them. */
function joinEnds([first, ...others]: readonly PressEnd[]): PressEnd | null {
  if (first === undefined) return null;
  const { renewedBy } = first;
  return {
    ...first,
    renewedBy: others.every((end) => end.renewedBy === renewedBy) ? renewedBy : null,
    publications: others.reduce((total, end) => total + end.publications, first.publications),
  };
}

type FactDays = Omit<FollowUpFacts, 'steps' | 'isMinor'>;

const listOpen = ({ week, month, later }: DeadlineList): readonly DeadlineGroup[] => [...week, ...month, ...later];

interface RatedDeadlines {
  readonly rated: DeadlineList;
  readonly unrated: DeadlineList;
}

/** `rated`: ordinals. Each capture of a publication is rated with it. Null: nothing is rated. */
export function splitByRating(
  items: readonly DatedItem[],
  rated: ReadonlySet<number>,
  today: IsoDate,
): RatedDeadlines | null {
  const isRated = new Set(items.filter(({ ordinal }) => rated.has(ordinal)).map(({ publication }) => publication));
  const listOf = (is: boolean) =>
    buildDeadlineList(
      items.filter((one) => isRated.has(one.publication) === is),
      today,
    );
  return isRated.size === 0 ? null : { rated: listOf(true), unrated: listOf(false) };
}

/**
 * Returns the press law's next days, whether a post has none, and the day of the oldest post. `byRating`: the same
 * deadlines, of what the person rated and of the rest; null where nothing is rated.
 */
export function readFactDays(
  deadlines: DeadlineList,
  today: IsoDate,
  byRating: RatedDeadlines | null = null,
): FactDays {
  const unrated = byRating && readPressDays(byRating.unrated, today);
  // The day of a capture or of a file is not that of the facts.
  const dated = [...listOpen(deadlines), ...deadlines.passed].filter(
    ({ doubts }) => !doubts.includes('posting-unread') && !doubts.includes('posting-file'),
  );
  return {
    ...readPressDays(byRating?.rated ?? deadlines, today),
    unrated: [unrated?.press, unrated?.perhapsOver].flatMap((end) => (end ? { ...end, isUnrated: true as const } : [])),
    isUndated: listUndated(deadlines).length > 0,
    firstFact: dated.map(({ from }) => from.first).toSorted()[0] ?? null,
  };
}

function readPressDays(deadlines: DeadlineList, today: IsoDate): Pick<FactDays, 'press' | 'perhapsOver' | 'pressYear'> {
  const open = listOpen(deadlines);
  const ofPress = open.filter(({ limitationPeriod }) => limitationPeriod === 'press');
  const ends = ofPress
    .map((group) => findPressEnd(group, today))
    .toSorted((a, b) => ((a.latest ?? a.day) < (b.latest ?? b.day) ? -1 : 1));
  const nearest = ends.find(({ latest }) => latest === null);
  const inThreeMonths = new Set(
    ofPress.filter((group) => isExact(group) || group.dayBefore >= today).flatMap(({ ordinals }) => ordinals),
  );
  const ofYear = open.filter(
    ({ limitationPeriod, ordinals }) =>
      limitationPeriod === 'press-discriminatory' && !ordinals.every((ordinal) => inThreeMonths.has(ordinal)),
  );
  // A sure day first; one that may be over is for today.
  const years = ofYear
    .map((group) => findPressEnd(group, today))
    .map((end) => (end.latest === null ? end : { ...end, day: today }))
    .toSorted((a, b) => Number(a.latest !== null) - Number(b.latest !== null) || (a.day < b.day ? -1 : 1));
  return {
    press: joinEnds(ends.filter(({ day, latest }) => latest === null && day === nearest?.day)),
    perhapsOver: joinEnds(ends.filter(({ latest }) => latest !== null)),
    pressYear: joinEnds(years.filter(({ day, latest }) => day === years[0]?.day && latest === years[0].latest)),
  };
}
