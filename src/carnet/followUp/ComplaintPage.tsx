import { useState } from 'preact/hooks';
import { diaryDocument, stepsDocument, witnessesDocument } from '../../domain/case/caseDocuments.ts';
import { isComplaint, type Step } from '../../domain/item/step.ts';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert } from '../../ui/useTask.tsx';
import { DamagedDocument } from '../parts/DamagedDocument.tsx';
import { compareSteps } from '../parts/StepsList.tsx';
import { useCaseDocument } from '../parts/useCaseDocument.ts';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import { ComplaintLine } from './ComplaintLine.tsx';
import { ComplementOffer } from './ComplementOffer.tsx';
import { DatesFold } from './DatesFold.tsx';
import { DeliveriesList } from './DeliveriesList.tsx';
import { NextStep } from './NextStep.tsx';
import { NoteForms } from './NoteForms.tsx';
import { TimeLine } from './TimeLine.tsx';

interface ComplaintPageProps {
  readonly caseIndex: CaseIndex;
  /** The person said that the complaint is filed: its form comes first. */
  readonly isFiled: boolean;
}

/** « Ma plainte »: what comes next, the dates, then all that was noted: démarches, diary and witnesses. */
export function ComplaintPage({ caseIndex, isFiled }: ComplaintPageProps) {
  const words = useWords();
  const steps = useCaseDocument(null, stepsDocument);
  const diary = useCaseDocument(null, diaryDocument);
  const witnesses = useCaseDocument(null, witnessesDocument);
  /** The id of the last complaint noted since the page was opened. */
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
  const onNoted = (step: Step) => isComplaint(step.kind) && setNotedId(step.id);
  return (
    <section aria-busy={isLoading && unread === null}>
      <Heading>{t(words, 'places.complaint')}</Heading>
      {complaint && <ComplaintLine key={complaint.id} complaint={complaint} isNew={complaint.id === notedId} />}
      {unread !== null && <Alert fault={unread} />}
      {isLoading && unread === null && <Loading />}
      {!isLoading && unread === null && (
        <>
          {DOCUMENT_PARTS.map((part) => {
            const { fault, replaceDamaged } = documents[part];
            return fault && <DamagedDocument key={part} {...{ fault, part }} replaceDamaged={() => replaceDamaged()} />;
          })}
          {isFiled && <NoteForms {...documents} {...{ onNoted, captures }} opens="complaint" />}
          <NextStep steps={steps.value && [...ownSteps, ...itemReports.map(({ step }) => step)]}>
            {(dates) => (
              <>
                {complaint && <ComplementOffer {...{ complaint, caseIndex }} />}
                {dates && <DatesFold dates={dates} />}
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
