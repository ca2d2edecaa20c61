import { useEffect, useState } from 'preact/hooks';
import type { Preferences } from '../../domain/store/preferences.ts';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { FocusedStatus } from '../shared/FocusedStatus.tsx';
import { useLayoutReady } from '../shared/LayoutGate.tsx';
import { useTask } from '../shared/useTask.tsx';
import { ComputerOwnerButtons } from './ComputerOwner.tsx';
import { updatePreferences } from './updatePreferences.ts';

interface PassphraseOfferProps {
  /** Nothing is offered before the first item. */
  readonly hasItems: boolean;
  readonly openLockPage: () => void;
  /** Asks whose computer this is once the offer was postponed; for pages where nothing else asks it. */
  readonly asksComputerOwner?: boolean;
}

/** Offers a passphrase above the recorded items until the user answers. */
export function PassphraseOffer({ hasItems, openLockPage, asksComputerOwner = false }: PassphraseOfferProps) {
  const ask = useAsk();
  const words = useWords();
  const { result: preferences, fault, run } = useTask<Preferences>();
  const [answered, setAnswered] = useState<'later' | 'whose' | null>(null);
  useEffect(() => void run(() => ask('ui>bg:readPreferences', {})), [ask, run]);

  const answer = (change: Partial<Preferences>) =>
    run(async () => {
      const saved = await updatePreferences(ask, change);
      setAnswered(change.computer === undefined ? 'later' : 'whose');
      if (change.computer !== undefined && change.computer !== 'mine') openLockPage();
      return saved;
    });

  useLayoutReady(preferences !== null || fault !== null);
  if (fault) return <Alert fault={fault} />;
  if (!hasItems || preferences === null) return null;
  if (answered === 'whose') return <FocusedStatus>{t(words, 'offer.noted')}</FocusedStatus>;
  if (preferences.lockOffer === 'aside') {
    // One question at a time: the next one is asked when the page opens again.
    if (answered === 'later') return <FocusedStatus>{t(words, 'offer.aside')}</FocusedStatus>;
    if (!asksComputerOwner || preferences.computer !== null) return null;
    return (
      <section class="offer" aria-labelledby="offer-title" data-owner-question>
        <h2 id="offer-title">{t(words, 'offer.question')}</h2>
        <p class="hint">{t(words, 'offer.why')}</p>
        <div class="choices">
          <ComputerOwnerButtons answer={(computer) => void answer({ computer })} />
        </div>
      </section>
    );
  }
  return (
    <section class="offer" aria-labelledby="offer-title">
      <h2 id="offer-title">{t(words, 'offer.protect')}</h2>
      <p class="hint">{t(words, 'offer.meaning')}</p>
      <div class="choices">
        <button type="button" data-action="lock-choose" onClick={openLockPage}>
          {t(words, 'offer.choose')}
        </button>
        <button
          type="button"
          class="quiet"
          data-action="lock-later"
          onClick={() => void answer({ lockOffer: 'aside' })}
        >
          {t(words, 'offer.later')}
        </button>
      </div>
    </section>
  );
}
