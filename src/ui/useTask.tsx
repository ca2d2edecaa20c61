import type { ComponentChildren, RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Refusal, type RefusalCode } from '../domain/shared/errors.ts';
import type { Progress } from '../domain/shared/ports.ts';
import { useWords } from './context.ts';
import { refusalSentence, t } from './locales/index.ts';
import { WordButton } from './WordButton.tsx';

type Step = Parameters<Progress>[0];

/** Least time between two renders of a step, in milliseconds: work may report thousands. */
const PROGRESS_MS = 100;

type TaskState<T> =
  | { readonly kind: 'idle' | 'failed' }
  | { readonly kind: 'working'; readonly step: Step | null }
  | { readonly kind: 'done'; readonly result: T };

/**
 * Runs asynchronous work and keeps its state: a load, or work with progress that can be cancelled. A new `run`
 * replaces the one in progress: that one is aborted and its outcome is ignored. `result` keeps the last result while
 * the next run is in progress and when it fails; `reset` clears it.
 */
export function useTask<T>() {
  const [task, setTask] = useState<TaskState<T>>({ kind: 'idle' });
  const [result, setLastResult] = useState<T | null>(null);
  const [fault, setFault] = useState<UiError | null>(null);
  const controllerRef = useRef<AbortController | null>(null);
  const finish = (newResult: T): void => {
    setFault(null);
    setLastResult(() => newResult);
    setTask({ kind: 'done', result: newResult });
  };
  /** Never rejects: an error becomes `fault`. */
  const run = useCallback(async (start: (progress: Progress, signal: AbortSignal) => Promise<T>): Promise<void> => {
    controllerRef.current?.abort();
    const controller = new AbortController();
    controllerRef.current = controller;
    const isCurrent = () => controllerRef.current === controller;
    setFault(null);
    setTask({ kind: 'working', step: null });
    /** Parts of the work may report their progress after its end. */
    let hasEnded = false;
    try {
      let [shownName, shownAt] = ['', 0];
      const progress: Progress = (step) => {
        const now = performance.now();
        const isSoon = step.name === shownName && step.done < step.total && now - shownAt < PROGRESS_MS;
        if (isSoon || hasEnded || !isCurrent()) return;
        [shownName, shownAt] = [step.name, now];
        setTask({ kind: 'working', step });
      };
      const newResult = await start(progress, controller.signal).finally(() => {
        hasEnded = true;
      });
      if (!isCurrent()) return;
      finish(newResult);
    } catch (error) {
      const uiError = toUiError(error);
      if (!isCurrent()) return;
      setFault(uiError);
      setTask({ kind: 'failed' });
    }
  }, []);
  const cancel = useCallback(() => controllerRef.current?.abort(), []);
  /** Aborts the work and discards its result: the state is idle again. */
  const reset = useCallback(() => {
    cancel();
    controllerRef.current = null;
    setFault(null);
    setLastResult(null);
    setTask({ kind: 'idle' });
  }, [cancel]);
  /** Replaces the result with one known otherwise, such as the value just saved. */
  const setResult = useCallback((newResult: T) => {
    cancel();
    controllerRef.current = null;
    finish(newResult);
  }, []);
  /**
   * Sets the result, or the fault, once `work` settles. Unlike `run`, it does not render « working » first: that render
   * would revert a controlled input to the value not yet saved.
   */
  const update = useCallback(
    (work: Promise<T>): Promise<void> => work.then(setResult, (error: unknown) => setFault(toUiError(error))),
    [setResult],
  );
  return { task, result, fault, run, cancel, reset, setResult, update };
}

/** A long list, of which `step` show at first and more on request. */
export function useFirst<T>(all: readonly T[], step: number) {
  const [count, setCount] = useState(step);
  return { first: all.slice(0, count), more: all.length - count, showMore: () => setCount(count + step) };
}

/** Loads what a view shows, and again when one of `inputs` changes. */
export function useLoad<T>(load: (progress: Progress, signal: AbortSignal) => Promise<T>, inputs: readonly unknown[]) {
  const { run, ...task } = useTask<T>();
  const reload = (): Promise<void> => run(load);
  useEffect(() => void reload(), inputs);
  return { ...task, reload };
}

/** How far the work is: nothing of it while that is not known. */
export const progressOf = (step: Pick<Step, 'done' | 'total'> | null) =>
  step !== null && step.total > 0 ? { value: step.done, max: step.total } : {};

