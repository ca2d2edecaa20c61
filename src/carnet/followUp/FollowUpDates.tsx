import type { IsoDate } from '../../domain/shared/localDates.ts';
import { type FollowUp, type FollowUpEntry, isWait } from '../../law/followUp/followUp.ts';
import { getFollowUpRule } from '../../law/followUp/followUpRules.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { lawText, t, type Words } from '../../ui/locales/index.ts';

/** Returns the day of an entry as text, marked when it is today; null when it has none. */
export function daysOfEntry(words: Words, entry: FollowUpEntry, today: IsoDate): string | null {
  const { from, until, on } = entry;
  const day = (iso: IsoDate) => formatDay(words.lang, iso);
  if (from !== null && until !== null) return t(words, 'followUp.between', { first: day(from), last: day(until) });
  const shown = on ?? until ?? from;
  if (shown === null) return null;
  if (shown < today) return t(words, 'followUp.was', { day: day(shown) });
  const key = isWait(entry) ? 'waitEnds' : on !== null ? 'on' : until !== null ? 'until' : 'from';
  const text = t(words, `followUp.${key}`, { day: day(shown) });
  return shown === today ? `${text} (${t(words, 'followUp.today')})` : text;
}

interface FollowUpDatesProps {
  readonly followUp: FollowUp;
  readonly today: IsoDate;
}

/** On the page of dates: the days of the follow-up. Those of the posts and of the person have their own lists. */
export function FollowUpDates({ followUp: { next, others }, today }: FollowUpDatesProps) {
  const words = useWords();
  const dated = [...(next === null ? [] : [next]), ...others].flatMap((entry) => {
    const days = daysOfEntry(words, entry, today);
    return entry.id === 'press' || entry.id === 'own' || days === null ? [] : [{ entry, id: entry.id, days }];
  });
  if (dated.length === 0) return null;
  const firstDay = ({ from, until, on }: FollowUpEntry) => from ?? on ?? until ?? '';
  return (
    <>
      <h2>{t(words, 'followUp.dates')}</h2>
      <ul class="deadline-lines" data-list="follow-up">
        {dated
          .toSorted((a, b) => (firstDay(a.entry) < firstDay(b.entry) ? -1 : 1))
          .map(({ entry, id, days }) => (
            <li key={`${id} ${entry.step ?? ''}`}>
              <p class="deadline-day">{days}</p>
              <p>{lawText(words, getFollowUpRule(id).title)}</p>
            </li>
          ))}
      </ul>
    </>
  );
}
