import { useEffect, useState } from 'preact/hooks';
import type { ContextSuggestion, PendingContextInfo } from '../../messages/protocol.ts';
import { ContextLinks } from '../context/ContextLinks.tsx';
import { t } from '../locales/index.ts';
import { useAsk, useWords } from '../shared/context.ts';
import { FocusedStatus } from '../shared/FocusedStatus.tsx';
import { useLayoutReady } from '../shared/LayoutGate.tsx';
import { OnlineCheck } from './OnlineCheck.tsx';

interface PendingContextProps {
  readonly tabId: number;
  readonly capture: () => void;
}

const CAPTURE_LABELS = {
  profile: 'pendingContext.captureProfile',
  thread: 'pendingContext.captureThread',
  reply: 'pendingContext.captureReply',
} as const;

/** Shown on a page that was opened as the context of an item: offers the capture that will be linked to it. */
export function PendingContext({ tabId, capture }: PendingContextProps) {
  const ask = useAsk();
  const words = useWords();
  const [pendingContext, setPendingContext] = useState<PendingContextInfo | null>(null);
  useEffect(() => {
    ask('ui>bg:pendingContext', { tabId }).then(setPendingContext, () => undefined);
  }, [ask, tabId]);
  if (pendingContext === null) return null;
  const { ordinal, relation } = pendingContext;
  if (relation === 'check') return <OnlineCheck pendingContext={pendingContext} capture={capture} />;
  return (
    <div class="card" data-pending-context={relation}>
      <p>{t(words, `pendingContext.${relation}`, { ordinal })}</p>
      <button type="button" class="primary" data-action="capture-context" onClick={capture}>
        {t(words, CAPTURE_LABELS[relation])}
      </button>
    </div>
  );
}

/** After the first item of an account, suggests capturing its profile and the post it replies to; once only. */
export function SuggestedContext() {
  const ask = useAsk();
  const words = useWords();
  const [suggestion, setSuggestion] = useState<ContextSuggestion | null>(null);
  const [isLoaded, setIsLoaded] = useState(false);
  const [isPostponed, setIsPostponed] = useState(false);
  useEffect(() => {
    ask('ui>bg:contextSuggestion', {})
      .then(setSuggestion, () => undefined)
      .then(() => setIsLoaded(true));
  }, [ask]);
  useLayoutReady(isLoaded);
  if (isPostponed) return <FocusedStatus>{t(words, 'context.aside')}</FocusedStatus>;
  if (suggestion === null) return null;
  const postpone = (): void => {
    setIsPostponed(true);
    void ask('ui>bg:postponeContext', { itemId: suggestion.itemId });
  };
  return (
    <div class="card" data-offer="context">
      <p>{t(words, 'context.offer')}</p>
      <ContextLinks
        relations={suggestion.relations}
        open={(relation) =>
          void ask('ui>bg:openContext', { item: suggestion.itemId, relation }).catch(() => setSuggestion(null))
        }
      />
      <button type="button" class="quiet" data-action="context-later" onClick={postpone}>
        {t(words, 'context.later')}
      </button>
    </div>
  );
}
