import { useState } from 'preact/hooks';
import { addDays } from '../../domain/shared/localDates.ts';
import { guideNumber } from '../../law/guide/guideScreens.ts';
import {
  DEADLINE_BUCKETS,
  type DeadlineBucket,
  type DeadlineGroup,
  dayToActBy,
  isExact,
  isOfPress,
  isTimeRead,
} from '../../law/legalDeadlines.ts';
import { COMPLAINT_DOES_NOT_STOP_PERIOD, type LimitationPeriod } from '../../law/limitationPeriods.ts';
import { isBeforeDayOff } from '../../law/workingDays.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { formatKeptItem } from '../../ui/itemLabels.tsx';
import { lawText, t, type Words } from '../../ui/locales/index.ts';
import type { CarnetApi } from '../carnetApi.ts';
import { Sources } from '../parts/HelpLineRow.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { linkTo } from '../route.ts';

/** The days of the posts and of the follow-up, as the page of dates reads them. */
export type DeadlineDates = Awaited<ReturnType<CarnetApi['advice']['dates']>>;

/** Of the screen of the guide about lawyers. */
const LAWYER_PATH = `help/${guideNumber('lawyer')}`;

/** More dates than this are counted, not listed. */
const MAX_LISTED_DATES = 5;

interface PeriodLinesProps {
  readonly limitationPeriod: LimitationPeriod;
  readonly when: DeadlineBucket;
  readonly dates: DeadlineDates;
  readonly isOpen: boolean;
}

/** The days of one limitation period in one bucket, with its method and uncertainties. */
export function PeriodLines({ limitationPeriod, when, dates, isOpen }: PeriodLinesProps) {
  const words = useWords();
  const found = dates.deadlines[when].filter((line) => line.limitationPeriod === limitationPeriod.id);
  const lines = mergeSameDays(found, when, dates.today);
  if (lines.length === 0) return null;
  const isPress = isOfPress(limitationPeriod.id);
  /** The explanations show once per page. */
  const isFirst =
    DEADLINE_BUCKETS.find((one) =>
      dates.deadlines[one].some((line) => line.limitationPeriod === limitationPeriod.id),
    ) === when;
  const doubts = [...new Set(lines.flatMap((line) => line.doubts))];
  const [nearest] = lines;
  return (
    // One is open at a time: the others are a title and a day.
    <details
      class="fold"
      name="limitation-period"
      data-limitation-period={limitationPeriod.id}
      data-when={when}
      open={isOpen}
    >
      <summary>
        <h3>{lawText(words, limitationPeriod.title)}</h3>
        {nearest && <span class="hint">{dayOfLine(words, nearest, when, dates.today)}</span>}
      </summary>
      <ul class="deadline-lines">
        {lines.slice(0, MAX_LISTED_DATES).map((line, index) => (
          <DeadlineLine
            key={`${line.dayBefore} ${line.legalDay} ${line.renewedBy}`}
            line={line}
            when={when}
            dates={dates}
            needsLawyer={isPress && isFirst && index === 0 && when !== 'passed'}
          />
        ))}
      </ul>
      {lines.length > MAX_LISTED_DATES && (
        <p class="hint">{t(words, 'deadline.moreLines', { n: lines.length - MAX_LISTED_DATES })}</p>
      )}
      {isPress && isFirst && when !== 'passed' && (
        <p>
          <strong>{lawText(words, COMPLAINT_DOES_NOT_STOP_PERIOD)}</strong>
        </p>
      )}
      {when === 'passed' ? (
        <p>{lawText(words, limitationPeriod.passed)}</p>
      ) : (
        // Whom it concerns, and what does not stop it: nobody should have to look for that.
        isFirst && <p>{lawText(words, limitationPeriod.meaning)}</p>
      )}
      {doubts.map((doubt) => (
        <p key={doubt} class="hint">
          {t(words, `deadline.doubt.${doubt}`)}
        </p>
      ))}
      {isFirst && (
        <details class="how-computed">
          <summary>{t(words, 'deadline.how')}</summary>
          <p>{lawText(words, limitationPeriod.computed)}</p>
          <p>{lawText(words, limitationPeriod.uncertain)}</p>
          <Sources entries={[limitationPeriod]} />
        </details>
      )}
    </details>
  );
}

/**
 * Joins the groups that show the same day: they differ only in a day that is not shown. « Peut-être encore possible »
 * shows both days.
 */
