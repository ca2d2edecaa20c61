import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OnlineResult } from '../domain/item/itemIndex.ts';
import type { ContextSuggestion, InterruptedAttempt, PendingContextInfo, Preferences } from '../messages/protocol.ts';
import { ContextLinks, OnlineResultButtons } from '../ui/ContextLinks.tsx';
import { useAsk, useWords } from '../ui/context.ts';
import { FocusedStatus } from '../ui/focus.tsx';
import { InterruptedCaptures } from '../ui/itemLabels.tsx';
import { t } from '../ui/locales/index.ts';
import { Alert, useSubmit } from '../ui/useTask.tsx';
import { WordButton } from '../ui/WordButton.tsx';
import type { PopupCardName } from './chooseCard.ts';

export interface PopupCardProps {
  readonly card: PopupCardName | null;
  readonly tabId: number | null;
  readonly answers: CardAnswers;
  readonly interrupted: readonly InterruptedAttempt[];
  readonly forget: (attemptId: string) => void;
  readonly captureContext: () => void;
  readonly openCarnet: (path: string) => void;
  readonly close: () => void;
}

export function PopupCard({ card, tabId, answers, openCarnet, close, ...props }: PopupCardProps) {
  const words = useWords();
  switch (card) {
    case 'running':
      return tabId === null ? null : <RunningCapture tabId={tabId} close={close} />;
    case 'openedForItem':
      return (
        answers.pendingContext && (
          <PendingContext pendingContext={answers.pendingContext} capture={props.captureContext} />
        )
      );
    case 'interrupted':
      return <InterruptedCaptures attempts={props.interrupted.slice(0, 1)} forget={props.forget} />;
    case 'damaged':
      return (
        // « Voir les captures » stands above.
        <p class="card" data-damaged>
          {t(words, 'popup.damaged')}
        </p>
      );
    case 'protect':
      return (
        <p data-offer="protect">
          {t(words, 'popup.sharedComputer')}{' '}
          <WordButton word="choose.set" class="quiet" action="lock-choose" onClick={() => openCarnet('lock')} />
        </p>
      );
    case 'context':
      return answers.suggestion && <SuggestedContext suggestion={answers.suggestion} />;
    case null:
      return null;
  }
}

/** What the background answers about the popup's cards. Locked, or without an answer: nothing is due. */
export interface CardAnswers {
  readonly isRunning: boolean;
  readonly pendingContext: PendingContextInfo | null;
  readonly preferences: Preferences | null;
  readonly suggestion: ContextSuggestion | null;
}

/**
 * Requests everything at once; null until the last answer, so that the card is chosen once. `changes`: of the lock;
 * `captureChanges`: captures that began or ended, for which the card stays until the new answers.
 */
export function useCardAnswers(tabId: number | null, changes: number, captureChanges: number): CardAnswers | null {
  const ask = useAsk();
  const [loaded, setLoaded] = useState<{ readonly changes: number; readonly answers: CardAnswers } | null>(null);
  useLayoutEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const [isRunning, pendingContext, preferences, suggestion] = await Promise.all([
        // The first one also ends a selection on the page: the person came back to the popup.
        tabId !== null &&
          ask('ui>bg:runningCapture', { tabId, stop: false, ...(captureChanges > 0 && { keepsChoice: true }) }).catch(
            () => false,
          ),
        tabId === null ? null : ask('ui>bg:pendingContext', { tabId }).catch(() => null),
        ask('ui>bg:readPreferences', {}).catch(() => null),
        ask('ui>bg:contextSuggestion', {}).catch(() => null),
      ]);
      const answers = { isRunning, pendingContext, preferences, suggestion };
      if (isCurrent) setLoaded({ changes, answers });
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [ask, tabId, changes, captureChanges]);
  return loaded?.changes === changes ? loaded.answers : null;
}

interface PendingContextProps {
  readonly pendingContext: PendingContextInfo;
  readonly capture: () => void;
}

