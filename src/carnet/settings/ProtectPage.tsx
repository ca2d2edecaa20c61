import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { IDLE_LOCK_SECONDS, isUsedByOthers, type LockState } from '../../domain/case/store.ts';
import type { Preferences } from '../../messages/protocol.ts';
import { Panel } from '../../ui/ConfirmPanel.tsx';
import { useAsk, useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { formatShortTime } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { ComputerOwner, type ComputerOwnerProps, updatePreferences } from '../../ui/offers.tsx';
import { SecretField, SecretForm, wrongPinSentence } from '../../ui/Unlock.tsx';
import { Alert, useLoad, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { WordList } from '../../ui/WordList.tsx';
import { useCarnetProps } from '../carnetProps.ts';
import { Checkbox } from '../parts/formFields.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { BackupStep, type BackupStepProps } from './BackupStep.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';

/** How often the page checks whether the items recorded before are encrypted again. */
const POLL_INTERVAL_MS = 2000;

interface ProtectPageProps {
  /** What a link asked to copy, or to restore a copy; null: nothing. */
  readonly backup: BackupStepProps['asked'];
  readonly state: Exclude<LockState, { readonly kind: 'locked' }>;
  /** Loads the lock's state again. */
  readonly refresh: () => void;
  readonly showCode: (recoveryCode: string) => void;
}

/** « Protéger »: the passphrase, the recovery code and the backup, then who uses the computer. */
export function ProtectPage({ backup, state, refresh, showCode }: ProtectPageProps) {
  const ask = useAsk();
  const words = useWords();
  const { isFirefox } = useCarnetProps();
  const { result: preferences, fault, update } = useLoad(() => ask('ui>bg:readPreferences', {}), [ask]);
  const savePreferences = (change: Partial<Preferences>) => update(updatePreferences(ask, change));
  const isUnprotected = state.kind === 'none';
  const isReencrypting = state.kind !== 'none' && state.reencrypting;
  useEffect(() => {
    if (!isReencrypting) return;
    const timer = setInterval(refresh, POLL_INTERVAL_MS);
    return () => clearInterval(timer);
  }, [isReencrypting, refresh]);

  return (
    <section data-lock={state.kind}>
      <Heading>{t(words, 'protect.title')}</Heading>
      {fault && <Alert fault={fault} />}
      {preferences != null && isUsedByOthers(preferences) && <p class="note">{t(words, 'lockPage.elsewhere')}</p>}
      <h2>{t(words, 'protect.first')}</h2>
      <p>{t(words, describeLock(state))}</p>
      {isReencrypting && (
        <p class="hint" role="status" data-reencrypting>
          {t(words, 'lockPage.reencrypting')}
        </p>
      )}
      {state.kind === 'none' ? (
        <NewPassphrase
          action="set-passphrase"
          submitLabel={t(words, 'choose.set')}
          submit={(chosen) => ask('ui>bg:setPassphrase', chosen)}
          onDone={showCode}
        />
      ) : (
        <>
          <p class="hint">
            {t(words, 'lockPage.when', { minutes: IDLE_LOCK_SECONDS / 60 })}
            {!isFirefox && ` ${t(words, 'lockPage.withScreen')}`}
          </p>
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
      {!isUnprotected && <p>{t(words, 'protect.keyLost')}</p>}
      <h2>{t(words, 'protect.second')}</h2>
      <BackupStep asked={backup} unprotected={isUnprotected} />
      {preferences && (
        <>
          <ComputerOwner preferences={preferences} savePreferences={savePreferences} />
          <ContextMenuToggle preferences={preferences} savePreferences={savePreferences} />
        </>
      )}
      <AtRestNotice />
      {!isUnprotected && <WrongTries />}
    </section>
  );
}

function describeLock(state: ProtectPageProps['state']) {
  if (state.kind === 'none') return 'lockPage.none';
  return state.pin ? 'lockPage.byPin' : 'lockPage.byPassphrase';
}

/** Whether the context menu of web pages has our entries. */
function ContextMenuToggle({ preferences, savePreferences }: ComputerOwnerProps) {
  const words = useWords();
  const isOwnComputer = preferences.computer === 'mine' || preferences.computer === null;
  return (
    <>
      <Checkbox
        name="menu"
        label={t(words, 'menu.shown')}
        checked={isOwnComputer && preferences.menu}
        disabled={!isOwnComputer}
        onChange={(menu) => savePreferences({ menu })}
      />
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
    <details class="fold at-rest" name="protect">
      <summary>{t(words, 'atRest.title')}</summary>
      <p>{t(words, 'atRest.meaning')}</p>
      <WordList words={PLAINTEXT_AT_REST} />
      <WordLink word="traces.title" class="lone" to="help/about" />
    </details>
  );
}

const MAX_SHOWN_TRIES = 20;

/** Wrong tries, newest first, in this computer's time zone. */
function WrongTries() {
  const ask = useAsk();
  const words = useWords();
  const { result: tries, fault } = useLoad(() => ask('ui>bg:wrongTries', {}), [ask]);
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

interface PassphraseActionsProps {
  readonly showCode: (recoveryCode: string) => void;
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
      <SecretForm submit={() => field.current && void removePassphrase(field.current)}>
        <SecretField
          name="current"
          label={t(words, pin ? 'change.currentPin' : 'change.current')}
          input={field}
          digits={pin}
          error={empty ? t(words, 'lock.empty') : undefined}
        />
        <div class="choices">
          <WordButton word="withdraw.keep" action="lock-cancel" onClick={cancel} />
          <button type="submit" data-action="remove-passphrase">
            {t(words, 'remove.confirm')}
          </button>
        </div>
      </SecretForm>
    </Panel>
  );
}
