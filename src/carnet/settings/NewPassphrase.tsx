import { useRef, useState } from 'preact/hooks';
import type { LockState } from '../../domain/case/store.ts';
import { MIN_PASSPHRASE_LENGTH, MIN_PIN_LENGTH } from '../../domain/shared/limits.ts';
import type { RequestOf } from '../../messages/protocol.ts';
import { useAsk, useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { t } from '../../ui/locales/index.ts';
import { SecretField, wrongPinSentence } from '../../ui/Unlock.tsx';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCopy } from '../CopyButton.tsx';
import { WordLink } from '../WordLink.tsx';

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
    <form
      class="new-passphrase"
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void submitForm();
      }}
    >
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
      />
      <SecretField
        key={`again-${pin}`}
        name="passphrase-again"
        label={t(words, 'choose.again')}
        input={fields.again}
        digits={pin}
        error={errorOf('again')}
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

interface RecoverPageProps {
  readonly state: LockState;
  readonly showCode: (recoveryCode: string) => void;
}

/** Sets a new passphrase with the recovery code, locked or not. */
export function RecoverPage({ state, showCode }: RecoverPageProps) {
  const ask = useAsk();
  const words = useWords();
  if (state.kind === 'none') {
    return (
      <section>
        <Heading>{t(words, 'recover.title')}</Heading>
        <p>{t(words, 'lockPage.none')}</p>
        <p>
          <WordLink word="lockPage.toChoose" class="lone" to="lock" />
        </p>
      </section>
    );
  }
  return (
    <section>
      <Heading>{t(words, 'recover.title')}</Heading>
      <p>{t(words, 'recover.meaning')}</p>
      <p class="hint">{t(words, 'recover.without')}</p>
      <p class="hint">{t(words, 'recover.neither')}</p>
      {state.kind === 'locked' && (
        <p>
          <WordLink word="recover.back" class="back" to="items" />
        </p>
      )}
      <NewPassphrase
        action="recover"
        submitLabel={t(words, 'recover.do')}
        first={{
          name: 'code',
          label: t(words, 'recover.code'),
          hint: t(words, 'recover.codeHint'),
          pin: false,
        }}
        submit={(chosen, code) => ask('ui>bg:recoverPassphrase', { ...chosen, code })}
        onDone={showCode}
      />
    </section>
  );
}

interface RecoveryCodeProps {
  /** Groups of four characters separated by dashes. */
  readonly code: string;
  readonly copyToClipboard: (text: string) => Promise<void>;
  readonly print: () => void;
  readonly onDone: () => void;
}

/** Shows the recovery code, once. Only the panel is printed: nothing on paper says what the code opens. */
export function RecoveryCode({ code, copyToClipboard, print, onDone }: RecoveryCodeProps) {
  const words = useWords();
  const { copied, copy } = useCopy(copyToClipboard);
  const [isNoted, setIsNoted] = useState(false);
  return (
    <section>
      <Heading>{t(words, 'code.title')}</Heading>
      <p>{t(words, 'code.meaning')}</p>
      <p>{t(words, 'code.keep')}</p>
      <div class="panel on-paper">
        <h2>{t(words, 'code.paper')}</h2>
        <CodeGroups code={code} />
        <p class="hint">{t(words, 'code.paperHint')}</p>
      </div>
      <div class="choices">
        <WordButton word="code.print" action="print-code" onClick={print} />
        <WordButton word="code.copy" action="copy-code" onClick={() => copy(code)} />
      </div>
      <p class="hint">{t(words, 'traces.printer')}</p>
      <p role="status" class="hint">
        {copied !== null && t(words, copied ? 'code.copied' : 'code.copyFailed')}
      </p>
      <label class="tick">
        <input
          type="checkbox"
          data-action="code-noted"
          aria-describedby="note-first"
          checked={isNoted}
          onChange={(event) => setIsNoted(event.currentTarget.checked)}
        />
        {t(words, 'code.noted')}
      </label>
      <p id="note-first" class="hint">
        {t(words, 'code.noteFirst')}
      </p>
      <p>
        <WordButton word="code.done" class="primary" action="code-done" disabled={!isNoted} onClick={onDone} />
      </p>
    </section>
  );
}

function CodeGroups({ code }: { readonly code: string }) {
  return (
    <p class="code" data-recovery-code>
      {code.split(/(?<=-)/).map((group, index) => (
        // Groups may repeat, so the index is the key.
        <span key={index}>{group}</span>
      ))}
    </p>
  );
}
