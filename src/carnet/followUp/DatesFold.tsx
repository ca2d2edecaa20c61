import { DEADLINE_BUCKETS, dayToActBy, listUndated } from '../../law/legalDeadlines.ts';
import { ESTIMATE_NOTICE, LIMITATION_PERIODS, UNDATED_IMPORTS_NOTICE } from '../../law/limitationPeriods.ts';
import { useWords } from '../../ui/context.ts';
import { lawText, t, type Words } from '../../ui/locales/index.ts';
import { ItemLinks } from '../parts/ItemLinks.tsx';
import { LinkedFold } from '../parts/LinkedFold.tsx';
import { DatedItemLinks, type DeadlineDates, dayOfDeadline, PeriodLines } from './PeriodLines.tsx';
import { CalendarDownload, listCalendarDays, ReminderChoices } from './Reminders.tsx';

/**
 * The nearest legal date, and folded below it every limitation period, in the order of its table when two are
 * as near, with method and uncertainties, then the reminders.
 */
export function DatesFold({ dates, isOpen }: { readonly dates: DeadlineDates; readonly isOpen: boolean }) {
  const words = useWords();
  const { deadlines, unread } = dates;
  const hasDeadlines = DEADLINE_BUCKETS.some((when) => deadlines[when].length > 0);
  const undated = listUndated(deadlines);
  const nearest = describeNearest(words, dates, undated);
  return (
    <>
      {unread.length > 0 && (
        <p class="note" data-unread>
          {t(words, 'deadline.unread', { n: unread.length })} <ItemLinks items={unread} />
        </p>
      )}
      <LinkedFold
        name="dates"
        class="fold deadlines"
        title={
          <>
            <h2>{t(words, 'deadline.title')}</h2>
            {nearest !== null && <span class="hint">{nearest}</span>}
            {unread.length === 0 && !hasDeadlines && <span class="hint">{t(words, 'deadline.noItems')}</span>}
          </>
        }
        isOpen={isOpen}
      >
        <p class="hint">{lawText(words, UNDATED_IMPORTS_NOTICE)}</p>
        {hasDeadlines && <p>{lawText(words, ESTIMATE_NOTICE)}</p>}
        {undated.length > 0 && (
          <p class="note" data-undated>
            {t(words, 'deadline.undatedCount', { n: undated.length })} {t(words, 'deadline.undated')}
            <DatedItemLinks ordinals={undated} named={dates.named} />
          </p>
        )}
        {listPeriods(dates).map(({ when, limitationPeriod }, at) => (
          <PeriodLines
            key={`${when} ${limitationPeriod.id}`}
            {...{ limitationPeriod, when, dates }}
            isOpen={at === 0}
          />
        ))}
        {(hasDeadlines || listCalendarDays(dates).length > 0) && (
          // Last: what it says is read after the dates, and would move what is below.
          <details class="fold" name="limitation-period">
            <summary>
              <h3>{t(words, 'deadline.reminders')}</h3>
            </summary>
            <CalendarDownload dates={dates} />
            <ReminderChoices />
          </details>
        )}
      </LinkedFold>
    </>
  );
}

/**
 * The nearest day that is not over, with what it is for, of captures whose date was read; else how many have none. Null
 * when there is nothing, or the next step says it.
 */
function describeNearest(
  words: Words,
  { deadlines, followUp, today }: DeadlineDates,
  undated: readonly number[],
): string | null {
  const [line] = DEADLINE_BUCKETS.filter((when) => when !== 'passed')
    .flatMap((when) => deadlines[when])
    .filter(({ ordinals }) => !ordinals.every((ordinal) => undated.includes(ordinal)))
    .toSorted((a, b) => (dayToActBy(a, today) < dayToActBy(b, today) ? -1 : 1));
  const period = LIMITATION_PERIODS.find(({ id }) => id === line?.limitationPeriod);
  if (line === undefined || period === undefined)
    return undated.length > 0 ? t(words, 'deadline.undatedCount', { n: undated.length }) : null;
  if (period.id === 'press' && [followUp.next, ...followUp.others].some((entry) => entry?.id === 'press')) return null;
  return `${lawText(words, period.title)} · ${dayOfDeadline(words, line, today)}`;
}

/** What is near first; of the later days, the three months of the press law. */
const listPeriods = ({ deadlines }: DeadlineDates) =>
  DEADLINE_BUCKETS.flatMap((when) =>
    LIMITATION_PERIODS.filter(({ id }) => deadlines[when].some((line) => line.limitationPeriod === id)).map(
      (limitationPeriod) => ({ when, limitationPeriod }),
    ),
  );