const CAPTURE_LABELS = {
  profile: 'pendingContext.captureProfile',
  thread: 'pendingContext.captureThread',
  reply: 'pendingContext.captureReply',
} as const;

/** Shown on a page that was opened as the context of an item: offers the capture that will be linked to it. */
export function PendingContext({ pendingContext, capture }: PendingContextProps) {
  const words = useWords();
  const { relation } = pendingContext;
  if (relation === 'check') return <OnlineCheck pendingContext={pendingContext} capture={capture} />;
  return (
    <div class="card" data-pending-context={relation}>
      <p>{t(words, `pendingContext.${relation}`)}</p>
      <WordButton word={CAPTURE_LABELS[relation]} action="capture-context" class="primary" onClick={capture} />
    </div>
  );
}

/** After the first item of an account, suggests capturing its profile and the post it replies to; once only. */
export function SuggestedContext({ suggestion }: { readonly suggestion: ContextSuggestion }) {
  const ask = useAsk();
  const words = useWords();
  const [state, setState] = useState<'offered' | 'postponed' | 'gone'>('offered');
  if (state === 'postponed') return <FocusedStatus>{t(words, 'context.aside')}</FocusedStatus>;
  if (state === 'gone') return null;
  const { itemId, relations } = suggestion;
  const postpone = (): void => {
    setState('postponed');
    void ask('ui>bg:postponeContext', { itemId });
  };
  return (
    <div class="card" data-offer="context">
      <p>{t(words, 'context.offer')}</p>
      <ContextLinks
        relations={relations}
        open={(relation) => void ask('ui>bg:openContext', { item: itemId, relation }).catch(() => setState('gone'))}
      />
      <WordButton word="context.later" class="quiet" action="context-later" onClick={postpone} />
    </div>
  );
}

/** Shown on a page opened to check whether an item is still online: offers a capture, then records what they saw. */
function OnlineCheck({ pendingContext: { item, captured }, capture }: PendingContextProps) {
  const ask = useAsk();
  const words = useWords();
  const [recordedResult, setRecordedResult] = useState<OnlineResult | null>(null);
  const { fault, submit } = useSubmit();
  const statusLine = useRef<HTMLParagraphElement>(null);
  // The focused button was removed.
  useLayoutEffect(() => {
    if (recordedResult !== null) statusLine.current?.focus();
  }, [recordedResult]);
  const recordResult = (result: OnlineResult): void =>
    void submit(async () => {
      await ask('ui>bg:recordOnlineCheck', { item, result });
      setRecordedResult(result);
    });
  return (
    <div class="card" data-pending-context="check">
      <p>{t(words, 'pendingContext.check')}</p>
      {fault && <Alert fault={fault} />}
      {recordedResult === null && (
        <>
          {captured ? (
            <p>{t(words, 'pendingContext.captured')}</p>
          ) : (
            <WordButton word="pendingContext.captureCheck" class="primary" action="capture-context" onClick={capture} />
          )}
          <OnlineResultButtons choose={recordResult} />
        </>
      )}
      <p ref={statusLine} role="status" tabIndex={-1}>
        {recordedResult && t(words, 'pendingContext.noted', { result: t(words, `online.${recordedResult}`) })}
      </p>
    </div>
  );
}

/** Stops a long capture of the tab from the popup, which the page cannot cover. Opening the popup ends a selection. */
function RunningCapture({ tabId, close }: { readonly close: () => void; readonly tabId: number }) {
  const ask = useAsk();
  const words = useWords();
  return (
    <div class="panel" data-running-capture>
      <p>{t(words, 'popup.runningCapture')}</p>
      <WordButton
        word="popup.stop"
        class="primary"
        action="stop-capture"
        onClick={() => void ask('ui>bg:runningCapture', { tabId, stop: true }).then(close, close)}
      />
    </div>
  );
}
