import { useRef, useState } from 'preact/hooks';
import { MIN_PASSPHRASE_LENGTH, MIN_PIN_LENGTH } from '../../domain/shared/limits.ts';
import type { RequestOf } from '../../messages/protocol.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { SecretField, SecretForm, wrongPinSentence } from '../../ui/Unlock.tsx';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';

type PassphraseChoice = RequestOf<'ui>bg:setPassphrase'>;

/** Which field is wrong, and why. */
interface InputMistake {
  readonly inputName: 'first' | 'passphrase' | 'again';
  readonly message: 'lock.empty' | 'choose.tooShort' | 'choose.notDigits' | 'choose.different';
}

interface NewPassphraseProps {
  readonly action: 'set-passphrase' | 'change-passphrase' | 'recover';
  readonly submitLabel: string;
  /** The current secret, asked for before the new one. */
  readonly first?: {
    readonly name: 'current' | 'code';
    readonly label: string;
    readonly hint?: string;
    readonly pin: boolean;
  };
  /** Resolves with the recovery code. `first` is empty when no current secret is asked for. */
  readonly submit: (chosen: PassphraseChoice, first: string) => Promise<string>;
  readonly onDone: (recoveryCode: string) => void;
  readonly cancel?: () => void;
}

/** Form for a new passphrase or PIN, typed twice. The typed values are only in the fields, never in state. */
export function NewPassphrase(props: NewPassphraseProps) {
  const words = useWords();
  const { action, submitLabel, first, onDone, cancel } = props;
  const [pin, setPin] = useState(false);
  const [mistake, setMistake] = useState<InputMistake | null>(null);
  const fields = {
    first: useRef<HTMLInputElement>(null),
    passphrase: useRef<HTMLInputElement>(null),
    again: useRef<HTMLInputElement>(null),
  };
  const { fault, working, submit } = useSubmit(first ? fields.first : fields.passphrase);
  const readInput = (field: InputMistake['inputName']): string => fields[field].current?.value ?? '';

  const submitForm = () =>
    submit(async () => {
      const foundMistake = findMistake(
        pin,
        first ? readInput('first') : null,
        readInput('passphrase'),
        readInput('again'),
      );
      setMistake(foundMistake);
      if (foundMistake) return fields[foundMistake.inputName].current?.focus();
      onDone(await props.submit({ passphrase: readInput('passphrase'), pin }, readInput('first')));
    });

  const errorOf = (field: InputMistake['inputName']) =>
    mistake?.inputName === field
      ? t(words, mistake.message, { n: pin ? MIN_PIN_LENGTH : MIN_PASSPHRASE_LENGTH })
      : undefined;
  return (
    <SecretForm class="new-passphrase" submit={() => void submitForm()}>
      {fault && <Alert fault={fault} {...wrongPinSentence(words, fault, first?.pin ?? false)} />}
      {first && (
        <SecretField
          name={first.name}
          label={first.label}
          hint={first.hint}
          input={fields.first}
          digits={first.pin}
          error={errorOf('first')}
        />
      )}
      <PassphraseKinds pin={pin} choose={setPin} />
      {/* The key replaces the fields, and clears them, when the kind changes. */}
      <SecretField
        key={`passphrase-${pin}`}
        name="passphrase"
        label={t(words, pin ? 'choose.pin' : 'choose.passphrase')}
        input={fields.passphrase}
        digits={pin}
        error={errorOf('passphrase')}
        again={{
          name: 'passphrase-again',
          label: t(words, 'choose.again'),
          input: fields.again,
          error: errorOf('again'),
        }}
      />
      <p>
        <strong>{t(words, 'choose.noBackDoor')}</strong> {t(words, 'choose.codeNext')}
      </p>
      <div class="choices">
        <button type="submit" class="primary" data-action={action}>
          {submitLabel}
        </button>
        {cancel && <WordButton word="app.cancel" action="lock-cancel" onClick={cancel} />}
      </div>
      <p role="status" class="working">
        {working && t(words, 'lock.moment')}
      </p>
    </SecretForm>
  );
}

function findMistake(pin: boolean, first: string | null, passphrase: string, again: string): InputMistake | null {
  if (first === '') return { inputName: 'first', message: 'lock.empty' };
  if (pin && !new RegExp(`^\\d{${MIN_PIN_LENGTH},}$`).test(passphrase))
    return { inputName: 'passphrase', message: 'choose.notDigits' };
  if (!pin && [...passphrase].length < MIN_PASSPHRASE_LENGTH)
    return { inputName: 'passphrase', message: 'choose.tooShort' };
  return passphrase === again ? null : { inputName: 'again', message: 'choose.different' };
}

function PassphraseKinds({ pin, choose }: { readonly pin: boolean; readonly choose: (pin: boolean) => void }) {
  const words = useWords();
  return (
    <fieldset class="kinds">
      <legend>{t(words, 'choose.kind')}</legend>
      {(['passphrase', 'pin'] as const).map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            name="kind"
            value={kind}
            checked={pin === (kind === 'pin')}
            aria-describedby={`kind-${kind}`}
            onChange={() => choose(kind === 'pin')}
          />
          <span>
            {t(words, kind === 'pin' ? 'choose.byPin' : 'choose.byPassphrase')}
            <span id={`kind-${kind}`} class="hint">
              {kind === 'pin'
                ? t(words, 'choose.byPinHint', { n: MIN_PIN_LENGTH })
                : t(words, 'choose.byPassphraseHint', { n: MIN_PASSPHRASE_LENGTH })}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
