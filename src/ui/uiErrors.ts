import { Refusal, type RefusalCode } from '../domain/shared/errors.ts';

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
