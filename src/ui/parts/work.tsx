import { useEffect, useRef, useState } from 'preact/hooks';
import type { Progress } from '../../domain/shared/ports.ts';
import { type Fault, faultOf } from '../faults.ts';
import { t, type Words } from '../words/index.ts';

type Step = Parameters<Progress>[0];
type Work<T> =
  | { readonly kind: 'idle' | 'failed' }
  | { readonly kind: 'working'; readonly step: Step | null }
  | { readonly kind: 'done'; readonly result: T };

/** One piece of work at a time, which can be stopped. */
export function useWork<T>() {
  const [work, setWork] = useState<Work<T>>({ kind: 'idle' });
  const [fault, setFault] = useState<Fault | null>(null);
  const stop = useRef<AbortController | null>(null);
  const run = async (start: (progress: Progress, signal: AbortSignal) => Promise<T>): Promise<void> => {
    const controller = new AbortController();
    stop.current = controller;
    // What was dropped has nothing more to say.
    const tell = (next: Work<T>, failed: Fault | null = null) => {
      if (stop.current !== controller) return;
      setFault(failed);
      setWork(next);
    };
    tell({ kind: 'working', step: null });
    try {
      const result = await start((step) => tell({ kind: 'working', step }), controller.signal);
      tell({ kind: 'done', result });
    } catch (error) {
      tell({ kind: 'failed' }, faultOf(error));
    }
  };
  const cancel = () => stop.current?.abort();
  /** Ends it, and forgets what it gave: as if it had never begun. */
  const drop = () => {
    cancel();
    stop.current = null;
    setFault(null);
    setWork({ kind: 'idle' });
  };
  return { work, fault, run, cancel, drop };
}

interface WorkingProps {
  readonly words: Words;
  readonly told: string;
  readonly action: string;
  readonly stop: string;
  readonly step: Step | null;
  readonly cancel: () => void;
}

export function Working({ words, told, action, stop, step, cancel }: WorkingProps) {
  return (
    <>
      <p role="status">{told}</p>
      <progress
        aria-label={told}
        {...(step !== null && step.total > 0 && { value: step.done, max: step.total })}
      />
      <p class="hint">{t(words, 'export.stayOpen')}</p>
      <p>
        <button type="button" data-action={action} onClick={cancel}>
          {stop}
        </button>
      </p>
    </>
  );
}

/** The browser asks before it closes a page in the middle of its work. */
export function useStay(window: Window, working: boolean): void {
  useEffect(() => {
    if (!working) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [window, working]);
}

/** A file dropped beside the target would otherwise be opened in place of this page. */
export function useDropped(window: Window, take: (files: readonly File[]) => void): void {
  const taking = useRef(take);
  taking.current = take;
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      taking.current([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [window]);
}
