import { useEffect, useState } from 'preact/hooks';
import { stepsDocument } from '../../domain/case/caseDocuments.ts';
import type { SearchIndex } from '../../domain/item/search.ts';
import { isComplaint, type Step } from '../../domain/item/step.ts';
import { useWords } from '../../ui/context.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FocusedTitle, Heading } from '../../ui/focus.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { formatItemName } from '../../ui/itemLabels.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { t } from '../../ui/locales/index.ts';
import { useTask } from '../../ui/useTask.tsx';
import { CompletionPanel } from '../CompletionPanel.tsx';
import { CopyButton } from '../CopyButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import type { CarnetProps } from '../carnetProps.ts';
import { DamagedDocument } from '../DamagedDocument.tsx';
import { linkTo } from '../route.ts';
import { useCaseDocument } from '../useCaseDocument.ts';
import type { CaseIndex } from '../useCaseIndex.tsx';
import { WordLink } from '../WordLink.tsx';
import { DeliveriesList } from './DeliveriesList.tsx';
import { nameOfStep } from './EntryLines.tsx';
import { NextStep } from './NextStep.tsx';
import { StepForm } from './StepForm.tsx';
import { StepLines, StepsList } from './StepsList.tsx';

interface StepsViewProps extends Pick<CarnetProps, 'copyToClipboard'> {
  readonly caseIndex: CaseIndex;
}

/** « Mon suivi »: what comes next, then the démarches of the case and of single items. */
export function StepsView({ caseIndex, copyToClipboard }: StepsViewProps) {
  const words = useWords();
  const caseDocument = useCaseDocument(null, stepsDocument);
  const { value, fault } = caseDocument;
  /** The id of the last complaint noted since the page was opened. */
  const [notedId, setNotedId] = useState<string | null>(null);
  const complaint = value?.steps.find(({ id }) => id === notedId);
  const itemReports = listItemReports(caseIndex.index);
  const change = (update: (before: readonly Step[]) => readonly Step[]) =>
    caseDocument.change((before) => ({ ...before, steps: update(before.steps) }));
  const add = async (step: Step) => {
    await change((before) => [...before, step]);
    if (isComplaint(step.kind)) setNotedId(step.id);
  };
  return (
    <section aria-busy={value === null && fault === null}>
      <Heading>{t(words, 'steps.title')}</Heading>
      {complaint === undefined ? (
        value?.steps.length === 0 && <EmptyState>{t(words, 'steps.meaning')}</EmptyState>
      ) : (
        <NotedComplaint key={complaint.id} complaint={complaint} copyToClipboard={copyToClipboard} />
      )}
      {fault && <DamagedDocument fault={fault} replaceDamaged={() => caseDocument.replaceDamaged()} />}
      {value === null && fault === null && <Loading />}
      {value && (
        <NextStep steps={[...value.steps, ...itemReports.map(({ step }) => step)]}>
          {value.steps.length > 0 && <h2>{t(words, 'steps.done')}</h2>}
          <StepsList
            steps={value.steps}
            draftFor={(id) => ({ caseId: null, form: `step/${id}` })}
            attachPathFor={(id) => `import/step/${id}`}
            change={change}
          />
          {itemReports.length > 0 && (
            <>
              <h2>{t(words, 'steps.ofItems')}</h2>
              <ul class="rows">
                {itemReports.map(({ step, item }) => (
                  <li key={step.id} class="row card">
                    <StepLines step={step} />
                    <a {...linkTo(`item/${item.id}`)}>{formatItemName(words, item)}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
          <DeliveriesList />
          <details class="card-details step-form" open={complaint === undefined}>
            <summary>{t(words, 'steps.new')}</summary>
            <StepForm draft={{ caseId: null, form: 'step' }} add={add} />
          </details>
        </NextStep>
      )}
    </section>
  );
}

interface NotedComplaintProps extends Pick<CarnetProps, 'copyToClipboard'> {
  readonly complaint: Step;
}

/** After a complaint is noted. It takes the focus: the form that was sent is folded. */
function NotedComplaint({ complaint: { reference }, copyToClipboard }: NotedComplaintProps) {
  const words = useWords();
  return (
    <CompletionPanel
      moment="complaint"
      title={<FocusedTitle>{t(words, 'complaintNoted.title')}</FocusedTitle>}
      reference={
        reference !== '' && (
          <div class="reference">
            <p>{t(words, 'steps.under', { reference })}</p>
            <CopyButton text={reference} label={t(words, 'complaintNoted.copy')} copyToClipboard={copyToClipboard} />
          </div>
        )
      }
      steps={[t(words, 'complaintNoted.keep'), t(words, 'complaintNoted.answers')]}
      remains={t(words, 'complaintNoted.remains')}
    />
  );
}

/** What the person wrote under « Et ensuite », soonest first. Renders nothing when there is none. */
function NextSteps({ steps }: { readonly steps: readonly Step[] }) {
  const words = useWords();
  const next = steps
    .filter((step) => step.next !== '' || step.nextDate !== null)
    .toSorted((a, b) => ((a.nextDate ?? '9999') < (b.nextDate ?? '9999') ? -1 : 1));
  if (next.length === 0) return null;
  return (
    <>
      <h2>{t(words, 'steps.coming')}</h2>
      <ul class="next" data-list="next">
        {next.map((step) => (
          <li key={step.id}>
            {step.nextDate !== null && <strong>{formatDay(words.lang, step.nextDate)} </strong>}
            {step.next === '' ? (
              t(words, `step.${step.kind}`)
            ) : (
              <>
                {step.next} <span class="hint">{t(words, 'followUp.after', { step: nameOfStep(words, step) })}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The démarches noted for single items, with their item. */
function listItemReports(index: SearchIndex | null) {
  return (index?.items ?? []).flatMap(({ item, notes }) => notes.reports.map((step) => ({ step, item })));
}

/** On the page of dates: the next steps of all démarches. What cannot be read is reported on the page « Démarches ». */
export function DatedSteps({ caseIndex: { index } }: { readonly caseIndex: Pick<CaseIndex, 'index'> }) {
  const { documents } = useCarnetApi();
  const { result, run } = useTask<readonly Step[]>();
  useEffect(() => void run(async () => (await documents.read(null, stepsDocument)).steps), [documents, run]);
  const steps = [...(result ?? []), ...listItemReports(index).map(({ step }) => step)];
  if (steps.length === 0) return null;
  return (
    <>
      <NextSteps steps={steps} />
      <p>
        <WordLink word="steps.title" class="lone" to="steps" />
      </p>
    </>
  );
}
