import { useState } from 'preact/hooks';
import {
  dayOf,
  eventsOf,
  findImpossibleDays,
  isComplaint,
  STEP_KINDS,
  type Step,
  type StepKind,
} from '../../domain/item/step.ts';
import type { IsoDate } from '../../domain/shared/localDates.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { t, type Words } from '../../ui/locales/index.ts';
import { useCarnetApi } from '../carnetApi.ts';
import {
  DateField,
  type FieldFaults,
  Form,
  type FormValues,
  SelectField,
  TextAreaField,
  TextField,
} from './formFields.tsx';
import type { DraftTarget } from './useDraft.tsx';

/** What an act of the avocat is about. The first is the safe answer: it lengthens no period. */
const SCOPES = ['some', 'all'] as const;

interface StepFormProps {
  readonly draft: DraftTarget;
  readonly add: (step: Step) => Promise<void>;
  /** Ids of the captures that an act of the avocat may be about; none: the form is that of one capture. */
  readonly captures?: readonly string[];
  /** Chosen at first. */
  readonly firstKind?: StepKind | '';
}

/** Adds a démarche: a report, a complaint, an appointment. */
export function StepForm({ draft, add, captures = [], firstKind = '' }: StepFormProps) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const today = useToday();
  const [kind, setKind] = useState<string>(firstKind);
  /** A time is counted from its day, which is seldom the day on which it is noted. */
  const isCounted = kind === 'press-act' || kind === 'protection';
  const kindOf = (values: FormValues) => values.choice('kind', STEP_KINDS) ?? 'other';
  return (
    <Form
      draft={draft}
      submit={t(words, 'steps.add')}
      clearsOnSave
      check={(values) => findDateFaults(words, { ...readStepDetails(values), kind: kindOf(values), events: [] }, today)}
      save={async (values) => {
        await add({
          id: carnetApi.newId(),
          at: carnetApi.now(),
          kind: kindOf(values),
          ...readStepDetails(values),
          investigator: '',
          events: [],
          ...readStepOutcome(values),
          items: values.choice('scope', SCOPES) === 'all' ? captures : [],
          receipts: [],
        });
        setKind('');
      }}
    >
      <SelectField
        label={t(words, 'steps.kind')}
        name="kind"
        value={firstKind}
        required
        onChoose={setKind}
        emptyLabel={t(words, 'items.chooseOne')}
        options={STEP_KINDS.map((one) => [one, t(words, `step.${one}`)])}
      />
      {kind === 'platform' && <p class="hint">{t(words, 'steps.kindHint')}</p>}
      {kind === 'press-act' && <p class="hint">{t(words, 'steps.actHint')}</p>}
      {kind === 'cost' && <p class="hint">{t(words, 'steps.costHint')}</p>}
      {kind === 'protection' && <p class="hint">{t(words, 'steps.protectionHint')}</p>}
      {kind === 'press-act' && captures.length > 0 && <ScopeField scope="some" />}
      <DateField key={String(isCounted)} label={t(words, 'steps.date')} name="date" value={isCounted ? '' : today} />
      <details open={kind === 'cost'}>
        <summary>{t(words, 'steps.later')}</summary>
        <PlaceFields kind={kind} where="" reference="" />
        <StepOutcomeFields />
      </details>
    </Form>
  );
}

/** Whether an act of the avocat, noted for the case, is about every capture. */
function ScopeField({ scope }: { readonly scope: (typeof SCOPES)[number] }) {
  const words = useWords();
  return (
    <SelectField
      label={t(words, 'steps.scope')}
      hint={t(words, 'steps.scopeHint')}
      name="scope"
      value={scope}
      options={SCOPES.map((one) => [one, t(words, `steps.scope.${one}`)])}
    />
  );
}

type Correction = Pick<Step, 'items'> &
  StepDetails &
  ReturnType<typeof readStepOutcome> &
  ReturnType<typeof readEvents>;

interface StepCorrectionFormProps {
  readonly step: Step;
  readonly draft: DraftTarget;
  /** As in `StepForm`. */
  readonly captures: readonly string[];
  readonly save: (corrected: Correction) => Promise<void>;
}

/** « Compléter ou effacer »: what came after a démarche, and what was noted wrong of it. */
export function StepCorrectionForm({ step, draft, captures, save }: StepCorrectionFormProps) {
  const words = useWords();
  const today = useToday();
  const scope = step.items.length > 0 ? 'all' : 'some';
  const hasScope = step.kind === 'press-act' && captures.length > 0;
  const readItems = (values: FormValues): Step['items'] => {
    const chosen = hasScope ? (values.choice('scope', SCOPES) ?? scope) : scope;
    // What was chosen stays: captures made since may be of later posts.
    if (chosen === scope) return step.items;
    return chosen === 'all' ? [...captures] : [];
  };
  const read = (values: FormValues): Correction => ({
    items: readItems(values),
    ...readStepDetails(values),
    ...readStepOutcome(values),
    ...readEvents(values, step),
  });
  return (
    <Form
      draft={draft}
      submit={t(words, 'steps.save')}
      check={(values) => findDateFaults(words, { ...read(values), kind: step.kind }, today)}
      save={(values) => save(read(values))}
    >
      {hasScope && <ScopeField scope={scope} />}
      <EventFields step={step} />
      <StepOutcomeFields step={step} />
      <DateField label={t(words, 'steps.date')} name="date" value={step.date ?? ''} />
      <PlaceFields {...step} />
    </Form>
  );
}

/** The day where the person is. */
export function useToday(): IsoDate {
  const carnetApi = useCarnetApi();
  return carnetApi.toLocalTime(carnetApi.now()).slice(0, 10);
}

type StepDetails = Pick<Step, 'where' | 'date' | 'reference'>;

/** Where and under which number the démarche was made. */
function PlaceFields({ kind, where, reference }: Omit<StepDetails, 'date'> & { readonly kind: string }) {
  const words = useWords();
  const isCost = kind === 'cost';
  return (
    <>
      <TextField label={t(words, isCost ? 'steps.cost' : 'steps.where')} name="where" value={where} />
      <TextField
        label={t(words, isCost ? 'steps.amount' : 'steps.reference')}
        {...(!isCost && { hint: t(words, 'steps.referenceHint') })}
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
  // The court waits two months from a day that nothing else tells.
  if (step.kind === 'protection' && step.date === null) return { date: t(words, 'steps.protectionHint') };
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

function readEvents(values: FormValues, { kind, investigator }: Step): Pick<Step, 'investigator' | 'events'> {
  return {
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
  const events = eventsOf(step.kind);
  return (
    <>
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
