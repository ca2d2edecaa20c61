import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { AcknowledgedDamage, StaysOut } from '../../domain/export/exportedDossier.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { formatDuration } from '../../ui/formatTime.ts';
import { t, type WordKey } from '../../ui/locales/index.ts';
import { Alert, progressOf, type UiError, useLoad, useSubmit, useTask } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { WordList } from '../../ui/WordList.tsx';
import { type DownloadableDossier, EXPORT_STEPS, type RunExport } from '../api/downloads.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { HiddenTracesFold } from '../parts/HiddenTraces.tsx';
import { ItemLinks } from '../parts/ItemLinks.tsx';
import { PendingWritesContext } from '../parts/pendingWrites.ts';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import { useHiddenTraces } from '../parts/useHiddenTraces.ts';
import { ExportReady } from './ExportReady.tsx';
import { useExportData } from './exportData.ts';
import { UncleanedFiles, UncleanedNote } from './ItemsSection.tsx';

type Step = Parameters<Progress>[0];

interface ExportViewProps {
  readonly caseIndex: CaseIndex;
  /** Of the zip; null: unencrypted. */
  readonly password: string | null;
  /** Whether the page before listed the files that go with private metadata. */
  readonly filesShown: boolean;
  /** What the page before said to stay out. */
  readonly staysOut: StaysOut;
  readonly onLeave: () => void;
}

type ExportAttempt = Pick<Parameters<RunExport>[0], 'without' | 'unread' | 'filesShown' | 'staysOut'>;
const WHOLE_CASE: ExportAttempt = { without: [], unread: null };

/** Starts the export when it is displayed. Leaving the view, or « Annuler », aborts it and deletes its files. */
export function ExportView({ caseIndex, password, filesShown, staysOut, onLeave }: ExportViewProps) {
  const { loadExports } = useCarnetApi();
  const [attempt, setAttempt] = useState<ExportAttempt>({ ...WHOLE_CASE, staysOut, ...(filesShown && { filesShown }) });
  const { task, fault, run, cancel, reset } = useTask<DownloadableDossier>();

  useEffect(() => {
    void run(async (progress, signal) => {
      const result = await (await loadExports()).runExport({ ...attempt, password }, progress, signal);
      const removedError = new Refusal('copy-gone');
      if (result.gone.aborted) throw removedError;
      const onGone = () => run(() => Promise.reject(removedError));
      result.gone.addEventListener('abort', onGone, { signal });
      return result;
    });
    return reset;
  }, [loadExports, attempt, password, run, reset]);
  useEffect(() => onLeave, []);

  return (
    // The work starts in an effect, after the first frame.
    <div data-export={task.kind === 'idle' ? 'working' : task.kind}>
      {task.kind === 'done' ? (
        <ExportReady
          result={task.result}
          items={caseIndex.index?.items.map(({ item }) => item) ?? []}
          leftOut={listStaysOut(caseIndex, attempt.staysOut?.items ?? [])}
        />
      ) : fault ? (
        <ExportFailed caseIndex={caseIndex} fault={fault} attempt={attempt} retry={setAttempt} />
      ) : (
        <ExportProgress step={task.kind === 'working' ? task.step : null} cancel={cancel} />
      )}
    </div>
  );
}

function ExportProgress({ step, cancel }: { readonly step: Step | null; readonly cancel: () => void }) {
  const words = useWords();
  const name = step !== null && isExportStep(step.name) ? step.name : null;
  const label = name === null ? t(words, 'export.working') : t(words, `export.step.${name}`);
  const hasTotal = step !== null && step.total > 0;
  const remaining = useRemainingSeconds(name === 'dossier' ? step : null);
  return (
    <>
      <Heading>{t(words, 'export.title')}</Heading>
      {/* Only the name of the step is in the live region: announcing each item would be noise. */}
      <p role="status" id="export-step">
        {label}
      </p>
      <progress aria-labelledby="export-step" {...progressOf(step)} />
      <p class="hint">
        {name === 'search' && hasTotal && `${t(words, 'export.count', { done: step.done, total: step.total })}. `}
        {remaining !== null && `${t(words, 'export.remaining', { duration: formatDuration(words.lang, remaining) })} `}
        {t(words, 'export.stayOpen')}
      </p>
      <p>
        <WordButton word="app.cancel" action="cancel" onClick={cancel} />
      </p>
      <h2>{t(words, 'beforeExport.handing')}</h2>
      {/* Who may read a dossier, the accused and their lawyer too. */}
      <WordList words={['beforeExport.readers', 'beforeExport.others', 'beforeExport.publish']} />
    </>
  );
}

