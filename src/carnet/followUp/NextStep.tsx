import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isComplaint, type Step } from '../../domain/item/step.ts';
import type { IsoDate } from '../../domain/shared/localDates.ts';
import { listOtherEntries, type StageTask } from '../../law/followUp/caseProgress.ts';
import { type FollowUpEntry, findLater } from '../../law/followUp/followUp.ts';
import { type FollowUpLetter, type FollowUpRule, getFollowUpRule } from '../../law/followUp/followUpRules.ts';
import { GUIDE } from '../../law/guide/guideScreens.ts';
import { HELP_LINES } from '../../law/helpLines.ts';
import { useWords } from '../../ui/context.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { Loading } from '../../ui/Loading.tsx';
import { lawText, t, type Words } from '../../ui/locales/index.ts';
import { Alert, useTask } from '../../ui/useTask.tsx';
import type { LoneLetter } from '../api/downloads.ts';
import { type CarnetApi, useCarnetApi } from '../carnetApi.ts';
import { HelpLineRow, Sources } from '../HelpLineRow.tsx';
import { linkTo } from '../route.ts';
import { SaveLink } from '../SaveLink.tsx';
import { WordLink } from '../WordLink.tsx';
import { daysOfEntry } from './FollowUpDates.tsx';
import { StageList, TASK_PATHS } from './ProgressStrip.tsx';

interface NextStepProps {
  /** All démarches, of the case and of single items. The follow-up is computed again when they change. */
  readonly steps: readonly Step[];
  /** What stands below. It is shown with the answer to the same steps, so that nothing moves under the pointer. */
  readonly children: ComponentChildren;
}
type Dates = Awaited<ReturnType<CarnetApi['advice']['dates']>>;

/** The one step that comes next; the others, and what is over, are folded below. */
export function NextStep({ steps, children }: NextStepProps) {
  const { advice } = useCarnetApi();
  const { result: answer, fault, run } = useTask<{ readonly dates: Dates; readonly to: string }>();
  const stored = JSON.stringify(steps);
  useEffect(() => void run(async () => ({ dates: await advice.dates(), to: stored })), [advice, run, stored]);
  const shown = useRef<Pick<NextStepProps, 'steps' | 'children'>>({ steps, children });
  if (fault || answer?.to === stored) shown.current = { steps, children };
  if (answer === null && !fault) return <Loading />;
  return (
    <>
      {fault ? <Alert fault={fault} /> : answer && <NextStepPanel steps={shown.current.steps} dates={answer.dates} />}
      {shown.current.children}
    </>
  );
}

function NextStepPanel({ steps, dates }: Pick<NextStepProps, 'steps'> & { readonly dates: Dates }) {
  const words = useWords();
  const { followUp, progress, today } = dates;
  const { passed } = followUp;
  const task = progress.next !== null && 'task' in progress.next ? progress.next.task : null;
  const next = progress.next !== null && 'entry' in progress.next ? progress.next.entry : null;
  const entries = listOtherEntries(progress, followUp);
  const nextAfter = steps.find(({ id }) => id === next?.step);
  const followsComplaint = nextAfter !== undefined && isComplaint(nextAfter.kind);
  // It stands with the next step, when that does not stop it.
  const press = ((task !== null || followsComplaint) && entries.find(({ id }) => id === 'press')) || null;
  const others = entries.filter((entry) => entry !== press);
  const view = { steps, today };
  // The page of the guide has the sources of `press`.
  const rules = [...(next === null ? [] : [next]), ...others, ...passed].flatMap((entry) => ruleOf(entry) ?? []);
  return (
    <section class="panel next-step" data-next={next?.id ?? task ?? 'none'}>
      <StageList progress={progress} />
      <h2>{t(words, 'followUp.next')}</h2>
      {task !== null && <TaskLines task={task} />}
      {next !== null && (
        <>
          <EntryLines entry={next} {...view} isNext />
          <GuideLinks entries={[next]} />
          {followsComplaint && <WhoAnswers />}
        </>
      )}
      {press !== null && <PressLines press={press} today={today} />}
      {progress.next === null && <EmptyState>{t(words, 'followUp.nothing')}</EmptyState>}
      {dates.deadlines.passed.some(({ limitationPeriod }) => limitationPeriod === 'press') && (
        <p data-passed="press">
          {t(words, 'followUp.insultsPassed')} <WordLink word="deadline.title" class="lone" to="deadlines" />
        </p>
      )}
      {others.length > 0 && (
        <details data-list="others">
          <summary>{t(words, 'followUp.others', { n: others.length })}</summary>
          <EntryList entries={others} {...view} />
          <GuideLinks entries={others} except={[next, press]} />
        </details>
      )}
      {passed.length > 0 && (
        <details data-list="passed">
          <summary>{t(words, 'followUp.passed', { n: passed.length })}</summary>
          <EntryList entries={passed} {...view} />
        </details>
      )}
      {rules.length > 0 && <Sources entries={rules} />}
    </section>
  );
}

