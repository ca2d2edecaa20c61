import { useEffect } from 'preact/hooks';
import { deliveriesDocument, stepsDocument } from '../../domain/case/caseDocuments.ts';
import type { SearchIndex } from '../../domain/item/search.ts';
import {
  dayOf,
  eventsOf,
  findImpossibleDays,
  isComplaint,
  STEP_CHOICES,
  type Step,
  type StepKind,
} from '../../domain/item/step.ts';
import type { IsoDate } from '../../domain/shared/localDates.ts';
import { RemoveEntry } from '../../ui/ConfirmPanel.tsx';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { formatDay, formatShortTime } from '../../ui/formatTime.ts';
import { t, type Words } from '../../ui/locales/index.ts';
import { useTask } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import {
  DateField,
  type FieldFaults,
  Form,
  type FormValues,
  SelectField,
  TextAreaField,
  TextField,
} from '../formFields.tsx';
import { linkTo } from '../route.ts';
import { DamagedDocument, readCaseDocument, useCaseDocument } from '../useCaseDocument.tsx';
import type { CaseIndex } from '../useCaseIndex.tsx';
import type { DraftTarget } from '../useDraft.tsx';
import { NextStep } from './NextStep.tsx';

interface StepsViewProps {
  readonly caseIndex: CaseIndex;
}

