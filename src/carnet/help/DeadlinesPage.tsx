import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { selectFollowUpDays } from '../../law/followUp/followUp.ts';
import { guideNumber } from '../../law/guide/guideScreens.ts';
import { DEADLINE_BUCKETS, type DeadlineBucket, type DeadlineGroup, isExact } from '../../law/legalDeadlines.ts';
import {
  COMPLAINT_DOES_NOT_STOP_PERIOD,
  ESTIMATE_NOTICE,
  LIMITATION_PERIODS,
  type LimitationPeriod,
  UNDATED_IMPORTS_NOTICE,
} from '../../law/limitationPeriods.ts';
import { buildIcsFile, selectPressReminders, selectReminderDays } from '../../law/reminders.ts';
import { useWords } from '../../ui/context.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Heading } from '../../ui/focus.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { formatKeptItem } from '../../ui/itemLabels.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { lawText, t, type Words } from '../../ui/locales/index.ts';
import { Alert, useTask } from '../../ui/useTask.tsx';
import type { ReminderState } from '../api/adviceApi.ts';
import { type CarnetApi, useCarnetApi } from '../carnetApi.ts';
import { FollowUpDates } from '../followUp/FollowUpDates.tsx';
import { Checkbox } from '../formFields.tsx';
import { Sources } from '../HelpLineRow.tsx';
import { ItemLinks } from '../ItemLinks.tsx';
import { linkTo } from '../route.ts';
import { WordLink } from '../WordLink.tsx';

interface DeadlinesPageProps {
  /** Other dates, shown below: those of the démarches. */
  readonly children?: ComponentChildren;
}
type DeadlineDates = Awaited<ReturnType<CarnetApi['advice']['dates']>>;

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

/** Of the screen of the guide about lawyers. */
const LAWYER_PATH = `guide/${guideNumber('lawyer')}`;

/** More dates than this are counted, not listed. */
const MAX_LISTED_DATES = 5;

interface PeriodLinesProps {
  readonly limitationPeriod: LimitationPeriod;
  readonly when: DeadlineBucket;
  readonly dates: DeadlineDates;
}

