import type { ComponentChildren, RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LockState } from '../domain/case/store.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { MAX_PASSPHRASE_LENGTH } from '../domain/shared/limits.ts';
import { useAsk, useWords } from './context.ts';
import { t, type Words } from './locales/index.ts';
import { useReveal } from './Masked.tsx';
import { Alert, toUiError, type UiError, useSubmit } from './useTask.tsx';
import { WordButton } from './WordButton.tsx';

interface UnlockProps {
  readonly state: Extract<LockState, { kind: 'locked' | 'unlocked' }>;
  readonly onUnlock: () => void;
  readonly onForgotten: () => void;
  readonly takesFocus: boolean;
  readonly title: ComponentChildren;
  /** Says what happens after unlocking. */
  readonly nextStep?: string | undefined;
  /** The page has no other action: the button is the primary one. */
  readonly standalone?: boolean;
}

/** Replaces all recorded content while the store is locked. */
export function Unlock(props: UnlockProps) {
  const ask = useAsk();
  const words = useWords();
  const { state, onUnlock, onForgotten, takesFocus, title, nextStep, standalone = false } = props;
  const { pin, waitMs } = state;
  const [delayFault, setDelayFault] = useState(delayError(waitMs));
  const [empty, setEmpty] = useState(false);
  const { fault: submitFault, working, submit } = useSubmit();
  const fault = submitFault ?? delayFault;
  const field = useRef<HTMLInputElement>(null);
  const hasTried = useRef(false);
  // After the alert is drawn, because it moves the field.
  useLayoutEffect(() => {
    if (takesFocus || hasTried.current) field.current?.focus();
  }, [takesFocus, fault, empty]);

  const unlock = (input: HTMLInputElement) => {
    hasTried.current = true;
    setEmpty(input.value === '');
    if (input.value === '') return;
    void submit(async () => {
      setDelayFault(null);
      try {
        await ask('ui>bg:unlock', { passphrase: input.value });
      } catch (error) {
        if (error instanceof Refusal && error.code === 'wrong-passphrase') input.value = '';
        throw error;
      }
      onUnlock();
    });
  };

  return (
    <section class="unlock" data-lock="locked">
      {title}
      <p>{t(words, 'lock.locked')}</p>
      {nextStep && <p>{nextStep}</p>}
      {fault && <Alert fault={fault} {...wrongPinSentence(words, fault, pin)} />}
      <SecretForm submit={() => field.current && unlock(field.current)}>
        <SecretField
          name="passphrase"
          label={t(words, pin ? 'lock.pin' : 'lock.passphrase')}
          input={field}
          digits={pin}
          error={empty ? t(words, 'lock.empty') : undefined}
        />
        <div class="choices">
          <button type="submit" {...(standalone && { class: 'primary' })} data-action="unlock">
            {t(words, 'lock.open')}
          </button>
          <WordButton word="lock.forgotten" action="forgotten" class="quiet" onClick={onForgotten} />
        </div>
      </SecretForm>
      <p role="status" class="working">
        {working && t(words, 'lock.moment')}
      </p>
    </section>
  );
}

function delayError(waitMs: number): UiError | null {
  return waitMs > 0 ? { code: 'too-many-tries', detail: { seconds: Math.ceil(waitMs / 1000) } } : null;
}

/** Calls `listener` when the store is locked or unlocked by any extension page; returns a function that stops. */
export type OnLockChange = (listener: () => void) => () => void;

/** The state of the store's lock in an extension page. */
export interface Lock {
  /** Null until the background answers. */
  readonly state: LockState | null;
  /** The lock changed and its new state is loading: the page must not show recorded content meanwhile. */
  readonly checking: boolean;
  /** The number of lock changes: content opened before the last one must be discarded. */
  readonly changes: number;
  readonly fault: UiError | null;
  /** Loads the state again, after an action of this page. */
  refresh(): void;
  lockStore(): void;
}

type LockSnapshot = Pick<Lock, 'state' | 'checking' | 'changes' | 'fault'>;

