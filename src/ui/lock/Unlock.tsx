import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LockState } from '../../domain/case/store.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { useSubmit } from '../shared/useSubmit.ts';
import type { UiError } from '../uiErrors.ts';
import { SecretField } from './SecretField.tsx';
import { wrongPinSentence } from './useLock.ts';

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
      <form
        noValidate
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (field.current) unlock(field.current);
        }}
      >
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
          <button type="button" class="quiet" data-action="forgotten" onClick={onForgotten}>
            {t(words, 'lock.forgotten')}
          </button>
        </div>
      </form>
      <p role="status" class="working">
        {working && t(words, 'lock.moment')}
      </p>
    </section>
  );
}

function delayError(waitMs: number): UiError | null {
  return waitMs > 0 ? { code: 'too-many-tries', detail: { seconds: Math.ceil(waitMs / 1000) } } : null;
}