function TaskLines({ task }: { readonly task: StageTask }) {
  const words = useWords();
  const path = TASK_PATHS[task];
  const label = t(words, `stages.do.${task}`);
  return (
    <>
      <p class="first-action">{path === null ? label : <a {...linkTo(path)}>{label}</a>}</p>
      <p>{t(words, `stages.why.${task}`)}</p>
    </>
  );
}

interface PressLinesProps {
  /** The day of the press law. */
  readonly press: FollowUpEntry;
  readonly today: IsoDate;
}

function PressLines({ press, today }: PressLinesProps) {
  const words = useWords();
  const days = daysOfEntry(words, press, today);
  if (days === null) return null;
  return (
    <>
      <p class="deadline-day">{t(words, 'stages.press', { days })}</p>
      <GuideLinks entries={[press]} />
    </>
  );
}

const ruleOf = ({ id }: FollowUpEntry): FollowUpRule | null => (id === 'own' ? null : getFollowUpRule(id));
const screenOf = (entry: FollowUpEntry | null): string | null => (entry && ruleOf(entry)?.screen) ?? null;

interface GuideLinksProps {
  readonly entries: readonly FollowUpEntry[];
  /** Their screens have a link already. */
  readonly except?: readonly (FollowUpEntry | null)[];
}

/** Links to the screens of the guide, each once. */
function GuideLinks({ entries, except = [] }: GuideLinksProps) {
  const words = useWords();
  const screens = new Set(entries.map(screenOf));
  for (const entry of except) screens.delete(screenOf(entry));
  return (
    <>
      {GUIDE.map(
        ({ id, title }, index) =>
          screens.has(id) && (
            <p key={id}>
              <a class="lone" {...linkTo(`guide/${index + 1}`)}>
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

function EntryList({ entries, ...view }: EntryContext & { readonly entries: readonly FollowUpEntry[] }) {
  return (
    <ul class="rows">
      {entries.map((entry) => (
        <li key={`${entry.id} ${entry.step ?? ''}`} class="row card" data-entry={entry.id}>
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

function EntryLines({ entry, steps, today, isNext = false }: EntryLinesProps) {
  const words = useWords();
  const step = steps.find(({ id }) => id === entry.step);
  const days = daysOfEntry(words, entry, today);
  const rule = ruleOf(entry);
  const newsDay = entry.id === 'ask-judge' && step !== undefined ? findLater(steps, 'demande-avis', step)?.date : null;
  const ownWords = step === undefined ? '' : step.next || t(words, `step.${step.kind}`);
  return (
    <>
      <p class={isNext ? 'first-action' : 'deadline-day'}>{rule === null ? ownWords : lawText(words, rule.title)}</p>
      {days !== null && <p class="deadline-day">{days}</p>}
      {rule !== null && <p>{lawText(words, rule.meaning)}</p>}
      {newsDay != null && <p>{t(words, 'followUp.newsSent', { day: formatDay(words.lang, newsDay) })}</p>}
      {step !== undefined && steps.length > 1 && (
        <p class="hint">{t(words, 'followUp.after', { step: nameOfStep(words, step) })}</p>
      )}
      {rule?.letters.map((letter) =>
        letter.comesWithDossier ? (
          <p key={letter.file}>
            <a class="button" data-letter={letter.file} {...linkTo('before-export')}>
              {lawText(words, letter.label)}
            </a>
          </p>
        ) : (
          <LetterButton key={letter.file} letter={letter} stepId={entry.step} />
        ),
      )}
    </>
  );
}

const VICTIMS_LINE = HELP_LINES.filter(({ id }) => id === '116006');

/** Who answers a question about a complaint. */
function WhoAnswers() {
  const words = useWords();
  return (
    <details>
      <summary>{t(words, 'followUp.question')}</summary>
      <ul class="rows">
        {VICTIMS_LINE.map((line) => (
          <HelpLineRow key={line.id} line={line} brief />
        ))}
      </ul>
      <p>{t(words, 'followUp.askPolice')}</p>
    </details>
  );
}

interface LetterButtonProps {
  readonly letter: FollowUpLetter;
  /** The démarche that it follows. */
  readonly stepId: string | null;
}

/** Writes the letter of a step, then offers it. It is not encrypted, so its URL is revoked with the view. */
function LetterButton({ letter: { file, label }, stepId }: LetterButtonProps) {
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
        {t(words, 'followUp.letter', { title: lawText(words, label) })}
      </button>
      <p class="hint" role="status">
        {task.kind === 'working' ? t(words, 'followUp.letterWorking') : t(words, 'followUp.letterHint')}
      </p>
      {fault && <Alert fault={fault} />}
      {result && (
        <>
          {result.advice !== '' && <p lang="fr">{result.advice}</p>}
          <SaveLink
            name={file}
            href={result.url}
            fileName={result.fileName}
            label={t(words, 'exportDone.letter')}
            isPrimary
          />
        </>
      )}
    </>
  );
}

export const nameOfStep = (words: Words, { kind, where, date }: Step): string =>
  [t(words, `step.${kind}`), where, date === null ? '' : formatDay(words.lang, date)].filter(Boolean).join(', ');
