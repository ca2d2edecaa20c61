import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { UiError } from '../uiErrors.ts';
import { useTask } from './useTask.tsx';

export interface SubmitState {
  /** Of the last submission; null once another starts. */
  readonly fault: UiError | null;
  readonly working: boolean;
  /** Ignored while another submission is in flight, so that a double press submits once. Never rejects. */
  submit(action: () => Promise<unknown>): Promise<void>;
}

/** Form submission, or a button's action. When it fails, the focus moves to `focusOnFault`. */
export function useSubmit(focusOnFault?: RefObject<HTMLElement | null>): SubmitState {
  const { task, fault, run } = useTask<unknown>();
  const inFlight = useRef(false);
  // After the alert is drawn, because it may move the field.
  useLayoutEffect(() => {
    if (fault !== null) focusOnFault?.current?.focus();
  }, [fault]);
  const submit = async (action: () => Promise<unknown>): Promise<void> => {
    if (inFlight.current) return;
    inFlight.current = true;
    await run(action);
    inFlight.current = false;
  };
  return { fault, working: task.kind === 'working', submit };
}
