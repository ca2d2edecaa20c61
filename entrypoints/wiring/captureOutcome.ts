import type { RefusalCode } from '../../src/domain/shared/errors.ts';
import { forgetOutcome, storeOutcome } from '../../src/platform/captureOutcomes.ts';
import { clock } from '../../src/platform/environment.ts';
import { resetButton, showOutcomeOnButton } from '../../src/platform/toolbarButton.ts';

/** Reports how a capture ended on the toolbar button and, when it opens, in the popup: no page can imitate these. */
export interface OutcomeReporter {
  /** A command is sent to the page, which may be gone before the capture begins: an earlier success must not remain. */
  commanded(tabId: number): void;
  begun(tabId: number): void;
  recorded(tabId: number, ordinal: number): void;
  refused(tabId: number, code: RefusalCode | 'bug'): void;
  /** The person begins to choose: until a capture ends, the popup says that nothing is recorded. */
  choosing(tabId: number): Promise<void>;
  notChosen(tabId: number): Promise<void>;
}

export const outcomeReporter: OutcomeReporter = {
  commanded: (tabId) => runWithoutWaiting(storeOutcome({ tabId, at: now(), refusal: 'interrupted' })),
  begun: (tabId) => runWithoutWaiting(resetButton(tabId), forgetOutcome(tabId)),
  recorded: (tabId, ordinal) =>
    runWithoutWaiting(showOutcomeOnButton(tabId, ordinal), storeOutcome({ tabId, at: now(), refusal: null })),
  refused: (tabId, code) => {
    // The person stopped it and expects no report.
    if (code === 'cancelled') return;
    runWithoutWaiting(showOutcomeOnButton(tabId, null), storeOutcome({ tabId, at: now(), refusal: code }));
  },
  choosing: async (tabId) => {
    await Promise.all([resetButton(tabId), storeOutcome({ tabId, at: now(), refusal: 'nothing-chosen' })]);
  },
  notChosen: forgetOutcome,
};

const now = (): string => clock.now().toISOString();

/** A report neither delays a capture nor makes it fail: the tab may be closed. */
function runWithoutWaiting(...works: readonly Promise<void>[]): void {
  for (const work of works) work.catch(() => undefined);
}
