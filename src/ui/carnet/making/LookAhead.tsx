import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LookAhead, PagesAhead } from '../../../domain/drawnPage.ts';
import type { ExportChoices } from '../../../domain/exportChoices.ts';
import type { Progress } from '../../../domain/ports.ts';
import { type Fault, faultOf } from '../../faults.ts';
import { Alert } from '../../parts/Alert.tsx';
import { t, type Words } from '../../words/index.ts';
import { UnwrittenHere } from '../unwritten.ts';
import { PageAhead } from './PageAhead.tsx';

interface LookAheadProps {
  readonly words: Words;
  readonly lookAhead: LookAhead;
  /** Other choices make another dossier: what is shown goes. */
  readonly choices: ExportChoices;
}

type State =
  | { readonly kind: 'still' }
  | { readonly kind: 'working'; readonly done: number; readonly total: number }
  | { readonly kind: 'ready'; readonly ahead: PagesAhead }
  | { readonly kind: 'failed'; readonly fault: Fault };

/** The pages of the dossier before it is written: drawn here, masked until asked, kept nowhere. */
export function LookAheadPages({ words, lookAhead, choices }: LookAheadProps) {
  const [state, setState] = useState<State>({ kind: 'still' });
  const unwritten = useContext(UnwrittenHere);
  const abort = useRef<AbortController | null>(null);
  const close = () => {
    abort.current?.abort();
    setState({ kind: 'still' });
  };
  // Other choices close it, and so does leaving; at once, or a look begun since would be closed too.
  useLayoutEffect(() => close, [choices]);
  const look = () => {
    const controller = new AbortController();
    abort.current = controller;
    const tell = (next: State) => {
      if (!controller.signal.aborted) setState(next);
    };
    tell({ kind: 'working', done: 0, total: 0 });
    const told: Progress = ({ done, total }) => tell({ kind: 'working', done, total });
    unwritten
      .settled()
      .then(() => lookAhead(told, controller.signal))
      .then(
        (ahead) => tell({ kind: 'ready', ahead }),
        (error: unknown) => tell({ kind: 'failed', fault: faultOf(error) }),
      );
  };
  return (
    <section data-ahead={state.kind}>
      <h2>{t(words, 'ahead.title')}</h2>
      <p class="hint">{t(words, 'ahead.meaning')}</p>
      {state.kind === 'failed' && <Alert words={words} fault={state.fault} />}
      {state.kind === 'working' && (
        <>
          <p role="status" id="ahead-step">
            {t(words, 'ahead.working')}
          </p>
          <progress
            aria-labelledby="ahead-step"
            {...(state.total > 0 && { value: state.done, max: state.total })}
          />
        </>
      )}
      {state.kind === 'ready' && <PageAhead words={words} ahead={state.ahead} />}
      <p>
        {state.kind === 'still' || state.kind === 'failed' ? (
          <button type="button" data-action="look-ahead" onClick={look}>
            {t(words, 'ahead.open')}
          </button>
        ) : (
          <button type="button" data-action="close-ahead" onClick={close}>
            {t(words, 'ahead.close')}
          </button>
        )}
      </p>
    </section>
  );
}
