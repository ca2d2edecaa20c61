import { useLayoutEffect, useState } from 'preact/hooks';
import type { Preferences } from '../../domain/case/store.ts';
import type { ContextSuggestion, PendingContextInfo } from '../../messages/protocol.ts';
import { useAsk } from '../shared/context.ts';

/** What the background answers about the popup's cards. Locked, or without an answer: nothing is due. */
export interface CardAnswers {
  readonly isRunning: boolean;
  readonly pendingContext: PendingContextInfo | null;
  readonly isImageRuleDue: boolean;
  readonly preferences: Preferences | null;
  readonly suggestion: ContextSuggestion | null;
}

/** Requests everything at once; null until the last answer, so that the card is chosen once. `changes`: of the lock. */
export function useCardAnswers(tabId: number | null, changes: number): CardAnswers | null {
  const ask = useAsk();
  const [loaded, setLoaded] = useState<{ readonly changes: number; readonly answers: CardAnswers } | null>(null);
  useLayoutEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const [isRunning, pendingContext, isImageRuleDue, preferences, suggestion] = await Promise.all([
        // Also ends a selection on the page: the person came back to the popup.
        tabId !== null && ask('ui>bg:runningCapture', { tabId, stop: false }).catch(() => false),
        tabId === null ? null : ask('ui>bg:pendingContext', { tabId }).catch(() => null),
        ask('ui>bg:imageQuestion', {}).catch(() => false),
        ask('ui>bg:readPreferences', {}).catch(() => null),
        ask('ui>bg:contextSuggestion', {}).catch(() => null),
      ]);
      const answers = { isRunning, pendingContext, isImageRuleDue, preferences, suggestion };
      if (isCurrent) setLoaded({ changes, answers });
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [ask, tabId, changes]);
  return loaded?.changes === changes ? loaded.answers : null;
}
