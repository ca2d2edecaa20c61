import { useEffect, useState } from 'preact/hooks';
import { dayOf, type Step } from '../../domain/item/step.ts';
import type { IsoDate } from '../../domain/shared/localDates.ts';
import type { FollowUpLetter, FollowUpRule } from '../../law/followUp/courtRules.ts';
import { type FollowUpEntry, findLater, isWait } from '../../law/followUp/followUp.ts';
import { getFollowUpRule } from '../../law/followUp/followUpRules.ts';
import { GUIDE } from '../../law/guide/guideScreens.ts';
import { isBeforeDayOff } from '../../law/workingDays.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { lawText, t, type Words } from '../../ui/locales/index.ts';
import { Alert, useTask } from '../../ui/useTask.tsx';
import type { LoneLetter } from '../api/downloads.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { formatStep } from '../parts/labels.tsx';
import { formatEntryDay } from '../parts/NextLine.tsx';
import { SaveLink } from '../parts/SaveLink.tsx';
import { linkTo } from '../route.ts';

/** Returns the rule of an entry; null of what the person wrote. */
export const ruleOf = ({ id }: FollowUpEntry): FollowUpRule | null => (id === 'own' ? null : getFollowUpRule(id));
const screenOf = (entry: FollowUpEntry | null): string | null => (entry && ruleOf(entry)?.screen) ?? null;

interface GuideLinksProps {
  readonly entries: readonly FollowUpEntry[];
  /** Their screens have a link already. */
  readonly except?: readonly (FollowUpEntry | null)[];
}

/** Links to the screens of the guide, each once. */
export function GuideLinks({ entries, except = [] }: GuideLinksProps) {
  const words = useWords();
  const screens = new Set(entries.map(screenOf));
  for (const entry of except) screens.delete(screenOf(entry));
  return (
    <>
      {GUIDE.map(
        ({ id, title }, index) =>
          screens.has(id) && (
            <p key={id}>
              <a class="lone" {...linkTo(`help/${index + 1}`)}>
                {t(words, 'followUp.guide', { title: lawText(words, title) })}
              </a>
            </p>
          ),
      )}
    </>
  );
}

interface EntryContext {
  readonly steps: readonly Step[];
  readonly today: IsoDate;
}

/** Entries of the follow-up, one card each. */
export function EntryList({ entries, ...view }: EntryContext & { readonly entries: readonly FollowUpEntry[] }) {
  return (
    <ul class="rows">
      {entries.map((entry) => (
        <li key={`${entry.id} ${entry.step ?? ''} ${entry.until ?? ''}`} class="row card" data-entry={entry.id}>
          <EntryLines entry={entry} {...view} />
        </li>
      ))}
    </ul>
  );
}

interface EntryLinesProps extends EntryContext {
  readonly entry: FollowUpEntry;
  readonly isNext?: boolean;
}

/** One entry: what to do, its day, why, and its letters. Of the next step, only a wait says at once what ends it. */
export function EntryLines({ entry, steps, today, isNext = false }: EntryLinesProps) {
  const words = useWords();
  const step = steps.find(({ id }) => id === entry.step);
  const days = daysOfEntry(words, entry, today);
  const rule = ruleOf(entry);
  const newsDay =
    entry.id === 'ask-judge' && step !== undefined
      ? findLater(steps, 'demande-avis', dayOf(step, 'reached'))?.date
      : null;
  const ownWords = step === undefined ? '' : step.next || t(words, `step.${step.kind}`);
  return (
    <>
      <p class={isNext ? 'first-action' : 'deadline-day'}>{rule === null ? ownWords : lawText(words, rule.title)}</p>
      {days !== null && <p class="deadline-day">{days}</p>}
      <NotExtended entry={entry} />
      {entry.press?.renewedBy != null && (
        <p class="hint">{t(words, 'deadline.renewed', { when: formatDay(words.lang, entry.press.renewedBy) })}</p>
      )}
      {rule !== null && (!isNext || isWait(entry)) && <p>{lawText(words, rule.meaning)}</p>}
      {newsDay != null && <p>{t(words, 'followUp.newsSent', { day: formatDay(words.lang, newsDay) })}</p>}
      {step !== undefined && steps.length > 1 && (
        <p class="hint">{t(words, 'followUp.after', { step: formatStep(words, step) })}</p>
      )}
      {rule?.letters.map((letter) =>
        letter.comesWithDossier ? (
          <p key={letter.file}>
            <a class="button" data-letter={letter.file} {...linkTo('before-export')}>
              {lawText(words, letter.label)}
            </a>
          </p>
        ) : (
          <LetterButton
            key={letter.file}
            letter={letter}
            stepId={entry.step}
            isAlone={isNext && rule.letters.length === 1}
          />
        ),
      )}
    </>
  );
}

interface LetterButtonProps {
  readonly letter: FollowUpLetter;
  /** The démarche that it follows. */
  readonly stepId: string | null;
  /** The title of the step says which letter. */
  readonly isAlone: boolean;
}

/** Writes the letter of a step, then offers it. It is not encrypted, so its URL is revoked with the view. */
function LetterButton({ letter: { file, label }, stepId, isAlone }: LetterButtonProps) {
  const words = useWords();
  const { loadExports } = useCarnetApi();
  const { task, result, fault, run } = useTask<LoneLetter>();
  const [gone] = useState(() => new AbortController());
  useEffect(() => () => gone.abort(), [gone]);
  return (
    <>
      <button
        type="button"
        data-letter={file}
        disabled={task.kind === 'working'}
        onClick={() => run(async () => (await loadExports()).writeFollowUpLetter(file, stepId, gone.signal))}
      >
        {isAlone ? t(words, 'followUp.loneLetter') : t(words, 'followUp.letter', { title: lawText(words, label) })}
      </button>
      <p class="hint" role="status">
        {task.kind === 'working' ? t(words, 'followUp.letterWorking') : result && t(words, 'followUp.letterHint')}
      </p>
      {fault && <Alert fault={fault} />}
      {result && (
        <>
          {result.advice !== '' && <p lang="fr">{result.advice}</p>}
          <SaveLink name={file} file={result} label={t(words, 'exportDone.letter')} isPrimary />
        </>
      )}
    </>
  );
}

/** Said of a day of the press law that a day off follows: nobody waits for the next working day. */
export function NotExtended({ entry: { press } }: { readonly entry: FollowUpEntry }) {
  const words = useWords();
  if (press?.latest !== null || !isBeforeDayOff(press.day)) return null;
  return <p class="hint">{t(words, 'deadline.notExtended')}</p>;
}

/** Returns the day of an entry as text, marked when it is today; null when it has none. */
export function daysOfEntry(words: Words, entry: FollowUpEntry, today: IsoDate): string | null {
  const { from, until, on } = entry;
  const shown = on ?? until ?? from;
  if (shown === null || (from !== null && until !== null) || entry.press?.latest != null)
    return formatEntryDay(words, entry);
  const day = formatDay(words.lang, shown);
  if (shown < today) return t(words, 'followUp.was', { day });
  const text = isWait(entry) ? t(words, 'followUp.waitEnds', { day }) : formatEntryDay(words, entry);
  return shown === today ? `${text} (${t(words, 'followUp.today')})` : text;
}