interface TaskProgressProps {
  readonly label: string;
  readonly action: string;
  readonly cancelWord?: 'app.cancel' | 'app.stop';
  readonly step: Pick<Step, 'done' | 'total'> | null;
  readonly cancel: () => void;
  /** Before the button that ends it. */
  readonly children?: ComponentChildren;
}

export function TaskProgress({ label, action, cancelWord = 'app.stop', step, cancel, children }: TaskProgressProps) {
  const words = useWords();
  return (
    <>
      <p role="status">{label}</p>
      <progress aria-label={label} {...progressOf(step)} />
      <p class="hint">{t(words, 'export.stayOpen')}</p>
      <p>
        {children}
        <WordButton word={cancelWord} action={action} onClick={cancel} />
      </p>
    </>
  );
}

/**
 * Makes the browser ask for confirmation before it closes the page while work is in progress. Not when the person quits
 * at once, which hides the page: nothing may keep it open.
 */
export function useUnloadWarning(working: boolean): void {
  useEffect(() => {
    if (!working) return;
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      if (!document.body.hidden) event.preventDefault();
    };
    window.addEventListener('beforeunload', onBeforeUnload);
    return () => window.removeEventListener('beforeunload', onBeforeUnload);
  }, [working]);
}

/** Accepts files dropped anywhere on the page: without it, the browser opens a dropped file in place of the page. */
export function useFileDrop(onFiles: (files: readonly File[]) => void): void {
  const onFilesRef = useRef(onFiles);
  onFilesRef.current = onFiles;
  useEffect(() => {
    const onDragOver = (event: DragEvent) => event.preventDefault();
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      onFilesRef.current([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
}

/**
 * Form submission, or a button's action. When it fails, the focus moves to `focusOnFault`; `fault` is that of the last
 * submission, and null once another starts.
 */
export function useSubmit(focusOnFault?: RefObject<HTMLElement | null>) {
  const { task, fault, run } = useTask<unknown>();
  const inFlight = useRef(false);
  // After the alert is drawn, because it may move the field.
  useLayoutEffect(() => {
    if (fault !== null) focusOnFault?.current?.focus();
  }, [fault]);
  /** Ignored while another submission is in flight, so that a double press submits once. Never rejects. */
  const submit = async (action: () => Promise<unknown>): Promise<void> => {
    if (inFlight.current) return;
    inFlight.current = true;
    await run(action);
    inFlight.current = false;
  };
  return { fault, working: task.kind === 'working', submit };
}

/** Changes made one after the other, faster than they are written. */
export function useQueue() {
  const [waiting, setWaiting] = useState(0);
  const [fault, setFault] = useState<UiError | null>(null);
  const last = useRef(Promise.resolve());
  const clearFault = () => setFault(null);
  /** Runs after what was submitted before: nothing that the person pressed is dropped. Never rejects. */
  const submit = (action: () => Promise<unknown>): Promise<void> => {
    // A failure stays in view while others wait, else it would pass unread.
    if (waiting === 0) clearFault();
    setWaiting((before) => before + 1);
    last.current = last.current
      .then(action)
      .then(undefined, (error: unknown) => setFault(toUiError(error)))
      .then(() => setWaiting((before) => before - 1));
    return last.current;
  };
  return { fault, working: waiting > 0, submit, clearFault };
}

/** An error in the form that `Alert` shows. */
export interface UiError {
  readonly code: RefusalCode | 'bug';
  readonly detail: Readonly<Record<string, string | number>>;
}

/** Converts any thrown value. What is not a Refusal becomes `bug` and is reported to the browser's console. */
export function toUiError(error: unknown): UiError {
  if (error instanceof Refusal) return { code: error.code, detail: error.detail };
  reportError(error);
  return { code: 'bug', detail: {} };
}

interface AlertProps {
  readonly fault: UiError;
  /** Replaces the code's own sentence where a page has a more precise one. */
  readonly sentence?: string;
  /** The action of a « retry » button. */
  readonly retry?: () => void;
  readonly children?: ComponentChildren;
}

export function Alert({ fault, sentence, retry, children }: AlertProps) {
  const words = useWords();
  const alert = useRef<HTMLDivElement>(null);
  // The control that caused the error may be far down a list.
  useLayoutEffect(() => alert.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={alert} class="alert">
      <p role="alert" data-code={fault.code}>
        {sentence ?? refusalSentence(words, fault.code, fault.detail)}
      </p>
      {children}
      {/* What was erased does not come back. */}
      {retry && fault.code !== 'case-gone' && <WordButton word="app.retry" class="quiet" onClick={retry} />}
    </div>
  );
}
