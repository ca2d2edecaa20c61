import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Preferences } from '../../domain/store/preferences.ts';
import type { LockState } from '../../domain/store/storeLock.ts';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { Heading } from '../parts/Heading.tsx';
import { t, type Words } from '../words/index.ts';
import { amend } from './amend.ts';
import { Change } from './Change.tsx';
import { MenuTick } from './MenuTick.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { Readable, Tries } from './Readable.tsx';
import { Remove } from './Remove.tsx';
import { WhoseComputer } from './WhoseComputer.tsx';

/** How often the page asks whether the older items are done. */
const ASK_AGAIN_MS = 2000;

export interface LockPageProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly state: LockState;
  /** Asks for the lock's state again. */
  readonly check: () => void;
  readonly showCode: (recoveryCode: string) => void;
  readonly window: Window;
}

/** « Verrou »: where things stand, what can be done about it, what a lock does not hide. */
export function LockPage({ ask, words, state, check, showCode, window }: LockPageProps) {
  const [preferences, setPreferences] = useState<Preferences | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    ask('ui>bg:readPreferences', {}).then(setPreferences, (error: unknown) => setFault(faultOf(error)));
  }, [ask]);

  const prefer = (change: Partial<Preferences>) =>
    amend(ask, change).then(setPreferences, (error: unknown) => setFault(faultOf(error)));

  const resealing = state.kind !== 'none' && state.reencrypting;
  useEffect(() => {
    if (!resealing) return;
    const timer = window.setInterval(check, ASK_AGAIN_MS);
    return () => window.clearInterval(timer);
  }, [resealing, check, window]);

  const shared = preferences?.computer === 'shared' || preferences?.computer === 'unknown';
  return (
    <section data-lock={state.kind}>
      <Heading>{t(words, 'lockPage.title')}</Heading>
      <p>{t(words, standing(state))}</p>
      {fault && <Alert words={words} fault={fault} />}
      {shared && <p class="note">{t(words, 'lockPage.elsewhere')}</p>}
      {resealing && (
        <p class="hint" role="status" data-resealing>
          {t(words, 'lockPage.resealing')}
        </p>
      )}
      {state.kind === 'none' ? (
        <>
          <h2>{t(words, 'lockPage.toChoose')}</h2>
          <NewPassphrase
            words={words}
            action="set-passphrase"
            submitLabel={t(words, 'choose.set')}
            submit={(chosen) => ask('ui>bg:setPassphrase', chosen)}
            done={showCode}
          />
        </>
      ) : (
        <>
          <p class="hint">{t(words, 'lockPage.when')}</p>
          <Amend
            ask={ask}
            words={words}
            pin={state.pin}
            showCode={showCode}
            removed={() => {
              // Removed on purpose: it is not offered again.
              void prefer({ lockOffer: 'aside' });
              check();
            }}
          />
        </>
      )}
      <Readable words={words} />
      {preferences && (
        <>
          <WhoseComputer words={words} preferences={preferences} prefer={prefer} />
          <MenuTick words={words} preferences={preferences} prefer={prefer} />
        </>
      )}
      {state.kind !== 'none' && <Tries ask={ask} words={words} />}
    </section>
  );
}

function standing(state: LockState) {
  if (state.kind === 'none') return 'lockPage.none';
  return state.pin ? 'lockPage.byPin' : 'lockPage.byPassphrase';
}

interface AmendProps extends Pick<LockPageProps, 'ask' | 'words' | 'showCode'> {
  readonly pin: boolean;
  readonly removed: () => void;
}

/** Changing and removing: one open at a time, each behind its button. */
function Amend({ ask, words, pin, showCode, removed }: AmendProps) {
  const [open, setOpen] = useState<'change' | 'remove' | null>(null);
  const openers = { change: useRef<HTMLButtonElement>(null), remove: useRef<HTMLButtonElement>(null) };
  const last = useRef<'change' | 'remove' | null>(null);
  useLayoutEffect(() => {
    // Back on the button that opened it.
    if (open === null && last.current) openers[last.current].current?.focus();
    last.current = open;
  });

  const cancel = () => setOpen(null);
  if (open === 'change')
    return <Change ask={ask} words={words} pin={pin} showCode={showCode} cancel={cancel} />;
  if (open === 'remove')
    return <Remove ask={ask} words={words} pin={pin} removed={removed} cancel={cancel} />;
  return (
    <div class="choices">
      <button ref={openers.change} type="button" data-action="open-change" onClick={() => setOpen('change')}>
        {t(words, pin ? 'change.titlePin' : 'change.title')}
      </button>
      <button ref={openers.remove} type="button" data-action="open-remove" onClick={() => setOpen('remove')}>
        {t(words, pin ? 'remove.titlePin' : 'remove.title')}
      </button>
    </div>
  );
}