export function useLock(onLockChange: OnLockChange): Lock {
  const ask = useAsk();
  const [snapshot, setSnapshot] = useState<LockSnapshot>({
    state: null,
    checking: true,
    changes: 0,
    fault: null,
  });
  const lastRequest = useRef(0);

  const refresh = useCallback(() => {
    lastRequest.current += 1;
    const request = lastRequest.current;
    // Earlier answers are ignored: they may describe the state before the change.
    const applyAnswer = (answer: Pick<LockSnapshot, 'state' | 'fault'>) =>
      request === lastRequest.current && setSnapshot(({ changes }) => ({ changes, checking: false, ...answer }));
    ask('ui>bg:lockState', {}).then(
      (state) => applyAnswer({ state, fault: null }),
      (error: unknown) => applyAnswer({ state: null, fault: toUiError(error) }),
    );
  }, [ask]);

  const invalidate = useCallback(
    () => setSnapshot((before) => ({ ...before, checking: true, changes: before.changes + 1 })),
    [],
  );

  const lockStore = () => {
    invalidate();
    ask('ui>bg:lock', {}).then(refresh, (error: unknown) =>
      setSnapshot((before) => ({ ...before, state: null, checking: false, fault: toUiError(error) })),
    );
  };

  // A layout effect, because an effect runs only after the first frame is drawn.
  useLayoutEffect(() => {
    refresh();
    return onLockChange(() => {
      invalidate();
      refresh();
    });
  }, [refresh, invalidate, onLockChange]);

  return { ...snapshot, refresh, lockStore };
}

/** For an Alert: the sentence for a wrong passphrase mentions capitals and keyboards, which a PIN does not have. */
export function wrongPinSentence(words: Words, fault: UiError, pin: boolean): { readonly sentence?: string } {
  return pin && fault.code === 'wrong-passphrase' ? { sentence: t(words, 'lock.wrongPin') } : {};
}

interface SecretFormProps {
  readonly submit: () => void;
  readonly class?: string;
  readonly hidden?: boolean;
  readonly children: ComponentChildren;
}

/** A form of `SecretField`s, read at submission. The browser completes and checks none of them. */
export function SecretForm({ submit, children, ...attributes }: SecretFormProps) {
  return (
    <form
      {...attributes}
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {children}
    </form>
  );
}

interface SecretInputProps {
  readonly name:
    | `${'' | 'backup-'}${'passphrase' | 'passphrase-again' | 'current'}`
    | 'code'
    | 'zip-password'
    | 'zip-password-again';
  readonly label: string;
  /** The value is read at submission and stored nowhere else. */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly error?: string | undefined;
}

interface SecretFieldProps extends SecretInputProps {
  readonly digits?: boolean;
  readonly hint?: string | undefined;
  /** Where the same is typed a second time: shown and masked with the first. */
  readonly again?: SecretInputProps | null;
}

/** Field for a passphrase, a PIN or a code: masked, shown on demand, and masked again when the page is hidden. */
export function SecretField({ again = null, digits = false, hint, ...first }: SecretFieldProps) {
  const words = useWords();
  const { root, shown, toggle } = useReveal<HTMLDivElement>();
  const isShown = shown !== null;
  return (
    <div class="field" ref={root}>
      <SecretInput {...first} {...{ digits, isShown, hint }}>
        <WordButton
          word={isShown ? 'app.hide' : 'app.show'}
          action="show-secret"
          class="quiet"
          aria-label={t(words, isShown ? 'detail.hideField' : 'detail.showField', { field: first.label })}
          onClick={() => toggle(first.name)}
        />
      </SecretInput>
      {again !== null && <SecretInput {...again} {...{ digits, isShown }} />}
    </div>
  );
}

interface OneSecretInputProps extends SecretInputProps, Pick<SecretFieldProps, 'digits' | 'hint'> {
  readonly isShown: boolean;
  readonly children?: ComponentChildren;
}

function SecretInput({ name, label, input, digits = false, hint, error, isShown, children }: OneSecretInputProps) {
  const id = `secret-${name}`;
  const describedBy = [...(hint ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])].join(' ');
  return (
    <>
      <label for={id}>{label}</label>
      <div class="secret">
        <input
          ref={input}
          id={id}
          name={name}
          // Created as a password field, so that no browser saves it with the form, shown or not.
          {...(isShown ? { type: 'text' as const } : { type: 'password' as const })}
          {...(digits && { inputMode: 'numeric' as const })}
          {...(describedBy !== '' && { 'aria-describedby': describedBy })}
          aria-invalid={error !== undefined}
          maxLength={MAX_PASSPHRASE_LENGTH}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          dir="auto"
        />
        {children}
      </div>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="field-error" role="alert">
          {error}
        </p>
      )}
    </>
  );
}