const isExportStep = (name: string): name is (typeof EXPORT_STEPS)[number] =>
  (EXPORT_STEPS as readonly string[]).includes(name);

/** The first fifth of a step says too little. */
const ESTIMATED_FROM = 0.2;
/** Below, the estimate would be read after the end. */
const ESTIMATED_MIN_SECONDS = 3;

/**
 * Estimates how long the step still takes, from the time since it began; null when that says too little, and during
 * another step, which may interrupt it.
 */
function useRemainingSeconds(step: Step | null): number | null {
  const startedAt = useRef<number | null>(null);
  if (step === null) return null;
  const now = performance.now();
  startedAt.current ??= now;
  const share = step.total > 0 ? step.done / step.total : 0;
  if (share < ESTIMATED_FROM) return null;
  const seconds = (((now - startedAt.current) / 1_000) * (1 - share)) / share;
  return seconds < ESTIMATED_MIN_SECONDS ? null : seconds;
}

/** Ids of the captures that are not in this dossier because something hidden may be read in them. */
function listStaysOut({ hiddenOut, index }: CaseIndex, undecided: readonly string[]): readonly string[] {
  const isOut = (id: string) => hiddenOut.has(id) || undecided.includes(id);
  return index?.items.flatMap(({ item }) => (!item.withdrawn && isOut(item.id) ? item.id : [])) ?? [];
}

interface ExportFailedProps {
  readonly caseIndex: CaseIndex;
  readonly fault: UiError;
  readonly attempt: ExportAttempt;
  readonly retry: (attempt: ExportAttempt) => void;
}

function ExportFailed({ caseIndex, fault, attempt, retry }: ExportFailedProps) {
  const words = useWords();
  const altered = fault.code === 'item-altered' ? Number(fault.detail.ordinal) : Number.NaN;
  // A new object each time: the same attempt again must restart the effect that exports.
  const startAgain = () => retry({ ...attempt, ...WHOLE_CASE });
  return (
    <>
      <Heading>{t(words, 'export.failed')}</Heading>
      {Number.isSafeInteger(altered) ? (
        <AlteredItem {...{ caseIndex, fault, attempt, retry }} ordinal={altered} />
      ) : fault.code === 'hidden-parts' ? (
        // The same attempt, with what the person chose for it before.
        <HiddenChoice {...{ caseIndex, fault }} create={(staysOut) => retry({ ...attempt, staysOut })} />
      ) : fault.code === 'files-uncleaned' ? (
        <UncleanedChoice {...{ caseIndex, fault }} create={(filesShown) => retry({ ...attempt, filesShown })} />
      ) : fault.code === 'record-damaged' && fault.detail.documents !== undefined ? (
        <DamagedDocumentsChoice {...{ caseIndex, fault }} create={(unread) => retry({ ...attempt, unread })} />
      ) : (
        <Alert fault={fault} />
      )}
      <p>
        <WordButton word="export.again" action="export" onClick={startAgain} />
      </p>
    </>
  );
}

interface ChoiceProps<T> extends Pick<ExportFailedProps, 'caseIndex' | 'fault'> {
  /** Exports again, with what was chosen. */
  readonly create: (chosen: T) => void;
}

/** More that may show something hidden than the page before had found: it stays out too, unless the person keeps it. */
function HiddenChoice({ caseIndex, fault, create }: ChoiceProps<StaysOut>) {
  const hidden = useHiddenTraces({ scope: 'dossier', caseIndex, version: fault });
  const isUndecided = hidden.own.length > 0 || hidden.isNoneLeft;
  return (
    <>
      <Alert fault={fault} />
      <HiddenTracesFold hidden={hidden} isOpen={isUndecided} />
      {hidden.traces !== null && (
        <p>
          <WordButton
            word="exportForm.create"
            class="primary"
            action="export-without-hidden"
            disabled={isUndecided || hidden.isAnswering}
            onClick={() => create(hidden.staysOut)}
          />
        </p>
      )}
    </>
  );
}

