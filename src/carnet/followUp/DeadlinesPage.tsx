import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { DEADLINE_BUCKETS, type DeadlineBucket } from '../../law/legalDeadlines.ts';
import { ESTIMATE_NOTICE, LIMITATION_PERIODS, UNDATED_IMPORTS_NOTICE } from '../../law/limitationPeriods.ts';
import { useWords } from '../../ui/context.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Heading } from '../../ui/focus.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { lawText, t } from '../../ui/locales/index.ts';
import { Alert, useTask } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { ItemLinks } from '../ItemLinks.tsx';
import { FollowUpDates } from './FollowUpDates.tsx';
import { type DeadlineDates, PeriodLines } from './PeriodLines.tsx';
import { CalendarDownload, listCalendarDays, ReminderChoices } from './Reminders.tsx';

interface DeadlinesPageProps {
  /** Other dates, shown below: those of the démarches. */
  readonly children?: ComponentChildren;
}

/** Deadlines by bucket (this week, this month, later, passed) and limitation period, with method and uncertainties. */
export function DeadlinesPage({ children }: DeadlinesPageProps) {
  const words = useWords();
  const { advice } = useCarnetApi();
  const { result: dates, fault, run } = useTask<DeadlineDates>();
  useEffect(() => void run(() => advice.dates()), [advice, run]);
  const hasDeadlines = dates !== null && DEADLINE_BUCKETS.some((when) => dates.deadlines[when].length > 0);
  return (
    <section class="deadlines" aria-busy={dates === null && fault === null}>
      <Heading>{t(words, 'deadline.title')}</Heading>
      {fault && <Alert fault={fault} />}
      {dates === null && fault === null && <Loading />}
      {dates !== null && dates.unread.length > 0 && (
        <p class="note" data-unread>
          {t(words, 'deadline.unread', { n: dates.unread.length })} <ItemLinks items={dates.unread} />
        </p>
      )}
      {dates !== null && <p class="hint">{lawText(words, UNDATED_IMPORTS_NOTICE)}</p>}
      {dates?.unread.length === 0 && !hasDeadlines && <EmptyState>{t(words, 'deadline.noItems')}</EmptyState>}
      {dates !== null && hasDeadlines && <DeadlineSections dates={dates} />}
      {dates !== null && <FollowUpDates {...dates} />}
      {children}
      {dates !== null && (hasDeadlines || listCalendarDays(dates).length > 0) && (
        <>
          <h2>{t(words, 'deadline.reminders')}</h2>
          <CalendarDownload dates={dates} />
          {/* Last: what it says is read after the dates, and would move what is below. */}
          <ReminderChoices />
        </>
      )}
    </section>
  );
}

/** What is more than three months away is folded below what is near; open when nothing is. */
function DeadlineSections({ dates }: { readonly dates: DeadlineDates }) {
  const words = useWords();
  const parts = DEADLINE_BUCKETS.filter((when) => dates.deadlines[when].length > 0).flatMap((when) =>
    splitPeriods(when, dates).map((part) => ({ when, ...part })),
  );
  return (
    <>
      <p>{lawText(words, ESTIMATE_NOTICE)}</p>
      {parts.map(({ when, title, periods }) => {
        const lines = periods.map((limitationPeriod) => (
          <PeriodLines key={limitationPeriod.id} limitationPeriod={limitationPeriod} when={when} dates={dates} />
        ));
        return title === 'deadline.later' ? (
          <details
            key={title}
            class="card-details"
            data-when={when}
            open={parts.every((part) => part.title === 'deadline.later' || part.when === 'passed')}
          >
            <summary>
              <h2>{t(words, title)}</h2>
            </summary>
            {lines}
          </details>
        ) : (
          <section key={title} data-when={when}>
            <h2>{t(words, title)}</h2>
            {lines}
          </section>
        );
      })}
    </>
  );
}

/** The press law's three months never stand under « Plus tard ». */
function splitPeriods(when: DeadlineBucket, { deadlines }: DeadlineDates) {
  const periods = LIMITATION_PERIODS.filter(({ id }) => deadlines[when].some((line) => line.limitationPeriod === id));
  if (when !== 'later') return [{ title: `deadline.${when}` as const, periods }];
  const parts = [
    { title: 'deadline.threeMonths', periods: periods.filter(({ id }) => id === 'press') },
    { title: 'deadline.later', periods: periods.filter(({ id }) => id !== 'press') },
  ] as const;
  return parts.filter((part) => part.periods.length > 0);
}
