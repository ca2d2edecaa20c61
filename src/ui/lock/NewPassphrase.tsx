import { useRef, useState } from 'preact/hooks';
import type { RequestOf } from '../../messages/protocol.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { t, type WordKey, type Words } from '../words/index.ts';
import { pinSentence } from './lock.ts';
import { SecretField } from './SecretField.tsx';

const SHORTEST_PASSPHRASE = 8;
const SHORTEST_PIN = 6;

type Chosen = RequestOf<'ui>bg:setPassphrase'>;

/** Which field is wrong, and why. */
interface Mistake {
  readonly in: 'first' | 'passphrase' | 'again';
  readonly why: Extract<WordKey, 'lock.empty' | 'choose.tooShort' | 'choose.notDigits' | 'choose.different'>;
}

export interface NewPassphraseProps {
  readonly words: Words;
  readonly action: 'set-passphrase' | 'change-passphrase' | 'recover';
  readonly submitLabel: string;
  /** What opens now, asked for first. */
  readonly first?: {
    readonly name: 'current' | 'code';
    readonly label: string;
    readonly hint?: string;
    readonly pin: boolean;
  };
  /** Gives the recovery code; `first` is empty where nothing opens yet. */
  readonly submit: (chosen: Chosen, first: string) => Promise<string>;
  readonly done: (recoveryCode: string) => void;
  readonly cancel?: () => void;
}

/** Chooses a passphrase or a code of digits, twice. What is typed stands in the fields alone. */
export function NewPassphrase(props: NewPassphraseProps) {
  const { words, action, submitLabel, first, submit, done, cancel } = props;
  const [pin, setPin] = useState(false);
  const [mistake, setMistake] = useState<Mistake | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [working, setWorking] = useState(false);
  const busy = useRef(false);
  const fields = {
    first: useRef<HTMLInputElement>(null),
    passphrase: useRef<HTMLInputElement>(null),
    again: useRef<HTMLInputElement>(null),
  };
  const typed = (field: Mistake['in']): string => fields[field].current?.value ?? '';

  async function send(): Promise<void> {
    if (busy.current) return;
    const wrong = mistakeIn(pin, first ? typed('first') : null, typed('passphrase'), typed('again'));
    setMistake(wrong);
    setFault(null);
    if (wrong) return fields[wrong.in].current?.focus();
    busy.current = true;
    setWorking(true);
    try {
      done(await submit({ passphrase: typed('passphrase'), pin }, typed('first')));
    } catch (error) {
      setFault(faultOf(error));
      fields[first ? 'first' : 'passphrase'].current?.focus();
    } finally {
      busy.current = false;
      setWorking(false);
    }
  }

  const errorIn = (field: Mistake['in']) => (mistake?.in === field ? t(words, mistake.why) : undefined);
  return (
    <form
      class="new-passphrase"
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {fault && <Alert words={words} fault={fault} {...pinSentence(words, fault, first?.pin ?? false)} />}
      {first && (
        <SecretField
          words={words}
          name={first.name}
          label={first.label}
          hint={first.hint}
          input={fields.first}
          digits={first.pin}
          error={errorIn('first')}
        />
      )}
      <Kinds words={words} pin={pin} choose={setPin} />
      {/* Another kind, other fields: what was typed for the first goes. */}
      <SecretField
        key={`passphrase-${pin}`}
        words={words}
        name="passphrase"
        label={t(words, pin ? 'choose.pin' : 'choose.passphrase')}
        input={fields.passphrase}
        digits={pin}
        error={errorIn('passphrase')}
      />
      <SecretField
        key={`again-${pin}`}
        words={words}
        name="passphrase-again"
        label={t(words, 'choose.again')}
        input={fields.again}
        digits={pin}
        error={errorIn('again')}
      />
      <p>
        <strong>{t(words, 'choose.noBackDoor')}</strong> {t(words, 'choose.codeNext')}
      </p>
      <div class="choices">
        <button type="submit" class="primary" data-action={action}>
          {submitLabel}
        </button>
        {cancel && (
          <button type="button" data-action="lock-cancel" onClick={cancel}>
            {t(words, 'change.cancel')}
          </button>
        )}
      </div>
      <p role="status" class="working">
        {working && t(words, 'lock.moment')}
      </p>
    </form>
  );
}

function mistakeIn(pin: boolean, first: string | null, passphrase: string, again: string): Mistake | null {
  if (first === '') return { in: 'first', why: 'lock.empty' };
  if (pin && !new RegExp(`^\\d{${SHORTEST_PIN},}$`).test(passphrase))
    return { in: 'passphrase', why: 'choose.notDigits' };
  if (!pin && [...passphrase].length < SHORTEST_PASSPHRASE)
    return { in: 'passphrase', why: 'choose.tooShort' };
  return passphrase === again ? null : { in: 'again', why: 'choose.different' };
}

interface KindsProps {
  readonly words: Words;
  readonly pin: boolean;
  readonly choose: (pin: boolean) => void;
}

/** The two kinds, the limit of the second said beside it. */
function Kinds({ words, pin, choose }: KindsProps) {
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
              {t(words, kind === 'pin' ? 'choose.byPinHint' : 'choose.byPassphraseHint')}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
