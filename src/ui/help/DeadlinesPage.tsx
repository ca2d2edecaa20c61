import { useEffect, useState } from 'preact/hooks';
import { DEADLINE_BUCKETS, type DeadlineBucket, type DeadlineGroup } from '../../law/deadlineList.ts';
import { buildIcsFile, selectReminderDays } from '../../law/icsFile.ts';
import {
  COMPLAINT_DOES_NOT_STOP_PERIOD,
  ESTIMATE_NOTICE,
  LIMITATION_PERIODS,
  type LimitationPeriod,
} from '../../law/limitationPeriods.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { Heading } from '../parts/Heading.tsx';
import { dayName } from '../times.ts';
import { lawText, t, type Words } from '../words/index.ts';
import type { Counsel } from './counsel.ts';
import { ReminderChoices } from './Reminder.tsx';
import { Sources } from './Sources.tsx';

interface DeadlinesPageProps {
  readonly words: Words;
  readonly counsel: Counsel;
}
type Dates = Awaited<ReturnType<Counsel['dates']>>;

/** This week, this month, later, over: calm, by kind, each with how it was found and what is not sure. */
export function DeadlinesPage({ words, counsel }: DeadlinesPageProps) {
  const [dates, setDates] = useState<Dates | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    let current = true;
    counsel.dates().then(
      (read) => current && setDates(read),
      (error: unknown) => current && setFault(faultOf(error)),
    );
    return () => {
      current = false;
    };
  }, [counsel]);
  const some = dates !== null && DEADLINE_BUCKETS.some((when) => dates.deadlines[when].length > 0);
  return (
    <section class="deadlines" aria-busy={dates === null && fault === null}>
      <Heading>{t(words, 'deadline.title')}</Heading>
      {fault && <Alert words={words} fault={fault} />}
      {dates === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
      {dates !== null && dates.unread.length > 0 && (
        <p class="note" data-unread>
          {t(words, 'deadline.unread', { n: dates.unread.length, list: dates.unread.join(', ') })}
        </p>
      )}
      {dates?.unread.length === 0 && !some && <p class="empty">{t(words, 'deadline.noItems')}</p>}
      {dates !== null && some && <Dated words={words} dates={dates} counsel={counsel} />}
      <p>
        <a href="#law">{t(words, 'deadline.law')}</a>
      </p>
    </section>
  );
}

function Dated({ words, dates, counsel }: DeadlinesPageProps & { readonly dates: Dates }) {
  return (
    <>
      <p>{lawText(words, ESTIMATE_NOTICE)}</p>
      {DEADLINE_BUCKETS.map((when) => (
        <section key={when} data-when={when}>
          <h2>{t(words, `deadline.${when}`)}</h2>
          {dates.deadlines[when].length === 0 && <p class="hint">{t(words, 'deadline.none')}</p>}
          {LIMITATION_PERIODS.map((clock) => (
            <ClockLines key={clock.id} words={words} clock={clock} when={when} dates={dates} />
          ))}
        </section>
      ))}
      <h2>{t(words, 'deadline.reminders')}</h2>
      <ReminderChoices words={words} counsel={counsel} />
      <Calendar words={words} deadlines={dates.deadlines} today={dates.today} />
    </>
  );
}

/** More dates than this are counted, not listed. */
const LISTED = 5;

interface ClockLinesProps {
  readonly words: Words;
  readonly clock: LimitationPeriod;
  readonly when: DeadlineBucket;
  readonly dates: Dates;
}

function ClockLines({ words, clock, when, dates }: ClockLinesProps) {
  const lines = dates.deadlines[when].filter((line) => line.limitationPeriod === clock.id);
  if (lines.length === 0) return null;
  const isPress = clock.id === 'press' || clock.id === 'press-discriminatory';
  /** What it is and how it was found is said once a page. */
  const isFirst =
    DEADLINE_BUCKETS.find((one) =>
      dates.deadlines[one].some((line) => line.limitationPeriod === clock.id),
    ) === when;
  const doubts = [...new Set(lines.flatMap((line) => line.doubts))];
  return (
    <article class="panel" data-clock={clock.id}>
      <h3>{lawText(words, clock.title)}</h3>
      {when === 'passed' ? (
        <p>{lawText(words, clock.passed)}</p>
      ) : (
        isFirst && <p>{lawText(words, clock.meaning)}</p>
      )}
      {isPress && isFirst && when !== 'passed' && (
        <p>
          <strong>{lawText(words, COMPLAINT_DOES_NOT_STOP_PERIOD)}</strong>
        </p>
      )}
      <ul class="deadline-lines">
        {lines.slice(0, LISTED).map((line) => (
          <Line key={`${line.last} ${line.latest}`} {...{ words, line, when, dates }} />
        ))}
      </ul>
      {lines.length > LISTED && (
        <p class="hint">{t(words, 'deadline.moreLines', { n: lines.length - LISTED })}</p>
      )}
      {doubts.map((doubt) => (
        <p key={doubt} class="hint">
          {t(words, `deadline.doubt.${doubt}`)}
        </p>
      ))}
      {isFirst && (
        <details class="how-computed">
          <summary>{t(words, 'deadline.how')}</summary>
          <p>{lawText(words, clock.computed)}</p>
          <p>{lawText(words, clock.uncertain)}</p>
          <Sources words={words} of={[clock]} />
        </details>
      )}
    </article>
  );
}

interface LineProps {
  readonly words: Words;
  readonly line: DeadlineGroup;
  readonly when: DeadlineBucket;
  readonly dates: Dates;
}

function Line({ words, line, when, dates: { ids, today } }: LineProps) {
  const { last, latest, ordinals, from } = line;
  const day = (iso: string) => dayName(words.lang, iso);
  const shown = ordinals.slice(0, LISTED);
  return (
    <li>
      <p class="deadline-day">
        {when !== 'passed' && last < today
          ? t(words, 'deadline.perhaps', { first: day(last), last: day(latest) })
          : t(words, when === 'passed' ? 'deadline.was' : 'deadline.until', { when: day(last) })}
      </p>
      <p>
        {shown.map((ordinal) => (
          <a key={ordinal} class="deadline-item" href={`#item/${ids.get(ordinal) ?? ''}`}>
            {t(words, 'item.name', { ordinal })}
          </a>
        ))}
        {ordinals.length > shown.length &&
          t(words, 'deadline.andMore', { n: ordinals.length - shown.length })}
      </p>
      <p class="hint">
        {from.first === from.last
          ? t(words, 'deadline.posted', { when: day(from.first) })
          : t(words, 'deadline.postedBetween', { first: day(from.first), last: day(from.last) })}
      </p>
    </li>
  );
}

/** A neutral reminder, made here and saved by the person: no notification, no permission. */
function Calendar({
  words,
  deadlines: board,
  today,
}: Pick<Dates, 'deadlines' | 'today'> & { readonly words: Words }) {
  // « Peut-être encore possible »: the day itself may be gone, and a calendar holds at least one event (RFC 5545, 3.6).
  const ahead = selectReminderDays(board).filter((day) => day >= today);
  if (ahead.length === 0) return null;
  const file = buildIcsFile(ahead, today, t(words, 'deadline.calendarWord'));
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
