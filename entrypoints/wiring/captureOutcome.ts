import type { RefusalCode } from '../../src/domain/shared/errors.ts';
import { forgetOutcome, storeOutcome } from '../../src/platform/captureOutcomes.ts';
import { clock } from '../../src/platform/environment.ts';
import { resetButton, showOutcomeOnButton } from '../../src/platform/toolbarButton.ts';

/** Tells how a capture ended where no page can draw: on the toolbar button, and in the popup when it opens. */
export interface OutcomeReporter {
  /** A command is sent to the page, which may be gone before the capture begins: an earlier success must not remain. */
  commanded(tabId: number): Promise<void>;
  begun(tabId: number): void;
  recorded(tabId: number, ordinal: number): void;
  refused(tabId: number, code: RefusalCode | 'bug'): void;
  /** The person begins to choose: until a capture ends, the popup says that nothing is recorded. */
  choosing(tabId: number): Promise<void>;
  notChosen(tabId: number): Promise<void>;
}

export const outcomeReporter: OutcomeReporter = {
  commanded: (tabId) => storeOutcome({ tabId, at: now(), ordinal: null, refusal: 'interrupted' }),
  begun: (tabId) => runAside(resetButton(tabId), forgetOutcome(tabId)),
  recorded: (tabId, ordinal) =>
    runAside(showOutcomeOnButton(tabId, ordinal), storeOutcome({ tabId, at: now(), ordinal, refusal: null })),
  refused: (tabId, code) => {
    // The person stopped it: there is nothing to tell.
    if (code === 'cancelled') return;
    runAside(showOutcomeOnButton(tabId, null), storeOutcome({ tabId, at: now(), ordinal: null, refusal: code }));
  },
  choosing: async (tabId) => {
    await Promise.all([
      resetButton(tabId),
      storeOutcome({ tabId, at: now(), ordinal: null, refusal: 'nothing-chosen' }),
    ]);
  },
  notChosen: forgetOutcome,
};

const now = (): string => clock.now().toISOString();

/** A capture never waits for what is shown about it, and never fails because of it: its tab may be closed. */
function runAside(...works: readonly Promise<void>[]): void {
  for (const work of works) work.catch(() => undefined);
}
