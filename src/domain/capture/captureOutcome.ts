import type { RefusalCode } from '../shared/errors.ts';

/** How the last capture of a tab ended. It does not say which item was recorded: it is readable while locked. */
export interface CaptureOutcome {
  readonly tabId: number;
  /** ISO 8601. */
  readonly at: string;
  /** Why nothing was recorded; null when an item was. */
  readonly refusal: RefusalCode | 'bug' | null;
}
