import { useEffect, useRef, useState } from 'preact/hooks';
import type { Progress } from '../../domain/shared/ports.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { Heading } from '../parts/Heading.tsx';
import { fileSize } from '../times.ts';
import { t, type Words } from '../words/index.ts';
import { Damaged } from './Damaged.tsx';
import { ExportReady } from './ExportReady.tsx';
import { type CarnetProps, EXPORT_STEPS, type ExportDone, type RunExport } from './props.ts';
import { ReadFirst } from './ReadFirst.tsx';

type Step = Parameters<Progress>[0];
type State =
  | { readonly kind: 'working'; readonly step: Step | null }
  | { readonly kind: 'done'; readonly result: ExportDone }
  | { readonly kind: 'failed'; readonly fault: Fault };

interface ExportViewProps extends Pick<CarnetProps, 'words' | 'runExport' | 'copy'> {
  /** Of the zip; null: none. */
  readonly password: string | null;
  readonly go: (hash: string) => void;
}

type Request = Pick<Parameters<RunExport>[0], 'without' | 'unread'>;
const AS_IT_IS: Request = { without: [], unread: null };

/** Starts at once; leaving the page's export, or « Annuler », aborts it and leaves nothing behind. */
export function ExportView({ words, runExport, copy, password, go }: ExportViewProps) {
  const [request, setRequest] = useState<Request>(AS_IT_IS);
  const [state, setState] = useState<State>({ kind: 'working', step: null });
  const abort = useRef<AbortController | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    let current = true;
    const tell = (next: State) => current && setState(next);
    abort.current = controller;
    setState({ kind: 'working', step: null });
    runExport({ ...request, password }, (step) => tell({ kind: 'working', step }), controller.signal).then(
      (result) => {
        const gone = () => tell({ kind: 'failed', fault: { code: 'copy-gone', detail: {} } });
        if (result.gone.aborted) return gone();
        result.gone.addEventListener('abort', gone);
        tell({ kind: 'done', result });
      },
      (error: unknown) => tell({ kind: 'failed', fault: faultOf(error) }),
    );
    return () => {
      current = false;
      controller.abort();
    };
  }, [runExport, request, password]);

  return (
    <div data-export={state.kind}>
      {state.kind === 'working' && (
        <Working words={words} step={state.step} cancel={() => abort.current?.abort()} />
      )}
      {state.kind === 'done' && <ExportReady words={words} result={state.result} copy={copy} go={go} />}
      {state.kind === 'failed' && (
        <Failed words={words} fault={state.fault} request={request} retry={setRequest} />
      )}
    </div>
  );
}

interface WorkingProps {
  readonly words: Words;
  readonly step: Step | null;
  readonly cancel: () => void;
}

function Working({ words, step, cancel }: WorkingProps) {
  const name = step !== null && isKnown(step.name) ? step.name : null;
  const label = name === null ? t(words, 'export.working') : t(words, `export.step.${name}`);
  const counted = step !== null && step.total > 0;
  const amount = (value: number) =>
    name !== null && EXPORT_STEPS[name] === 'bytes' ? fileSize(words.lang, value) : value;
  return (
    <>
      <Heading>{t(words, 'export.title')}</Heading>
      {/* Only the step's name is spoken: every item would be a chatter. */}
      <p role="status" id="export-step">
        {label}
      </p>
      <progress aria-labelledby="export-step" {...(counted && { value: step.done, max: step.total })} />
      <p class="hint">
        {counted && `${t(words, 'export.count', { done: amount(step.done), total: amount(step.total) })}. `}
        {t(words, 'export.stayOpen')}
      </p>
      <p>
        <button type="button" data-action="cancel" onClick={cancel}>
          {t(words, 'export.cancel')}
        </button>
      </p>
      <h2>{t(words, 'before.handing')}</h2>
      <ReadFirst words={words} />
    </>
  );
}

const isKnown = (name: string): name is keyof typeof EXPORT_STEPS => Object.hasOwn(EXPORT_STEPS, name);

interface FailedProps {
  readonly words: Words;
  readonly fault: Fault;
  readonly request: Request;
  readonly retry: (request: Request) => void;
}

function Failed({ words, fault, request, retry }: FailedProps) {
  const altered = fault.code === 'item-altered' ? Number(fault.detail.ordinal) : Number.NaN;
  return (
    <>
      <Heading>{t(words, 'export.failed')}</Heading>
      {Number.isSafeInteger(altered) ? (
        <Altered words={words} fault={fault} ordinal={altered} request={request} retry={retry} />
      ) : fault.code === 'record-damaged' && fault.detail.sheets !== undefined ? (
        <Damaged words={words} fault={fault} retry={(unread) => retry({ ...request, unread })} />
      ) : (
        <Alert words={words} fault={fault} />
      )}
      <p>
        <button type="button" data-action="export" onClick={() => retry(AS_IT_IS)}>
          {t(words, 'export.again')}
        </button>
      </p>
    </>
  );
}

/** Names the item whose stored files changed, and offers to go on without it. */
function Altered({ words, fault, ordinal, request, retry }: FailedProps & { readonly ordinal: number }) {
  const left = [...request.without, ordinal];
  return (
    <>
      <Alert words={words} fault={fault} sentence={t(words, 'export.altered', { ordinal })} />
      <p>{t(words, 'export.alteredChoice')}</p>
      <p>
        <button
          type="button"
          class="primary"
          data-action="export-without"
          onClick={() => retry({ ...request, without: left })}
        >
          {t(words, 'export.without', { n: left.length, list: left.join(', ') })}
        </button>
      </p>
    </>
  );
}