function mergeSameDays(
  lines: readonly DeadlineGroup[],
  when: DeadlineBucket,
  today: DeadlineDates['today'],
): readonly DeadlineGroup[] {
  const shownDays = (line: DeadlineGroup): string => {
    const { dayBefore, legalDay, renewedBy } = line;
    if (when === 'passed') return `${legalDay} ${renewedBy}`;
    return `${dayBefore >= today ? dayToActBy(line, today) : `${dayBefore} ${legalDay}`} ${renewedBy}`;
  };
  return [...Map.groupBy(lines, shownDays).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [others.reduce(joinGroups, first)],
  );
}

function joinGroups(a: DeadlineGroup, b: DeadlineGroup): DeadlineGroup {
  const days = [a.from.first, a.from.last, b.from.first, b.from.last].toSorted();
  return {
    ...a,
    ordinals: [...a.ordinals, ...b.ordinals].toSorted((one, other) => one - other),
    publications: a.publications + b.publications,
    from: { first: days[0] ?? a.from.first, last: days.at(-1) ?? a.from.last },
    doubts: [...new Set([...a.doubts, ...b.doubts])],
  };
}

const dayOfLine = (words: Words, line: DeadlineGroup, when: DeadlineBucket, today: DeadlineDates['today']): string =>
  when === 'passed'
    ? t(words, 'deadline.was', { when: formatDay(words.lang, line.legalDay) })
    : dayOfDeadline(words, line, today);

/** Returns the day of a deadline that is not over, as text. */
export function dayOfDeadline(words: Words, line: DeadlineGroup, today: DeadlineDates['today']): string {
  const { dayBefore, legalDay } = line;
  const day = (iso: string) => formatDay(words.lang, iso);
  if (dayBefore >= today) return t(words, 'deadline.until', { when: day(dayToActBy(line, today)) });
  if (isExact(line)) return t(words, 'deadline.lastDay', { when: day(legalDay) });
  const why = t(words, isTimeRead(line) ? 'deadline.otherDay' : 'deadline.unsureDate');
  return t(words, 'deadline.perhaps', { first: day(addDays(dayBefore, 1)), last: day(legalDay), why });
}

interface DatedItemLinksProps {
  readonly ordinals: readonly number[];
  readonly named: DeadlineDates['named'];
}

/** Names the first items, each with the way to its page; the others on demand. */
export function DatedItemLinks({ ordinals, named }: DatedItemLinksProps) {
  const words = useWords();
  const [showsAll, setShowsAll] = useState(false);
  const shownOrdinals = showsAll ? ordinals : ordinals.slice(0, MAX_LISTED_DATES);
  return (
    <>
      {shownOrdinals.map((ordinal) => {
        const item = named.get(ordinal);
        return (
          item && (
            <a key={ordinal} class="item-link" {...linkTo(`item/${item.id}`)}>
              {formatKeptItem(words, item)}
            </a>
          )
        );
      })}
      {ordinals.length > shownOrdinals.length && (
        <button type="button" class="quiet" data-action="all-items" onClick={() => setShowsAll(true)}>
          {t(words, 'deadline.andMore', { n: ordinals.length - shownOrdinals.length })}
        </button>
      )}
    </>
  );
}

interface DeadlineLineProps {
  readonly line: DeadlineGroup;
  readonly when: DeadlineBucket;
  readonly dates: DeadlineDates;
  /** Shows the way to a lawyer. */
  readonly needsLawyer: boolean;
}

function DeadlineLine({ line, when, dates: { named, today }, needsLawyer }: DeadlineLineProps) {
  const words = useWords();
  const { ordinals, from, renewedBy } = line;
  const day = (iso: string) => formatDay(words.lang, iso);
  return (
    <li>
      <p class="deadline-day">
        {dayOfLine(words, line, when, today)}
        {needsLawyer && (
          <>
            {' · '}
            <WordLink word="deadline.lawyer" to={LAWYER_PATH} />
          </>
        )}
      </p>
      {isOfPress(line.limitationPeriod) && when !== 'passed' && isBeforeDayOff(dayToActBy(line, today)) && (
        <p class="hint">{t(words, 'deadline.notExtended')}</p>
      )}
      <p>
        <DatedItemLinks ordinals={ordinals} named={named} />
      </p>
      <p class="hint">
        {renewedBy !== null
          ? t(words, 'deadline.renewed', { when: day(renewedBy) })
          : from.first === from.last
            ? t(words, 'deadline.posted', { when: day(from.first) })
            : t(words, 'deadline.postedBetween', { first: day(from.first), last: day(from.last) })}
      </p>
    </li>
  );
}
