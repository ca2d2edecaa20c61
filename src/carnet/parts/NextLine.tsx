import { stepsDocument } from '../../domain/case/caseDocuments.ts';
import { textInLanguage } from '../../domain/shared/languages.ts';
import type { CaseProgress, StageTask } from '../../law/followUp/caseProgress.ts';
import type { FollowUpEntry } from '../../law/followUp/followUp.ts';
import { getFollowUpRule } from '../../law/followUp/followUpRules.ts';
import { guideNumber } from '../../law/guide/guideScreens.ts';
import { useAsk, useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { t, type Words } from '../../ui/locales/index.ts';
import { useLoad } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { linkTo } from '../route.ts';
import { useCaseDocument } from './useCaseDocument.ts';
import './nextLine.css';

/** Where a task is done; null: in the pages to capture, not here. */
export const TASK_PATHS: Readonly<Record<StageTask, string | null>> = {
  captured: null,
  dossier: 'before-export',
  complaint: `help/${guideNumber('complain')}`,
};

/** Whether a complaint is noted: what follows comes before another dossier. */
export const isAfterComplaint = (progress: CaseProgress | null): boolean => progress?.stage === 'followUp';

interface NextLineProps {
  /** Null until the dates are known: they need every item. Its place is kept, so that what is below does not move. */
  readonly progress: CaseProgress | null;
  readonly isBusy: boolean;
  /** The page has a button for the dossier in its title. */
  readonly hasDossierButton?: boolean;
}

/** What comes next, in one line. « Ma plainte » says why. */
export function NextLine({ progress, isBusy, hasDossierButton = false }: NextLineProps) {
  const words = useWords();
  const next = progress?.next ?? null;
  const task = next !== null && 'task' in next ? next.task : null;
  return (
    <p class="next-line" aria-busy={isBusy}>
      {next !== null && !(hasDossierButton && task === 'dossier') && (
        <>
          {t(words, 'nextStep.next')}{' '}
          {'task' in next ? <TaskLink task={next.task} /> : <EntryLink entry={next.entry} />}
        </>
      )}
    </p>
  );
}

/** Reads what comes next at the end of a task. Null too when it cannot be read: « Ma plainte » reports that. */
export function useCaseProgress(): { readonly progress: CaseProgress | null; readonly isBusy: boolean } {
  const { advice } = useCarnetApi();
  const { result, fault } = useLoad(() => advice.dates(), [advice]);
  return { progress: result?.progress ?? null, isBusy: result === null && fault === null };
}

/** The same line at the end of a task. */
export function CurrentNextLine() {
  return <NextLine {...useCaseProgress()} />;
}

function TaskLink({ task }: { readonly task: StageTask }) {
  const words = useWords();
  const path = TASK_PATHS[task];
  const label = t(words, `nextStep.do.${task}`);
  return path === null ? <strong>{label}</strong> : <a {...linkTo(path)}>{label}</a>;
}

function EntryLink({ entry }: { readonly entry: FollowUpEntry }) {
  const words = useWords();
  const day = formatEntryDay(words, entry);
  return (
    <>
      {/* Only the dates name the captures that have none. */}
      <a {...linkTo(entry.id === 'press-undated' ? 'dates' : 'steps')}>
        {entry.id === 'own' ? (
          <OwnStep stepId={entry.step} />
        ) : (
          textInLanguage(getFollowUpRule(entry.id).brief, words.lang)
        )}
      </a>
      {day !== null && ` · ${day}`}
    </>
  );
}

/** A longer one shows whole on its own page. */
const MAX_OWN_STEP = 60;

/** The step in the words of the person, on a computer that they said to be theirs alone; elsewhere without them. */
function OwnStep({ stepId }: { readonly stepId: string | null }) {
  const words = useWords();
  const ask = useAsk();
  const steps = useCaseDocument(null, stepsDocument);
  const { result: preferences } = useLoad(() => ask('ui>bg:readPreferences', {}), [ask]);
  const isShown = preferences?.computer === 'mine';
  const next = isShown ? (steps.value?.steps.find(({ id }) => id === stepId)?.next ?? '') : '';
  if (next === '') return t(words, 'nextStep.own');
  return <bdi>{next.length > MAX_OWN_STEP ? `${next.slice(0, MAX_OWN_STEP)}…` : next}</bdi>;
}

/** The day without how far it is; null when there is none. */
export function formatEntryDay(words: Words, { from, until, on, press }: FollowUpEntry): string | null {
  const day = (iso: string) => formatDay(words.lang, iso);
  if (from !== null && until !== null) return t(words, 'followUp.between', { first: day(from), last: day(until) });
  if (on !== null) return t(words, 'followUp.on', { day: day(on) });
  if (press?.latest != null) return t(words, 'followUp.perhapsOver', { day: day(press.latest), n: press.publications });
  if (until !== null && press?.isUnrated)
    return t(words, 'followUp.untilUnrated', { day: day(until), n: press.publications });
  if (until !== null && press !== undefined && press.publications > 1)
    return t(words, 'followUp.untilMany', { day: day(until), n: press.publications });
  if (until !== null) return t(words, 'followUp.until', { day: day(until) });
  return from === null ? null : t(words, 'followUp.from', { day: day(from) });
}