function PeriodLines({ limitationPeriod, when, dates }: PeriodLinesProps) {
  const words = useWords();
  const found = dates.deadlines[when].filter((line) => line.limitationPeriod === limitationPeriod.id);
  const lines = mergeSameDays(found, when, dates.today);
  if (lines.length === 0) return null;
  const isPress = limitationPeriod.id === 'press' || limitationPeriod.id === 'press-discriminatory';
  /** The explanations show once per page. */
  const isFirst =
    DEADLINE_BUCKETS.find((one) =>
      dates.deadlines[one].some((line) => line.limitationPeriod === limitationPeriod.id),
    ) === when;
  const doubts = [...new Set(lines.flatMap((line) => line.doubts))];
  return (
    <article class="panel" data-limitation-period={limitationPeriod.id}>
      <h3>{lawText(words, limitationPeriod.title)}</h3>
      <ul class="deadline-lines">
        {lines.slice(0, MAX_LISTED_DATES).map((line, index) => (
          <DeadlineLine
            key={`${line.dayBefore} ${line.legalDay}`}
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
    </article>
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
    if (when === 'passed') return line.legalDay;
    return line.dayBefore >= today ? line.dayBefore : `${line.dayBefore} ${line.legalDay}`;
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
    from: { first: days[0] ?? a.from.first, last: days.at(-1) ?? a.from.last },
    doubts: [...new Set([...a.doubts, ...b.doubts])],
  };
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
  const { dayBefore, legalDay, ordinals, from } = line;
  const day = (iso: string) => formatDay(words.lang, iso);
  const [showsAll, setShowsAll] = useState(false);
  const shownOrdinals = showsAll ? ordinals : ordinals.slice(0, MAX_LISTED_DATES);
  return (
    <li>
      <p class="deadline-day">
        {when === 'passed' && t(words, 'deadline.was', { when: day(legalDay) })}
        {when !== 'passed' && dayBefore >= today && t(words, 'deadline.until', { when: day(dayBefore) })}
        {when !== 'passed' &&
          dayBefore < today &&
          (isExact(line)
            ? t(words, 'deadline.lastDay', { when: day(legalDay) })
            : t(words, 'deadline.perhaps', { first: day(dayBefore), last: day(legalDay) }))}
        {needsLawyer && (
          <>
            {' · '}
            <WordLink word="deadline.lawyer" to={LAWYER_PATH} />
          </>
        )}
      </p>
      <p>
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
      </p>
      <p class="hint">
        {from.first === from.last
          ? t(words, 'deadline.posted', { when: day(from.first) })
          : t(words, 'deadline.postedBetween', { first: day(from.first), last: day(from.last) })}
      </p>
    </li>
  );
}

/** The days of the calendar: reminded of a week before, and on the day itself. */
function readCalendarDays({ deadlines, followUp, ownDays, today }: DeadlineDates) {
  const { early, exact } = selectFollowUpDays(followUp);
  return {
    early: [...selectReminderDays(deadlines, today), ...early],
    exact: [...ownDays, ...exact, ...selectPressReminders(deadlines, today)],
  };
}

/** For « Peut-être encore possible » the day may be past. */
function listCalendarDays(dates: DeadlineDates): readonly string[] {
  const { early, exact } = readCalendarDays(dates);
  return [...early, ...exact].filter((day) => day >= dates.today);
}

/** A calendar file with neutral reminders, generated here and saved by the user: no notification, no permission. */
function CalendarDownload({ dates }: { readonly dates: DeadlineDates }) {
  const words = useWords();
  // A calendar must have at least one event (RFC 5545, 3.6).
  if (listCalendarDays(dates).length === 0) return null;
  const { early, exact } = readCalendarDays(dates);
  const file = buildIcsFile(early, exact, dates.today, t(words, 'deadline.calendarWord'));
  return (
    <>
      <p>{t(words, 'deadline.calendarMeaning')}</p>
      <p>
        <a
          class="button"
          data-download="calendar"
          href={`data:text/calendar;charset=utf-8,${encodeURIComponent(file)}`}
          download="rappels.ics"
        >
          {t(words, 'deadline.calendarSave')}
        </a>
      </p>
    </>
  );
}

/** A reminder in the carnet, on unless others use the computer, and with it the browser's notification, off first. */
function ReminderChoices() {
  const words = useWords();
  const { advice } = useCarnetApi();
  const { result: reminder, fault, update } = useTask<ReminderState>();
  const [refused, setRefused] = useState(false);
  const applyReminder = (pendingReminder: Promise<ReminderState>, asksBrowser = false) =>
    update(
      pendingReminder.then((newReminder) => {
        setRefused(asksBrowser && newReminder.notification === null);
        return newReminder;
      }),
    );
  useEffect(() => void applyReminder(advice.readReminder()), [advice]);
  return (
    <>
      {fault && <Alert fault={fault} />}
      <Checkbox
        name="reminder"
        label={t(words, 'deadline.remind')}
        checked={reminder?.carnet === true}
        disabled={reminder === null && fault === null}
        onChange={(checked) => void applyReminder(advice.remind(checked))}
      />
      {reminder?.carnet && reminder.computer === 'mine' && (
        <>
          <label class="tick">
            <input
              type="checkbox"
              name="notice"
              checked={reminder.notification !== null}
              aria-describedby="notice-meaning"
              onChange={({ currentTarget }) => {
                const on = currentTarget.checked;
                // Unchanged until the browser grants the permission.
                currentTarget.checked = reminder.notification !== null;
                void applyReminder(advice.notify(on), on);
              }}
            />
            {t(words, 'deadline.notify')}
          </label>
          <p id="notice-meaning" class="hint">
            {t(words, 'deadline.notifyMeaning')}
          </p>
        </>
      )}
      <p role="status" class="hint" data-notice>
        {reminder?.carnet && reminderMessage(words, reminder, refused)}
      </p>
    </>
  );
}

function reminderMessage(words: Words, { notification, computer }: ReminderState, refused: boolean): ComponentChildren {
  if (computer === null) return <WordLink word="deadline.notifyUnsaid" class="lone" to="lock" />;
  if (computer !== 'mine') return t(words, 'deadline.notifyShared');
  if (refused) return t(words, 'deadline.notifyRefused');
  const next = notification?.next ?? null;
  return next !== null && t(words, 'deadline.notifyNext', { when: formatDay(words.lang, next) });
}