/** « Mon suivi »: what comes next, then the démarches of the case and of single items. */
export function StepsView({ caseIndex }: StepsViewProps) {
  const words = useWords();
  const caseDocument = useCaseDocument(null, stepsDocument);
  const { value, fault } = caseDocument;
  const itemReports = listItemReports(caseIndex.index);
  const change = (update: (before: readonly Step[]) => readonly Step[]) =>
    caseDocument.change((before) => ({ ...before, steps: update(before.steps) }));
  return (
    <section aria-busy={value === null && fault === null}>
      <Heading>{t(words, 'steps.title')}</Heading>
      <p class="hint">{t(words, 'steps.meaning')}</p>
      {fault && <DamagedDocument fault={fault} replaceDamaged={() => caseDocument.replaceDamaged()} />}
      {value === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
      {value && (
        <NextStep steps={[...value.steps, ...itemReports.map(({ step }) => step)]}>
          <h2>{t(words, 'steps.done')}</h2>
          {value.steps.length + itemReports.length === 0 && <p class="empty">{t(words, 'steps.empty')}</p>}
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
                {itemReports.map(({ step, id, ordinal }) => (
                  <li key={step.id} class="row card">
                    <StepLines step={step} />
                    <a {...linkTo(`item/${id}`)}>{t(words, 'item.name', { ordinal })}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
          <DeliveriesList />
          <StepForm
            title={t(words, 'steps.new')}
            draft={{ caseId: null, form: 'step' }}
            add={(step) => change((before) => [...before, step])}
          />
        </NextStep>
      )}
      <p>
        <a {...linkTo('online')}>{t(words, 'online.title')}</a>
      </p>
    </section>
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
            {step.next || t(words, `step.${step.kind}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The démarches noted for single items, with their item. */
function listItemReports(index: SearchIndex | null) {
  return (index?.items ?? []).flatMap(({ item: { id, ordinal }, notes }) =>
    notes.reports.map((step) => ({ step, id, ordinal })),
  );
}

interface DatedStepsProps {
  readonly caseIndex: Pick<CaseIndex, 'index'>;
}

/** On the page of dates: the next steps of all démarches. What cannot be read is reported on the page « Démarches ». */
export function DatedSteps({ caseIndex: { index } }: DatedStepsProps) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const { result, run } = useTask<readonly Step[]>();
  useEffect(
    () => void run(async () => (await readCaseDocument(carnetApi, null, stepsDocument)).steps),
    [carnetApi, run],
  );
  const steps = [...(result ?? []), ...listItemReports(index).map(({ step }) => step)];
  if (steps.every(({ next, nextDate }) => next === '' && nextDate === null)) return null;
  return (
    <>
      <NextSteps steps={steps} />
      <p>
        <a {...linkTo('steps')}>{t(words, 'steps.title')}</a>
      </p>
    </>
  );
}

interface StepsListProps {
  readonly steps: readonly Step[];
  readonly draftFor: (stepId: string) => DraftTarget;
  /** The page that imports a document of that démarche. */
  readonly attachPathFor: (stepId: string) => string;
  readonly change: (change: (before: readonly Step[]) => readonly Step[]) => Promise<void>;
}

/** Newest first. What came next can be noted, and the démarche corrected. */
export function StepsList({ steps, draftFor, attachPathFor, change }: StepsListProps) {
  const words = useWords();
  const today = useToday();
  if (steps.length === 0) return null;
  return (
    <ul class="rows" data-list="steps">
      {steps.toSorted(compareByDate).map((step) => (
        <li key={step.id} class="row card">
          <StepLines step={step} />
          <AttachmentLinks attachmentIds={step.receipts} attachPath={attachPathFor(step.id)} />
          <details>
            <summary>{t(words, 'steps.edit')}</summary>
            <Form
              draft={draftFor(step.id)}
              submit={t(words, 'steps.save')}
              check={(values) =>
                findDateFaults(words, { ...readStepDetails(values), ...readEvents(values, step) }, today)
              }
              save={(values) =>
                change((before) =>
                  before.map((one) =>
                    one.id === step.id
                      ? { ...one, ...readStepDetails(values), ...readStepOutcome(values), ...readEvents(values, one) }
                      : one,
                  ),
                )
              }
            >
              <EventFields step={step} />
              <StepOutcomeFields step={step} />
              <StepDetailFields {...step} />
            </Form>
          </details>
          <RemoveEntry act={() => change((before) => before.filter((one) => one.id !== step.id))} />
        </li>
      ))}
    </ul>
  );
}

function StepLines({ step }: { readonly step: Step }) {
  const words = useWords();
  const { kind, where, date, reference, investigator, answer, events, next, nextDate } = step;
  return (
    <>
      <h3>
        {t(words, `step.${kind}`)}
        {where !== '' && ` · ${where}`}
      </h3>
      {date !== null && <p>{t(words, 'steps.on', { day: formatDay(words.lang, date) })}</p>}
      {reference !== '' && <p>{t(words, 'steps.under', { reference })}</p>}
      {investigator !== '' && (
        <p>{t(words, 'event.line', { event: t(words, 'steps.investigator'), day: investigator })}</p>
      )}
      {events.map(({ event, day }) => (
        <p key={event}>
          {t(words, 'event.line', { event: t(words, `event.${event}`), day: formatDay(words.lang, day) })}
        </p>
      ))}
      {answer !== '' && <p class="quotation">{t(words, 'steps.answered', { answer })}</p>}
      {next !== '' && <p>{t(words, 'steps.then', { next })}</p>}
      {nextDate !== null && <p>{t(words, 'steps.before', { day: formatDay(words.lang, nextDate) })}</p>}
    </>
  );
}

const compareByDate = (a: Step, b: Step): number => ((a.date ?? a.at) < (b.date ?? b.at) ? 1 : -1);

interface StepFormProps {
  /** Undefined where the control that opens the form says it. */
  readonly title?: string;
  readonly draft: DraftTarget;
  readonly add: (step: Step) => Promise<void>;
}

/** Adds a démarche: a report, a complaint, an appointment. */
export function StepForm({ title, draft, add }: StepFormProps) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const today = useToday();
  const kindOf = (values: FormValues) => values.choice('kind', STEP_CHOICES) ?? 'other';
  return (
    <Form
      draft={draft}
      title={title}
      submit={t(words, 'steps.add')}
      clearsOnSave
      check={(values) => findDateFaults(words, { ...readStepDetails(values), kind: kindOf(values), events: [] }, today)}
      save={(values) =>
        add({
          id: carnetApi.newId(),
          at: carnetApi.now(),
          kind: kindOf(values),
          ...readStepDetails(values),
          investigator: '',
          events: [],
          ...readStepOutcome(values),
          items: [],
          receipts: [],
        })
      }
    >
      <SelectField
        label={t(words, 'steps.kind')}
        name="kind"
        required
        emptyLabel={t(words, 'steps.chooseKind')}
        options={STEP_CHOICES.map((one) => [one, t(words, `step.${one}`)])}
      />
      <p class="hint">{t(words, 'steps.kindHint')}</p>
      <StepDetailFields where="" date={today} reference="" />
      <StepOutcomeFields />
    </Form>
  );
}

function useToday(): IsoDate {
  const carnetApi = useCarnetApi();
  return carnetApi.toLocalTime(carnetApi.now()).slice(0, 10);
}

type StepDetails = Pick<Step, 'where' | 'date' | 'reference'>;

/** Where, when and under which number the démarche was made. */
function StepDetailFields({ where, date, reference }: StepDetails) {
  const words = useWords();
  return (
    <>
      <TextField label={t(words, 'steps.where')} name="where" value={where} />
      <DateField label={t(words, 'steps.date')} name="date" value={date ?? ''} />
      <TextField
        label={t(words, 'steps.reference')}
        hint={t(words, 'steps.referenceHint')}
        name="reference"
        value={reference}
      />
    </>
  );
}

const readStepDetails = (values: FormValues): StepDetails => ({
  where: values.text('where'),
  date: values.date('date'),
  reference: values.text('reference'),
});

/** Names the days that cannot be right: the next step would be computed from them. */
function findDateFaults(words: Words, step: Pick<Step, 'kind' | 'date' | 'events'>, today: IsoDate): FieldFaults {
  const faults = findImpossibleDays(step, today);
  return Object.fromEntries(
    faults.map(({ event, fault }) => [
      event === null ? 'date' : `event-${event}`,
      t(words, fault === 'future' ? 'steps.dayInFuture' : 'steps.dayBefore', {
        day: formatDay(words.lang, step.date ?? ''),
      }),
    ]),
  );
}

const readStepOutcome = (values: FormValues): Pick<Step, 'answer' | 'next' | 'nextDate'> => ({
  answer: values.text('answer'),
  next: values.text('next'),
  nextDate: values.date('nextDate'),
});

/** A plainte of before does not say where it was filed. */
const KINDS_TO_SAY: Readonly<Partial<Record<StepKind, readonly StepKind[]>>> = {
  plainte: ['plainte-police', 'plainte-procureur'],
  complaint: ['plainte-police', 'plainte-procureur', 'main-courante'],
};

function readEvents(values: FormValues, { kind, investigator }: Step): Pick<Step, 'kind' | 'investigator' | 'events'> {
  return {
    kind: values.choice('exactKind', STEP_CHOICES) ?? kind,
    investigator: isComplaint(kind) ? values.text('investigator') : investigator,
    events: eventsOf(kind).flatMap((event) => {
      const day = values.date(`event-${event}`);
      return day === null ? [] : [{ event, day }];
    }),
  };
}

/** What came after the démarche: the days that the follow-up is computed from. */
function EventFields({ step }: { readonly step: Step }) {
  const words = useWords();
  const kinds = KINDS_TO_SAY[step.kind];
  const events = eventsOf(step.kind);
  return (
    <>
      {kinds && (
        <SelectField
          label={t(words, 'steps.exactKind')}
          name="exactKind"
          emptyLabel={t(words, 'steps.notSaid')}
          options={kinds.map((one) => [one, t(words, `step.${one}`)])}
        />
      )}
      {isComplaint(step.kind) && (
        <TextField
          label={t(words, 'steps.investigator')}
          hint={t(words, 'steps.investigatorHint')}
          name="investigator"
          value={step.investigator}
        />
      )}
      {events.length > 0 && (
        <fieldset class="event-days">
          <legend>{t(words, 'steps.events')}</legend>
          <p class="hint">{t(words, 'steps.eventsHint')}</p>
          {events.map((event) => (
            <DateField
              key={event}
              label={t(words, `event.${event}`)}
              name={`event-${event}`}
              value={dayOf(step, event) ?? ''}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

/** The fields that may be filled in later: the answer and the next step. */
function StepOutcomeFields({ step }: { readonly step?: Step }) {
  const words = useWords();
  return (
    <>
      <TextAreaField
        label={t(words, 'steps.answer')}
        {...(step !== undefined && isComplaint(step.kind) && { hint: t(words, 'steps.answerHint') })}
        name="answer"
        value={step?.answer ?? ''}
      />
      <TextField label={t(words, 'steps.next')} name="next" value={step?.next ?? ''} />
      <DateField label={t(words, 'steps.nextDate')} name="nextDate" value={step?.nextDate ?? ''} />
    </>
  );
}

interface AttachmentLinksProps {
  /** Ids of the attached items. */
  readonly attachmentIds: readonly string[];
  /** Where another document is imported for the same démarche; null: no such link. */
  readonly attachPath: string | null;
}

/** Links to the documents of a démarche. Each is an item, sealed as received. */
function AttachmentLinks({ attachmentIds, attachPath }: AttachmentLinksProps) {
  const words = useWords();
  return (
    <>
      {attachmentIds.map((id, index) => (
        <p key={id}>
          <a {...linkTo(`item/${id}`)} data-document={id}>
            {t(words, 'attachments.see', { n: index + 1 })}
          </a>
        </p>
      ))}
      {attachPath !== null && (
        <p>
          <a {...linkTo(attachPath)} data-action="attach">
            {t(words, 'attachments.attach')}
          </a>
        </p>
      )}
    </>
  );
}

/** The exported dossiers and their recipients. Private: never part of a dossier. */
function DeliveriesList() {
  const words = useWords();
  const { value, fault, change, replaceDamaged } = useCaseDocument(null, deliveriesDocument);
  if (fault) return <DamagedDocument fault={fault} replaceDamaged={() => replaceDamaged()} />;
  if (value === null || value.handovers.length === 0) return null;
  return (
    <>
      <h2>{t(words, 'deliveries.title')}</h2>
      <p class="hint">{t(words, 'deliveries.meaning')}</p>
      <ul class="rows" data-list="handovers">
        {value.handovers.toReversed().map(({ id, at, fileName, manifest, forWhom, date }) => (
          <li key={id} class="row card">
            <h3>{t(words, 'deliveries.made', { when: formatShortTime(words.lang, at) })}</h3>
            <p class="file-name">{fileName}</p>
            <p class="file-name">{t(words, 'deliveries.digest', { digest: manifest })}</p>
            {forWhom !== '' && (
              <p>
                {t(words, 'deliveries.given', { forWhom })}
                {date !== null && ` (${formatDay(words.lang, date)})`}
              </p>
            )}
            <details>
              <summary>{t(words, 'deliveries.say')}</summary>
              <Form
                draft={{ caseId: null, form: `handover/${id}` }}
                submit={t(words, 'steps.save')}
                save={(values) => {
                  const changes = { forWhom: values.text('forWhom'), date: values.date('given') };
                  return change((before) => ({
                    ...before,
                    handovers: before.handovers.map((one) => (one.id === id ? { ...one, ...changes } : one)),
                  }));
                }}
              >
                <TextField label={t(words, 'deliveries.forWhom')} name="forWhom" value={forWhom} />
                <DateField label={t(words, 'steps.date')} name="given" value={date ?? ''} />
              </Form>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
