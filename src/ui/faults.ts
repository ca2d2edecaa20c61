import { Refusal, type RefusalCode } from '../domain/shared/errors.ts';

/** What an alert shows. */
export interface Fault {
  readonly code: RefusalCode | 'bug';
  readonly detail: Readonly<Record<string, string | number>>;
}

/** A bug is shown in a plain sentence, and still reaches the browser's console. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Refusal) return { code: error.code, detail: error.detail };
  reportError(error);
  return { code: 'bug', detail: {} };
}
