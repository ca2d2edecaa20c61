import { useState } from 'preact/hooks';
import {
  deliveriesDocument,
  diaryDocument,
  stepsDocument,
  witnessesDocument,
} from '../../domain/case/caseDocuments.ts';
import { exportChoicesDocument, withPurpose } from '../../domain/export/exportChoices.ts';
import { isComplaint, type Step } from '../../domain/item/step.ts';
import { useWords } from '../../ui/context.ts';
import { FocusedTitle, Heading } from '../../ui/focus.tsx';
import { formatDay, formatShortTime } from '../../ui/formatTime.ts';
import { Loading } from '../../ui/Loading.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert, useLoad, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { useCarnetProps } from '../carnetProps.ts';
import { CompletionPanel } from '../parts/CompletionPanel.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { DamagedDocument } from '../parts/DamagedDocument.tsx';
import { DateField, Form, TextField } from '../parts/formFields.tsx';
import { compareSteps } from '../parts/StepRow.tsx';
import { useCaseDocument } from '../parts/useCaseDocument.ts';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import { DatesFold } from './DatesFold.tsx';
import { NextStep } from './NextStep.tsx';
import { NoteForms } from './NoteForms.tsx';
import { TimeLine } from './TimeLine.tsx';

interface ComplaintPageProps {
  readonly caseIndex: CaseIndex;
  /** `filed`: the person said that the complaint is filed, and its form comes first; `dates`: a link led to these. */
  readonly view: 'steps' | 'filed' | 'dates';
}

/** « Ma plainte »: what comes next, the dates, then all that was noted: démarches, diary and witnesses. */
export function ComplaintPage({ caseIndex, view }: ComplaintPageProps) {
  const isFiled = view === 'filed';
  const words = useWords();
  const steps = useCaseDocument(null, stepsDocument);
  const diary = useCaseDocument(null, diaryDocument);
  const witnesses = useCaseDocument(null, witnessesDocument);
  /** The id of the complaint that was just noted: the next step that is noted follows it. */
  const [notedId, setNotedId] = useState<string | null>(null);
  const documents = { steps, diary, witnesses };
  const opened = Object.values(documents);
  const unread = opened.find(({ fault }) => fault !== null && fault.code !== 'record-damaged')?.fault ?? null;
  const isLoading = opened.some(({ value, fault }) => value === null && fault === null);
  const itemReports = (caseIndex.index?.items ?? []).flatMap(({ item, notes }) =>
    notes.reports.map((step) => ({ step, item })),
  );
  const captures = (caseIndex.index?.items ?? []).map(({ item }) => item.id);
  const ownSteps = steps.value?.steps ?? [];
  const complaint =
    ownSteps.find(({ id }) => id === notedId) ??
    ownSteps.filter(({ kind }) => isComplaint(kind)).toSorted(compareSteps)[0];
  const isEmpty =
    ownSteps.length + itemReports.length === 0 &&
    diary.value?.entries.length === 0 &&
    witnesses.value?.witnesses.length === 0;
  const onNoted = (step: Step) => setNotedId(isComplaint(step.kind) ? step.id : null);
  return (
    <section aria-busy={isLoading && unread === null}>
      <Heading>{t(words, 'places.complaint')}</Heading>
      {complaint && <ComplaintLine key={complaint.id} complaint={complaint} isNew={complaint.id === notedId} />}
      {unread !== null && <Alert fault={unread} />}
      {isLoading && unread === null && <Loading />}
      {!isLoading && unread === null && (
        <>
          {DOCUMENT_PARTS.map((part) => (
            <DamagedDocument key={part} part={part} document={documents[part]} />
          ))}
          {isFiled && <NoteForms {...documents} {...{ onNoted, captures }} opens="complaint" />}
          <NextStep isFiled={isFiled} steps={steps.value && [...ownSteps, ...itemReports.map(({ step }) => step)]}>
            {(dates) => (
              <>
                {complaint && <ComplementOffer {...{ complaint, caseIndex }} />}
                {dates && <DatesFold dates={dates} isOpen={view === 'dates'} />}
                <TimeLine {...documents} {...{ itemReports, captures }} />
                {!isFiled && <NoteForms {...documents} {...{ onNoted, captures }} opens={isEmpty ? 'list' : null} />}
                <DeliveriesList />
              </>
            )}
          </NextStep>
        </>
      )}
    </section>
  );
}