/** Lists the files that go with private metadata, for a dossier made without the last page, which lists them too. */
function UncleanedChoice({ caseIndex, fault, create }: ChoiceProps<true>) {
  const { loadExports } = useCarnetApi();
  const pendingWrites = useContext(PendingWritesContext);
  const { loaded } = useExportData(caseIndex);
  const { result, fault: listFault } = useLoad(async () => (await loadExports()).estimateDossier(), [loadExports]);
  const { submit } = useSubmit();
  return (
    <>
      <Alert fault={fault} />
      {listFault && <Alert fault={listFault} />}
      {result && loaded && (
        <>
          <UncleanedNote files={result.uncleaned} />
          <UncleanedFiles files={result.uncleaned} {...loaded} />
          <p>
            <WordButton
              word="exportForm.create"
              class="primary"
              action="export-listed"
              onClick={() => void submit(() => pendingWrites.flush().then(() => create(true)))}
            />
          </p>
        </>
      )}
    </>
  );
}

/** Names the item whose stored files were altered, and offers to export without it. */
function AlteredItem({ caseIndex, fault, ordinal, attempt, retry }: ExportFailedProps & { readonly ordinal: number }) {
  const words = useWords();
  const excluded = [...attempt.without, ordinal];
  const items = (caseIndex.index?.items ?? []).flatMap(({ item }) => (item.ordinal === ordinal ? item : []));
  return (
    <>
      <Alert fault={fault} sentence={t(words, 'export.altered')} />
      <p>
        <ItemLinks items={items} />
      </p>
      <p>{t(words, 'export.alteredChoice')}</p>
      <p>
        <button
          type="button"
          class="primary"
          data-action="export-without"
          onClick={() => retry({ ...attempt, without: excluded })}
        >
          {t(words, 'export.without', { n: excluded.length })}
        </button>
      </p>
    </>
  );
}

const DOCUMENT_LABELS = {
  case: 'damaged.case',
  operator: 'damaged.operator',
  requester: 'damaged.requester',
  account: 'damaged.account',
  diary: 'damaged.diary',
  witnesses: 'damaged.witnesses',
  persons: 'damaged.persons',
  marks: 'damaged.marks',
  steps: 'damaged.steps',
  documents: 'damaged.documents',
  export: 'damaged.export',
  answers: 'damaged.answers',
  hidden: 'damaged.hiddenWords',
} as const satisfies Readonly<Record<string, WordKey>>;

/** Names the person's documents and notes that cannot be read, and offers to export without them. */
function DamagedDocumentsChoice({ caseIndex, fault, create }: ChoiceProps<AcknowledgedDamage>) {
  const words = useWords();
  const readList = (key: string): string[] =>
    String(fault.detail[key] ?? '')
      .split(' ')
      .filter(Boolean);
  const [documents, items] = [readList('documents'), readList('items')];
  const named = (caseIndex.index?.items ?? []).flatMap(({ item }) => (items.includes(item.id) ? item : []));
  const retryWithout = (joined: boolean) => create({ documents, items, joined });
  return (
    <>
      <Alert fault={fault} sentence={t(words, 'damaged.some')} />
      <ul data-damaged>
        {documents.map((name) => (
          <li key={name}>
            {name in DOCUMENT_LABELS ? t(words, DOCUMENT_LABELS[name as keyof typeof DOCUMENT_LABELS]) : name}
          </li>
        ))}
        {items.length > 0 && (
          <li>
            {t(words, 'damaged.notes', { n: items.length })} <ItemLinks items={named} />
          </li>
        )}
      </ul>
      {documents.includes('documents') && <p>{t(words, 'damaged.documentsMeaning')}</p>}
      {items.length === 0 ? (
        <p>
          <WordButton
            word="damaged.export.without"
            class="primary"
            action="export-unread"
            onClick={() => retryWithout(false)}
          />
        </p>
      ) : (
        <>
          <p>{t(words, 'damaged.hidden')}</p>
          <div class="choices">
            <button type="button" class="primary" data-action="export-unread" onClick={() => retryWithout(false)}>
              {t(words, 'export.without', { n: items.length })}
            </button>
            <button type="button" data-action="export-unread-joined" onClick={() => retryWithout(true)}>
              {t(words, 'damaged.export.withItems', { n: items.length })}
            </button>
          </div>
        </>
      )}
    </>
  );
}
