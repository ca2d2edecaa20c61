import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { IDLE_LOCK_SECONDS, isUsedByOthers, type LockState, type Preferences } from '../../domain/case/store.ts';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';
import { useTask } from '../shared/useTask.tsx';
import { AtRestNotice, WrongTries } from './AtRestNotice.tsx';
import { ChangePassphrase } from './ChangePassphrase.tsx';
import { ComputerOwner } from './ComputerOwner.tsx';
import { ContextMenuToggle } from './ContextMenuToggle.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { RemovePassphrase } from './RemovePassphrase.tsx';
import { updatePreferences } from './updatePreferences.ts';

/** How often the page checks whether the items recorded before are encrypted again. */
const POLL_INTERVAL_MS = 2000;

export interface LockPageProps {
  readonly state: LockState;
  /** Loads the lock's state again. */
  readonly refresh: () => void;
  readonly showCode: (recoveryCode: string) => void;
  readonly window: Window;
}

/** « Verrou »: the lock's state, the actions on the passphrase, and what stays readable when locked. */
export function LockPage({ state, refresh, showCode, window }: LockPageProps) {
  const ask = useAsk();
  const words = useWords();
  const { result: preferences, fault, run, update } = useTask<Preferences>();
  useEffect(() => void run(() => ask('ui>bg:readPreferences', {})), [ask, run]);
  const savePreferences = (change: Partial<Preferences>) => update(updatePreferences(ask, change));

  const isReencrypting = state.kind !== 'none' && state.reencrypting;
  useEffect(() => {
    if (!isReencrypting) return;
    const timer = window.setInterval(refresh, POLL_INTERVAL_MS);
    return () => window.clearInterval(timer);
  }, [isReencrypting, refresh, window]);

  const isShared = preferences != null && isUsedByOthers(preferences);
  return (
    <section data-lock={state.kind}>
      <Heading>{t(words, 'lockPage.title')}</Heading>
      <p>{t(words, describeLock(state))}</p>
      {fault && <Alert fault={fault} />}
      {isShared && <p class="note">{t(words, 'lockPage.elsewhere')}</p>}
      {isReencrypting && (
        <p class="hint" role="status" data-reencrypting>
          {t(words, 'lockPage.reencrypting')}
        </p>
      )}
      {state.kind === 'none' ? (
        <>
          <h2>{t(words, 'lockPage.toChoose')}</h2>
          <NewPassphrase
            action="set-passphrase"
            submitLabel={t(words, 'choose.set')}
            submit={(chosen) => ask('ui>bg:setPassphrase', chosen)}
            onDone={showCode}
          />
        </>
      ) : (
        <>
          <p class="hint">{t(words, 'lockPage.when', { minutes: IDLE_LOCK_SECONDS / 60 })}</p>
          <PassphraseActions
            pin={state.pin}
            showCode={showCode}
            onRemoved={() => {
              // The user removed the passphrase, so it is not offered again.
              void savePreferences({ lockOffer: 'aside' });
              refresh();
            }}
          />
        </>
      )}
      <AtRestNotice />
      {preferences && (
        <>
          <ComputerOwner preferences={preferences} savePreferences={savePreferences} />
          <ContextMenuToggle preferences={preferences} savePreferences={savePreferences} />
        </>
      )}
      {state.kind !== 'none' && <WrongTries />}
    </section>
  );
}

function describeLock(state: LockState) {
  if (state.kind === 'none') return 'lockPage.none';
  return state.pin ? 'lockPage.byPin' : 'lockPage.byPassphrase';
}

interface PassphraseActionsProps extends Pick<LockPageProps, 'showCode'> {
  readonly pin: boolean;
  readonly onRemoved: () => void;
}

/** Two buttons; each opens its form in place of both. */
function PassphraseActions({ pin, showCode, onRemoved }: PassphraseActionsProps) {
  const words = useWords();
  const [open, setOpen] = useState<'change' | 'remove' | null>(null);
  const openers = { change: useRef<HTMLButtonElement>(null), remove: useRef<HTMLButtonElement>(null) };
  const lastOpen = useRef<'change' | 'remove' | null>(null);
  useLayoutEffect(() => {
    // When a form closes, the focus returns to the button that opened it.
    if (open === null && lastOpen.current) openers[lastOpen.current].current?.focus();
    lastOpen.current = open;
  });

  const cancel = () => setOpen(null);
  if (open === 'change') return <ChangePassphrase pin={pin} showCode={showCode} cancel={cancel} />;
  if (open === 'remove') return <RemovePassphrase pin={pin} onRemoved={onRemoved} cancel={cancel} />;
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
