import { useEffect, useState } from 'preact/hooks';
import type { Preferences } from '../../domain/store/preferences.ts';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { Instead } from '../parts/Instead.tsx';
import { useWaitedFor } from '../parts/Together.tsx';
import { t, type Words } from '../words/index.ts';
import { amend } from './amend.ts';
import { WhoseButtons } from './WhoseComputer.tsx';

interface OfferProps {
  readonly ask: Ask;
  readonly words: Words;
  /** Something is recorded: before that, nothing is offered. */
  readonly recorded: boolean;
  readonly openLockPage: () => void;
  /** Whose computer it is, once the offer was put aside: where nothing else on the page asks it. */
  readonly asksWhose?: boolean;
}

/** The offer of a passphrase, until it is answered: a calm card above what is recorded. */
export function Offer({ ask, words, recorded, openLockPage, asksWhose = false }: OfferProps) {
  const [known, setKnown] = useState<Preferences | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [answered, setAnswered] = useState<'later' | 'whose' | null>(null);
  useEffect(() => {
    ask('ui>bg:readPreferences', {}).then(setKnown, (error: unknown) => setFault(faultOf(error)));
  }, [ask]);

  const answer = (change: Partial<Preferences>) =>
    amend(ask, change).then(
      (now) => {
        setAnswered(change.computer === undefined ? 'later' : 'whose');
        setKnown(now);
        if (change.computer !== undefined && change.computer !== 'mine') openLockPage();
      },
      (error: unknown) => setFault(faultOf(error)),
    );

  useWaitedFor(known !== null || fault !== null);
  if (fault) return <Alert words={words} fault={fault} />;
  if (!recorded || known === null) return null;
  if (answered === 'whose') return <Instead>{t(words, 'offer.noted')}</Instead>;
  if (known.lockOffer === 'aside') {
    // One question at a time: the next opening asks the other.
    if (answered === 'later') return <Instead>{t(words, 'offer.aside')}</Instead>;
    if (!asksWhose || known.computer !== null) return null;
    return (
      <section class="offer" aria-labelledby="offer-title" data-whose-asked>
        <h2 id="offer-title">{t(words, 'offer.question')}</h2>
        <p class="hint">{t(words, 'offer.why')}</p>
        <div class="choices">
          <WhoseButtons words={words} answer={(computer) => void answer({ computer })} />
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
