import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { IDLE_LOCK_SECONDS, isUsedByOthers, type LockState } from '../../domain/case/store.ts';
import type { Preferences } from '../../messages/protocol.ts';
import { Panel } from '../../ui/ConfirmPanel.tsx';
import { useAsk, useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { formatShortTime } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { ComputerOwner, updatePreferences } from '../../ui/offers.tsx';
import { SecretField, wrongPinSentence } from '../../ui/Unlock.tsx';
import { Alert, useSubmit, useTask } from '../../ui/useTask.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';

/** How often the page checks whether the items recorded before are encrypted again. */
const POLL_INTERVAL_MS = 2000;

interface LockPageProps {
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

interface ContextMenuToggleProps {
  readonly preferences: Preferences;
  readonly savePreferences: (change: Partial<Preferences>) => void;
}

/** Whether the context menu of web pages has our entries. */
function ContextMenuToggle({ preferences, savePreferences }: ContextMenuToggleProps) {
  const words = useWords();
  const isOwnComputer = preferences.computer === 'mine' || preferences.computer === null;
  return (
    <>
      <label class="tick">
        <input
          type="checkbox"
          name="menu"
          checked={isOwnComputer && preferences.menu}
          disabled={!isOwnComputer}
          onChange={(event) => savePreferences({ menu: event.currentTarget.checked })}
        />
        {t(words, 'menu.shown')}
      </label>
      {!isOwnComputer && <p class="hint">{t(words, 'menu.shared')}</p>}
    </>
  );
}

/** The columns that are not encrypted (src/store/db.ts); the last entry is data of the browser itself. */
const PLAINTEXT_AT_REST = [
  'atRest.items',
  'atRest.records',
  'atRest.documents',
  'atRest.digests',
  'atRest.key',
  'atRest.dates',
  'atRest.answers',
  'atRest.browser',
] as const;

export function AtRestNotice() {
  const words = useWords();
  return (
    <>
      <details class="fold at-rest">
        <summary>{t(words, 'atRest.title')}</summary>
        <p>{t(words, 'atRest.meaning')}</p>
        <ul class="next">
          {PLAINTEXT_AT_REST.map((key) => (
            <li key={key}>{t(words, key)}</li>
          ))}
        </ul>
      </details>
      <h2>{t(words, 'traces.title')}</h2>
      <p>{t(words, 'traces.profile')}</p>
      <p>{t(words, 'traces.private')}</p>
    </>
  );
}

const MAX_SHOWN_TRIES = 20;

/** Wrong tries, newest first, in this computer's time zone. */
function WrongTries() {
  const ask = useAsk();
  const words = useWords();
  const { result: tries, fault, run } = useTask<readonly string[]>();
  useEffect(() => void run(() => ask('ui>bg:wrongTries', {})), [ask, run]);
  const newest = tries?.toReversed().slice(0, MAX_SHOWN_TRIES) ?? [];
  return (
    <>
      <h2>{t(words, 'tries.title')}</h2>
      {fault && <Alert fault={fault} />}
      {tries && <p>{t(words, newest.length === 0 ? 'tries.none' : 'tries.failed')}</p>}
      {newest.length > 0 && (
        <ol class="wrong-tries" data-list="wrong-tries">
          {newest.map((at) => (
            <li key={at}>
              <time dateTime={at}>{formatShortTime(words.lang, at)}</time>
            </li>
          ))}
        </ol>
      )}
      <p class="hint">{t(words, 'tries.meaning')}</p>
    </>
  );
}

interface ChangePassphraseProps {
  readonly showCode: (recoveryCode: string) => void;
  readonly pin: boolean;
  readonly cancel: () => void;
}

function ChangePassphrase({ pin, showCode, cancel }: ChangePassphraseProps) {
  const ask = useAsk();
  const words = useWords();
  const label = t(words, pin ? 'change.currentPin' : 'change.current');
  return (
    <Panel id="change-title" title={t(words, pin ? 'change.titlePin' : 'change.title')}>
      <p>{t(words, 'change.meaning')}</p>
      <NewPassphrase
        action="change-passphrase"
        submitLabel={t(words, 'change.do')}
        first={{ name: 'current', label, pin }}
        submit={(chosen, current) => ask('ui>bg:changePassphrase', { ...chosen, current })}
        onDone={showCode}
        cancel={cancel}
      />
    </Panel>
  );
}

interface RemovePassphraseProps {
  readonly pin: boolean;
  readonly onRemoved: () => void;
  readonly cancel: () => void;
}

function RemovePassphrase({ pin, onRemoved, cancel }: RemovePassphraseProps) {
  const ask = useAsk();
  const words = useWords();
  const [empty, setEmpty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { fault, submit } = useSubmit(field);
  const removePassphrase = (input: HTMLInputElement) =>
    submit(async () => {
      setEmpty(input.value === '');
      if (input.value === '') return input.focus();
      await ask('ui>bg:removePassphrase', { passphrase: input.value });
      onRemoved();
    });

  return (
    <Panel id="remove-title" title={t(words, pin ? 'remove.titlePin' : 'remove.title')}>
      <p>{t(words, 'remove.meaning')}</p>
      {fault && <Alert fault={fault} {...wrongPinSentence(words, fault, pin)} />}
      <form
        noValidate
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (field.current) void removePassphrase(field.current);
        }}
      >
        <SecretField
          name="current"
          label={t(words, pin ? 'change.currentPin' : 'change.current')}
          input={field}
          digits={pin}
          error={empty ? t(words, 'lock.empty') : undefined}
        />
        <div class="choices">
          <button type="button" data-action="lock-cancel" onClick={cancel}>
            {t(words, 'remove.keep')}
          </button>
          <button type="submit" data-action="remove-passphrase">
            {t(words, 'remove.confirm')}
          </button>
        </div>
      </form>
    </Panel>
  );
}
