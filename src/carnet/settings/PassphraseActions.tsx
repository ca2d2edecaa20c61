import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Panel } from '../../ui/ConfirmPanel.tsx';
import { useAsk, useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { SecretField, SecretForm, wrongPinSentence } from '../../ui/Unlock.tsx';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';

interface PassphraseActionsProps {
  readonly showCode: (recoveryCode: string) => void;
  readonly pin: boolean;
  readonly onRemoved: () => void;
}

/** Two buttons; each opens its form in place of both. */
export function PassphraseActions({ pin, showCode, onRemoved }: PassphraseActionsProps) {
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
