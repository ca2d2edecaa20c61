import { stepsDocument } from '../../domain/case/caseDocuments.ts';
import type { Step } from '../../domain/item/step.ts';
import { addDays } from '../../domain/shared/localDates.ts';
import { DATA_REQUESTS, type DataRequest } from '../../law/dataRequests.ts';
import { getSource } from '../../law/legalSources.ts';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { lawText, t, type Words } from '../../ui/locales/index.ts';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { useToday } from '../parts/StepForm.tsx';
import { useCaseDocument } from '../parts/useCaseDocument.ts';
import { WordLink } from '../parts/WordLink.tsx';
import { linkTo } from '../route.ts';

interface AskDataPageProps {
  /** The id of a request; null, or an unknown one: the list. */
  readonly request: string | null;
  /** The reminder is stored, so it needs an open store. */
  readonly isOpen: boolean;
}

/** How to ask each platform for one's messages. Nothing is asked from here: the person does it in the platform. */
export function AskDataPage({ request, isOpen }: AskDataPageProps) {
  const found = DATA_REQUESTS.find(({ id }) => id === request);
  return found === undefined ? <RequestList /> : <RequestPage key={found.id} request={found} isOpen={isOpen} />;
}

const nameOf = (words: Words, { name, about }: DataRequest): string =>
  about === null ? name : t(words, 'askData.name', { name, about: lawText(words, about) });

function RequestList() {
  const words = useWords();
  return (
    <section>
      <Heading>{t(words, 'askData.title')}</Heading>
      <p>{t(words, 'askData.intro')}</p>
      <div class="note">
        <p>{t(words, 'askData.seen')}</p>
        <p>{t(words, 'askData.whole')}</p>
      </div>
      <ul class="guide-list">
        {DATA_REQUESTS.map((request) => (
          <li key={request.id}>
            <a {...linkTo(`ask-data/${request.id}`)}>{nameOf(words, request)}</a>
          </li>
        ))}
      </ul>
      <p>{t(words, 'askData.comments')}</p>
      <AfterLinks />
    </section>
  );
}

interface RequestPageProps {
  readonly request: DataRequest;
  readonly isOpen: boolean;
}

function RequestPage({ request, isOpen }: RequestPageProps) {
  const words = useWords();
  const { id, notice, steps, format, delay, missing, caution, remindAfterDays } = request;
  return (
    <article data-request={id}>
      <p class="back-bar screen-only">
        <WordLink word="askData.list" class="back" to="ask-data" />
      </p>
      <Heading>{nameOf(words, request)}</Heading>
      <p class="note">{lawText(words, notice)}</p>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step.fr}>{lawText(words, step)}</li>
        ))}
      </ol>
      <dl class="request-facts">
        {format !== null && <Fact name={t(words, 'askData.format')} text={lawText(words, format)} />}
        {delay !== null && <Fact name={t(words, 'askData.delay')} text={lawText(words, delay)} />}
        <Fact name={t(words, 'askData.missing')} text={lawText(words, missing)} />
      </dl>
      <p class="hint">{lawText(words, caution)}</p>
      {remindAfterDays !== null &&
        (isOpen ? <Reminder days={remindAfterDays} /> : <p class="hint">{t(words, 'askData.remindLocked')}</p>)}
      <RequestSources request={request} />
      <AfterLinks />
    </article>
  );
}

function Fact({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function RequestSources({ request: { sources, checked } }: Pick<RequestPageProps, 'request'>) {
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

/** Where the file goes once it is there. */
function AfterLinks() {
  return (
    <ul class="next screen-only">
      <li>
        <WordLink word="fromPhone.title" class="lone" to="from-phone" />
      </li>
      <li>
        <WordLink word="import.title" class="lone" to="import" />
      </li>
    </ul>
  );
}

/** Adds a day of the person's own to « Ma plainte », in words that name no platform. */
function Reminder({ days }: { readonly days: number }) {
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
