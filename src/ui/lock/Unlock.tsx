import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LockState } from '../../domain/store/storeLock.ts';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { t, type Words } from '../words/index.ts';
import { pinSentence } from './lock.ts';
import { SecretField } from './SecretField.tsx';

interface UnlockProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly state: Extract<LockState, { kind: 'locked' | 'unlocked' }>;
  readonly opened: () => void;
  readonly forgotten: () => void;
  readonly takesFocus: boolean;
  readonly title: ComponentChildren;
  /** What follows the opening. */
  readonly next?: string | undefined;
  /** Nothing else is there to press: the button stands out. */
  readonly alone?: boolean;
}

/** In the place of everything recorded. */
export function Unlock(props: UnlockProps) {
  const { ask, words, state, opened, forgotten, takesFocus, title, next, alone = false } = props;
  const { pin, waitMs } = state;
  const [fault, setFault] = useState<Fault | null>(waiting(waitMs));
  const [empty, setEmpty] = useState(false);
  const [working, setWorking] = useState(false);
  const busy = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  const tried = useRef(false);
  // Once the alert stands above: it moves the field.
  useLayoutEffect(() => {
    if (takesFocus || tried.current) field.current?.focus();
  }, [takesFocus, fault, empty]);

  async function open(input: HTMLInputElement): Promise<void> {
    if (busy.current) return;
    tried.current = true;
    setEmpty(input.value === '');
    if (input.value === '') return;
    busy.current = true;
    setWorking(true);
    setFault(null);
    try {
      await ask('ui>bg:unlock', { passphrase: input.value });
      opened();
    } catch (error) {
      const refused = faultOf(error);
      if (refused.code === 'wrong-passphrase') input.value = '';
      setFault(refused);
    } finally {
      busy.current = false;
      setWorking(false);
    }
  }

  return (
    <section class="unlock" data-lock="locked">
      {title}
      <p>{t(words, 'lock.locked')}</p>
      {next && <p>{next}</p>}
      {fault && <Alert words={words} fault={fault} {...pinSentence(words, fault, pin)} />}
      <form
        noValidate
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (field.current) void open(field.current);
        }}
      >
        <SecretField
          words={words}
          name="passphrase"
          label={t(words, pin ? 'lock.pin' : 'lock.passphrase')}
          input={field}
          digits={pin}
          error={empty ? t(words, 'lock.empty') : undefined}
        />
        <div class="choices">
          <button type="submit" {...(alone && { class: 'primary' })} data-action="unlock">
            {t(words, 'lock.open')}
          </button>
          <button type="button" class="quiet" data-action="forgotten" onClick={forgotten}>
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

function waiting(waitMs: number): Fault | null {
  return waitMs > 0 ? { code: 'too-many-tries', detail: { seconds: Math.ceil(waitMs / 1000) } } : null;
}
