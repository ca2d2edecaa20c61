import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Preferences } from '../../domain/preferences.ts';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { t, type Words } from '../words/index.ts';

const ANSWERS = ['mine', 'shared', 'unknown'] as const;

interface OfferProps {
  readonly ask: Ask;
  readonly words: Words;
  /** Something is recorded: before that, nothing is asked. */
  readonly recorded: boolean;
  readonly openLockPage: () => void;
}

/** One question, then the offer of a passphrase, each until it is answered: a calm card above what is recorded. */
export function Offer({ ask, words, recorded, openLockPage }: OfferProps) {
  const [known, setKnown] = useState<Preferences | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [answered, setAnswered] = useState(false);
  useEffect(() => {
    ask('ui>bg:preferences', {}).then(setKnown, (error: unknown) => setFault(faultOf(error)));
  }, [ask]);

  const prefer = (chosen: Preferences, then: () => void) => () =>
    ask('ui>bg:prefer', chosen).then(
      () => {
        setAnswered(true);
        setKnown(chosen);
        then();
      },
      (error: unknown) => setFault(faultOf(error)),
    );
  const stay = () => undefined;

  if (fault) return <Alert words={words} fault={fault} />;
  if (!recorded || known === null) return null;
  if (known.lockOffer === 'aside') return answered ? <Aside words={words} /> : null;
  if (known.computer === null) {
    return (
      <Card key="computer" title={t(words, 'offer.question')} hint={t(words, 'offer.why')}>
        {ANSWERS.map((computer) => (
          <button
            key={computer}
            type="button"
            data-action={`computer-${computer}`}
            onClick={prefer({ ...known, computer }, computer === 'mine' ? stay : openLockPage)}
          >
            {t(words, `offer.${computer}`)}
          </button>
        ))}
      </Card>
    );
  }
  return (
    <Card
      key="protect"
      title={t(words, 'offer.protect')}
      hint={t(words, 'offer.meaning')}
      takesFocus={answered}
    >
      <button type="button" data-action="lock-choose" onClick={openLockPage}>
        {t(words, 'offer.choose')}
      </button>
      <button
        type="button"
        class="quiet"
        data-action="lock-later"
        onClick={prefer({ ...known, lockOffer: 'aside' }, stay)}
      >
        {t(words, 'offer.later')}
      </button>
    </Card>
  );
}

interface CardProps {
  readonly title: string;
  readonly hint: string;
  /** It came in the place of a button that was pressed. */
  readonly takesFocus?: boolean;
  readonly children: ComponentChildren;
}

function Card({ title, hint, takesFocus = false, children }: CardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <section class="offer" aria-labelledby="offer-title">
      <h2 ref={heading} id="offer-title" tabIndex={-1}>
        {title}
      </h2>
      <p class="hint">{hint}</p>
      <div class="choices">{children}</div>
    </section>
  );
}

/** Says where the offer went; takes the focus of the button that is gone. */
function Aside({ words }: Pick<OfferProps, 'words'>) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <p ref={line} class="hint" tabIndex={-1}>
      {t(words, 'offer.aside')}
    </p>
  );
}
