import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { isComplaint, type Step } from '../../domain/item/step.ts';
import { listOtherEntries } from '../../law/followUp/caseProgress.ts';
import { isWait } from '../../law/followUp/followUp.ts';
import { HELP_LINES } from '../../law/helpLines.ts';
import { useWords } from '../../ui/context.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { lawText, t } from '../../ui/locales/index.ts';
import { Alert, useLoad } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { HelpLineList, Sources } from '../parts/HelpLineRow.tsx';
import { TASK_PATHS } from '../parts/NextLine.tsx';
import { linkTo } from '../route.ts';
import { daysOfEntry, EntryLines, EntryList, GuideLinks, NotExtended, ruleOf } from './EntryLines.tsx';
import type { DeadlineDates } from './PeriodLines.tsx';

interface NextStepProps {
  /**
   * All démarches, of the case and of single items. The follow-up is computed again when they change. Null: those of
   * the case cannot be read, so that what comes next is not known.
   */
  readonly steps: readonly Step[] | null;
  /** The person said that the complaint is filed: it is to be noted. */
  readonly isFiled: boolean;
  /** What stands below. It is shown with the answer to the same steps, so that nothing moves under the pointer. */
  readonly children: (dates: DeadlineDates | null) => ComponentChildren;
}

/** The one step that comes next; the others, and what is over, are folded below. */
export function NextStep({ steps, isFiled, children }: NextStepProps) {
  const { advice } = useCarnetApi();
  const stored = JSON.stringify(steps);
  const { result: answer, fault } = useLoad(
    async () => ({ dates: await advice.dates(), to: stored }),
    [advice, stored],
  );
  const shown = useRef<Pick<NextStepProps, 'steps' | 'children'>>({ steps, children });
  if (fault || answer?.to === stored) shown.current = { steps, children };
  if (answer === null && !fault) return <Loading />;
  const dates = fault ? null : (answer?.dates ?? null);
  return (
    <>
      {fault && <Alert fault={fault} />}
      {dates && shown.current.steps && <NextStepPanel steps={shown.current.steps} {...{ isFiled, dates }} />}
      {shown.current.children(dates)}
    </>
  );
}

interface NextStepPanelProps extends Pick<NextStepProps, 'isFiled'> {
  readonly steps: readonly Step[];
  readonly dates: DeadlineDates;
}

function NextStepPanel({ steps, isFiled, dates }: NextStepPanelProps) {
  const words = useWords();
  const { followUp, progress, today } = dates;
  const { passed } = followUp;
  const task = progress.next !== null && 'task' in progress.next ? progress.next.task : null;
  const next = progress.next !== null && 'entry' in progress.next ? progress.next.entry : null;
  const nextRule = next && ruleOf(next);
  const entries = listOtherEntries(progress, followUp);
  const nextAfter = steps.find(({ id }) => id === next?.step);
  const followsComplaint = nextAfter !== undefined && isComplaint(nextAfter.kind);
  // It stands with the next step, when that does not stop it; a day that holds, with one that is perhaps over.
  const showsPress = task !== null || followsComplaint || next?.id === 'press-perhaps-over';
  const press = (showsPress && entries.find(({ id }) => id === 'press')) || null;
  const pressDays = press && daysOfEntry(words, press, today);
  const hasInsultsPassed = dates.deadlines.passed.some(({ limitationPeriod }) => limitationPeriod === 'press');
  const others = entries.filter((entry) => entry !== press);
  const known = [next, press].filter((entry) => entry !== null);
  const view = { steps, today };
  const doTask = task && t(words, `nextStep.do.${task}`);
  // The page of the guide has the sources of `press`.
  const rules = [...(next === null ? [] : [next]), ...others, ...passed].flatMap((entry) => ruleOf(entry) ?? []);
  return (
    <section class="panel next-step" data-next={next?.id ?? task ?? 'none'}>
      <h2>{t(words, 'followUp.next')}</h2>
      {task !== null && isFiled && <p class="first-action">{t(words, 'nextStep.do.filed')}</p>}
      {task !== null && !isFiled && (
        <>
          <p class="first-action">
            {TASK_PATHS[task] === null ? doTask : <a {...linkTo(TASK_PATHS[task])}>{doTask}</a>}
          </p>
          <p>{t(words, `nextStep.why.${task}`)}</p>
        </>
      )}
      {next !== null && <EntryLines entry={next} {...view} isNext />}
      {/* A wait for an answer stops no day of the press law, known or not. */}
      {(pressDays !== null || (followsComplaint && !hasInsultsPassed)) && (
        <p class="deadline-day">{t(words, 'nextStep.press', { days: pressDays ?? '' })}</p>
      )}
      {press !== null && <NotExtended entry={press} />}
      {progress.next === null && <EmptyState>{t(words, 'followUp.nothing')}</EmptyState>}
      {hasInsultsPassed && <p data-passed="press">{t(words, 'followUp.insultsPassed')}</p>}
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
      {known.length + rules.length > 0 && (
        <details>
          <summary>{t(words, 'followUp.more')}</summary>
          {next !== null && nextRule !== null && !isWait(next) && <p>{lawText(words, nextRule.meaning)}</p>}
          <GuideLinks entries={known} />
          {followsComplaint && <WhoAnswers />}
          {rules.length > 0 && <Sources entries={rules} />}
        </details>
      )}
    </section>
  );
}

const VICTIMS_LINE = HELP_LINES.filter(({ id }) => id === '116006');

/** Who answers a question about a complaint. */
function WhoAnswers() {
  const words = useWords();
  return (
    <>
      <HelpLineList lines={VICTIMS_LINE} class="rows" brief />
      <p>{t(words, 'followUp.askPolice')}</p>
    </>
  );
}
