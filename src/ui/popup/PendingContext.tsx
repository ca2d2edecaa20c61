import { useState } from 'preact/hooks';
import type { ContextSuggestion, PendingContextInfo } from '../../messages/protocol.ts';
import { ContextLinks } from '../context/ContextLinks.tsx';
import { t } from '../locales/index.ts';
import { useAsk, useWords } from '../shared/context.ts';
import { FocusedStatus } from '../shared/FocusedStatus.tsx';
import { OnlineCheck } from './OnlineCheck.tsx';

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
      <button type="button" class="quiet" data-action="context-later" onClick={postpone}>
        {t(words, 'context.later')}
      </button>
    </div>
  );
}
