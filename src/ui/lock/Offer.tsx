import { useEffect, useState } from 'preact/hooks';
import type { Preferences } from '../../domain/preferences.ts';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { Instead } from '../parts/Instead.tsx';
import { useWaitedFor } from '../parts/Together.tsx';
import { t, type Words } from '../words/index.ts';
import { amend } from './amend.ts';

interface OfferProps {
  readonly ask: Ask;
  readonly words: Words;
  /** Something is recorded: before that, nothing is offered. */
  readonly recorded: boolean;
  readonly openLockPage: () => void;
}

/** The offer of a passphrase, until it is answered: a calm card above what is recorded. */
export function Offer({ ask, words, recorded, openLockPage }: OfferProps) {
  const [known, setKnown] = useState<Preferences | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [answered, setAnswered] = useState(false);
  useEffect(() => {
    ask('ui>bg:preferences', {}).then(setKnown, (error: unknown) => setFault(faultOf(error)));
  }, [ask]);

  const later = () =>
    amend(ask, { lockOffer: 'aside' }).then(
      (now) => {
        setAnswered(true);
        setKnown(now);
      },
      (error: unknown) => setFault(faultOf(error)),
    );

  useWaitedFor(known !== null || fault !== null);
  if (fault) return <Alert words={words} fault={fault} />;
  if (!recorded || known === null) return null;
  if (known.lockOffer === 'aside') return answered ? <Instead>{t(words, 'offer.aside')}</Instead> : null;
  return (
    <section class="offer" aria-labelledby="offer-title">
      <h2 id="offer-title">{t(words, 'offer.protect')}</h2>
      <p class="hint">{t(words, 'offer.meaning')}</p>
      <div class="choices">
        <button type="button" data-action="lock-choose" onClick={openLockPage}>
          {t(words, 'offer.choose')}
        </button>
        <button type="button" class="quiet" data-action="lock-later" onClick={later}>
          {t(words, 'offer.later')}
        </button>
      </div>
    </section>
  );
}
