import { useEffect, useState } from 'preact/hooks';
import type { Preferences } from '../../domain/case/store.ts';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { FocusedStatus } from '../shared/FocusedStatus.tsx';
import { useLayoutReady } from '../shared/LayoutGate.tsx';
import { useTask } from '../shared/useTask.tsx';
import { updatePreferences } from './updatePreferences.ts';

interface PassphraseOfferProps {
  /** Nothing is offered before the first item. */
  readonly hasItems: boolean;
  readonly openLockPage: () => void;
}

/** Offers a passphrase above the recorded items until the user answers. */
export function PassphraseOffer({ hasItems, openLockPage }: PassphraseOfferProps) {
  const ask = useAsk();
  const words = useWords();
  const { result: preferences, fault, run } = useTask<Preferences>();
  const [isPostponed, setIsPostponed] = useState(false);
  useEffect(() => void run(() => ask('ui>bg:readPreferences', {})), [ask, run]);

  const postpone = () =>
    run(async () => {
      const saved = await updatePreferences(ask, { lockOffer: 'aside' });
      setIsPostponed(true);
      return saved;
    });

  useLayoutReady(preferences !== null || fault !== null);
  if (fault) return <Alert fault={fault} />;
  if (!hasItems || preferences === null) return null;
  if (isPostponed) return <FocusedStatus>{t(words, 'offer.aside')}</FocusedStatus>;
  if (preferences.lockOffer === 'aside') return null;
  return (
    <section class="offer" aria-labelledby="offer-title">
      <h2 id="offer-title">{t(words, 'offer.protect')}</h2>
      <p class="hint">{t(words, 'offer.meaning')}</p>
      <div class="choices">
        <button type="button" data-action="lock-choose" onClick={openLockPage}>
          {t(words, 'offer.choose')}
        </button>
        <button type="button" class="quiet" data-action="lock-later" onClick={() => void postpone()}>
          {t(words, 'offer.later')}
        </button>
      </div>
    </section>
  );
}
