import { useRef, useState } from 'preact/hooks';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { Panel } from '../parts/Panel.tsx';
import { t, type Words } from '../words/index.ts';
import { pinSentence } from './lock.ts';
import { SecretField } from './SecretField.tsx';

interface RemoveProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly pin: boolean;
  readonly removed: () => void;
  readonly cancel: () => void;
}

/** What it means is said before it is done. */
export function Remove({ ask, words, pin, removed, cancel }: RemoveProps) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [empty, setEmpty] = useState(false);
  const busy = useRef(false);
  const field = useRef<HTMLInputElement>(null);

  async function remove(input: HTMLInputElement): Promise<void> {
    if (busy.current) return;
    setEmpty(input.value === '');
    setFault(null);
    if (input.value === '') return input.focus();
    busy.current = true;
    try {
      await ask('ui>bg:removePassphrase', { passphrase: input.value });
      removed();
    } catch (error) {
      setFault(faultOf(error));
      input.focus();
    } finally {
      busy.current = false;
    }
  }

  return (
    <Panel id="remove-title" title={t(words, pin ? 'remove.titlePin' : 'remove.title')}>
      <p>{t(words, 'remove.meaning')}</p>
      {fault && <Alert words={words} fault={fault} {...pinSentence(words, fault, pin)} />}
      <form
        noValidate
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (field.current) void remove(field.current);
        }}
      >
        <SecretField
          words={words}
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
