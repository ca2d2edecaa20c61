import { useEffect, useState } from 'preact/hooks';
import type { ContextSuggestion, PendingContextInfo } from '../../messages/protocol.ts';
import type { Ask } from '../../messages/requests.ts';
import { ContextLinks } from '../context/ContextLinks.tsx';
import { Instead } from '../parts/Instead.tsx';
import { useWaitedFor } from '../parts/Together.tsx';
import { t, type Words } from '../words/index.ts';
import { Check } from './Check.tsx';

interface AwaitedProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly tabId: number;
  readonly capture: () => void;
}

const CAPTURES = {
  profile: 'awaited.captureProfile',
  thread: 'awaited.captureThread',
  reply: 'awaited.captureReply',
} as const;

/** On a page that was opened for another item's sake: the capture that links the two. */
export function Awaited({ ask, words, tabId, capture }: AwaitedProps) {
  const [awaited, setAwaited] = useState<PendingContextInfo | null>(null);
  useEffect(() => {
    ask('ui>bg:pendingContext', { tabId }).then(setAwaited, () => undefined);
  }, [ask, tabId]);
  if (awaited === null) return null;
  const { ordinal, relation } = awaited;
  if (relation === 'check') return <Check {...{ ask, words, awaited, capture }} />;
  return (
    <div class="card" data-awaited={relation}>
      <p>{t(words, `awaited.${relation}`, { ordinal })}</p>
      <button type="button" class="primary" data-action="capture-context" onClick={capture}>
        {t(words, CAPTURES[relation])}
      </button>
    </div>
  );
}

interface OfferedProps {
  readonly ask: Ask;
  readonly words: Words;
}

/** After the first item of an account: its page and what it answers, offered, never asked for twice. */
export function OfferedContext({ ask, words }: OfferedProps) {
  const [offer, setOffer] = useState<ContextSuggestion | null>(null);
  const [known, setKnown] = useState(false);
  const [aside, setAside] = useState(false);
  useEffect(() => {
    ask('ui>bg:contextSuggestion', {})
      .then(setOffer, () => undefined)
      .then(() => setKnown(true));
  }, [ask]);
  useWaitedFor(known);
  if (aside) return <Instead>{t(words, 'context.aside')}</Instead>;
  if (offer === null) return null;
  const later = (): void => {
    setAside(true);
    void ask('ui>bg:postponeContext', { itemId: offer.itemId });
  };
  return (
    <div class="card" data-offer="context">
      <p>{t(words, 'context.offer')}</p>
      <ContextLinks
        words={words}
        relations={offer.relations}
        open={(relation) =>
          void ask('ui>bg:openContext', { item: offer.itemId, relation }).catch(() => setOffer(null))
        }
      />
      <button type="button" class="quiet" data-action="context-later" onClick={later}>
        {t(words, 'context.later')}
      </button>
    </div>
  );
}
