import { useRef, useState } from 'preact/hooks';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { Panel } from '../shared/Panel.tsx';
import { useSubmit } from '../shared/useSubmit.ts';
import { SecretField } from './SecretField.tsx';
import { wrongPinSentence } from './useLock.ts';

interface RemovePassphraseProps {
  readonly pin: boolean;
  readonly onRemoved: () => void;
  readonly cancel: () => void;
}

/** Explains what removing the passphrase means, then removes it. */
export function RemovePassphrase({ pin, onRemoved, cancel }: RemovePassphraseProps) {
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
