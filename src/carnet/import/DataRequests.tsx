import { useState } from 'preact/hooks';
import { stepsDocument } from '../../domain/case/caseDocuments.ts';
import type { Step } from '../../domain/item/step.ts';
import { addDays } from '../../domain/shared/localDates.ts';
import { DATA_REQUESTS, type DataRequest } from '../../law/dataRequests.ts';
import { getSource } from '../../law/legalSources.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { lawText, t, type Words } from '../../ui/locales/index.ts';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { FilterSelect } from '../parts/formFields.tsx';
import { FactRow } from '../parts/labels.tsx';
import { useToday } from '../parts/StepForm.tsx';
import { useCaseDocument } from '../parts/useCaseDocument.ts';
import { WordLink } from '../parts/WordLink.tsx';

interface DataRequestsProps {
  /** The reminder is stored, so it needs an open store. */
  readonly isOpen: boolean;
}

/** How to ask each platform for one's messages. Nothing is asked from here: the person does it in the platform. */
export function DataRequests({ isOpen }: DataRequestsProps) {
  const words = useWords();
  const [chosen, setChosen] = useState('');
  const request = DATA_REQUESTS.find(({ id }) => id === chosen);
  return (
    <section>
      <h2>{t(words, 'askData.title')}</h2>
      <p>{t(words, 'askData.intro')}</p>
      <div class="note">
        <p>{t(words, 'askData.seen')}</p>
        <p>{t(words, 'askData.whole')}</p>
      </div>
      <div class="labelled">
        <FilterSelect
          label={t(words, 'askData.which')}
          name="application"
          value={chosen}
          emptyLabel={t(words, 'items.chooseOne')}
          options={DATA_REQUESTS.map((one) => [one.id, nameOf(words, one)])}
          onChoose={setChosen}
        />
      </div>
      <div aria-live="polite">
        {request && (
          <article key={request.id} data-request={request.id}>
            <h3>{nameOf(words, request)}</h3>
            <RequestText request={request} />
            <Reminder days={request.remindAfterDays} isOpen={isOpen} />
          </article>
        )}
      </div>
      <p>{t(words, 'askData.comments')}</p>
    </section>
  );
}

const nameOf = (words: Words, { name, about }: DataRequest): string =>
  about === null ? name : t(words, 'askData.name', { name, about: lawText(words, about) });

interface RequestProps {
  readonly request: DataRequest;
}

function RequestText({ request }: RequestProps) {
  const words = useWords();
  const { notice, steps, format, delay, missing, caution } = request;
  return (
    <>
      <p class="note">{lawText(words, notice)}</p>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step.fr}>{lawText(words, step)}</li>
        ))}
      </ol>
      <dl class="request-facts">
        {format !== null && <FactRow name={t(words, 'askData.format')}>{lawText(words, format)}</FactRow>}
        {delay !== null && <FactRow name={t(words, 'askData.delay')}>{lawText(words, delay)}</FactRow>}
        <FactRow name={t(words, 'askData.missing')}>{lawText(words, missing)}</FactRow>
      </dl>
      <p class="hint">{lawText(words, caution)}</p>
      <RequestSources request={request} />
    </>
  );
}

function RequestSources({ request: { sources, checked } }: RequestProps) {
  const words = useWords();
  return (
    <details class="sources">
      <summary>{t(words, 'guide.sources', { when: formatDay(words.lang, checked) })}</summary>
      <ul>
        {sources.map(getSource).map(({ title, dated, url }) => (
          <li key={title} class="hint">
            {dated === null ? title : t(words, 'guide.sourceDated', { title, when: formatDay(words.lang, dated) })}
            {url !== undefined && <span class="source-address"> {url}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface ReminderProps extends DataRequestsProps {
  /** Null: the file is there at once. */
  readonly days: number | null;
}

function Reminder({ days, isOpen }: ReminderProps) {
  const words = useWords();
  if (days === null) return null;
  return isOpen ? <ReminderButton days={days} /> : <p class="hint">{t(words, 'askData.remindLocked')}</p>;
}

/** Adds a day of the person's own to « Ma plainte », in words that name no platform. */
function ReminderButton({ days }: { readonly days: number }) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const { value, change, fault: readFault } = useCaseDocument(null, stepsDocument);
  const { fault: writeFault, working, submit } = useSubmit();
  const [next, nextDate] = [t(words, 'askData.remindNext'), addDays(useToday(), days)];
  const isNoted = (steps: readonly Step[]) => steps.some((step) => step.next === next && step.nextDate === nextDate);
  const note = () =>
    submit(() =>
      change((before) => {
        if (isNoted(before.steps)) return before;
        const step: Step = { ...NO_DETAILS, id: carnetApi.newId(), at: carnetApi.now(), next, nextDate };
        return { ...before, steps: [...before.steps, step] };
      }),
    );
  if (readFault?.code === 'locked') return <p class="hint">{t(words, 'askData.remindLocked')}</p>;
  const fault = readFault ?? writeFault;
  const noted = value !== null && isNoted(value.steps);
  const day = formatDay(words.lang, nextDate);
  return (
    <div class="screen-only">
      {fault && <Alert fault={fault} />}
      {value !== null && !noted && (
        <button type="button" data-action="remind" disabled={working} onClick={note}>
          {t(words, 'askData.remind', { day })}
        </button>
      )}
      <p role="status" class="saved">
        {noted && t(words, 'askData.reminded', { day })}
      </p>
      {noted && (
        <p>
          <WordLink word="places.complaint" class="lone" to="steps" />
        </p>
      )}
    </div>
  );
}

/** « other » enters a dossier only when the person ticks what is private. */
const NO_DETAILS = {
  kind: 'other',
  where: '',
  date: null,
  reference: '',
  investigator: '',
  answer: '',
  events: [],
  items: [],
  receipts: [],
} as const satisfies Omit<Step, 'id' | 'at' | 'next' | 'nextDate'>;