const DOCUMENT_PARTS = ['steps', 'diary', 'witnesses'] as const;

interface ComplaintLineProps {
  readonly complaint: Step;
  /** Just noted: it takes the focus, because the form that was sent is folded. */
  readonly isNew: boolean;
}

/** A complaint in one line, and that a wait is usual while nothing was answered. */
function ComplaintLine({ complaint, isNew }: ComplaintLineProps) {
  const words = useWords();
  const { date, where, reference, events } = complaint;
  const parts = [
    date === null ? t(words, 'complaint.noted') : t(words, 'complaint.notedOn', { day: formatDay(words.lang, date) }),
    where,
    reference && t(words, 'complaint.number', { reference }),
  ];
  const line = (
    <p data-complaint>
      <strong>{parts.filter(Boolean).join(', ')}</strong>
    </p>
  );
  const isWaiting = events.every(({ event }) => event === 'reached');
  if (!isNew)
    return (
      <>
        {line}
        {isWaiting && <p class="hint">{t(words, 'complaint.wait')}</p>}
      </>
    );
  return (
    <CompletionPanel
      moment="complaint"
      title={<FocusedTitle>{t(words, 'complaintNoted.title')}</FocusedTitle>}
      remains={
        <>
          {t(words, 'complaintNoted.keep')} {isWaiting && t(words, 'complaint.wait')}
        </>
      }
    >
      <div class="reference">
        {line}
        {reference !== '' && <CopyButton text={reference} label={t(words, 'code.copy')} />}
      </div>
    </CompletionPanel>
  );
}

interface ComplementOfferProps {
  readonly complaint: Step;
  readonly caseIndex: CaseIndex;
}

/** After a complaint, when something is new since the dossier for whoever received it: offers a dossier with that. */
function ComplementOffer({ complaint: { kind }, caseIndex: { caseId, index } }: ComplementOfferProps) {
  const words = useWords();
  const { navigation } = useCarnetProps();
  const { loadExports, documents } = useCarnetApi();
  const { fault, submit } = useSubmit();
  const recipient = kind === 'plainte-procureur' ? 'prosecutor' : 'police';
  const { result } = useLoad(
    // Null: a dossier for nobody in particular, which goes to the police or to a lawyer.
    async (...task) => index && (await loadExports()).findComplement([recipient, null], ...task),
    [recipient, index, loadExports],
  );
  if (result === null || result.n === 0 || caseId === null) return null;
  const { purpose, n } = result;
  const prepare = async () => {
    await documents.change(caseId, exportChoicesDocument, (before) => ({
      ...withPurpose(before, purpose),
      onlyNew: true,
    }));
    navigation.go('before-export');
  };
  return (
    <section class="panel" data-complement={n}>
      <p>{t(words, 'complement.new', { n })}</p>
      {fault && <Alert fault={fault} />}
      <p>
        <WordButton word="complement.add" action="complement" onClick={() => void submit(prepare)} />
      </p>
    </section>
  );
}

/** The exported dossiers and their recipients. Private: never part of a dossier. */
function DeliveriesList() {
  const words = useWords();
  const deliveries = useCaseDocument(null, deliveriesDocument);
  const { value, fault, change } = deliveries;
  if (fault) return <DamagedDocument document={deliveries} />;
  if (value === null || value.deliveries.length === 0) return null;
  return (
    <details class="card-details">
      <summary>{t(words, 'deliveries.title')}</summary>
      <p class="hint">{t(words, 'deliveries.meaning')}</p>
      <ul class="rows" data-list="deliveries">
        {value.deliveries.toReversed().map(({ id, at, fileName, manifest, forWhom, date, saved }) => (
          <li key={id} class="row card">
            <h3>{t(words, 'deliveries.made', { when: formatShortTime(words.lang, at) })}</h3>
            <p class="file-name">{fileName}</p>
            <p class="file-name">{t(words, 'deliveries.digest', { digest: manifest })}</p>
            {!saved && forWhom === '' && date === null && <p>{t(words, 'deliveries.unsaved')}</p>}
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
                    deliveries: before.deliveries.map((one) => (one.id === id ? { ...one, ...changes } : one)),
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
    </details>
  );
}
