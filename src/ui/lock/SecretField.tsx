import type { RefObject } from 'preact';
import { useRevealed } from '../parts/revealed.ts';
import { t, type Words } from '../words/index.ts';

/** Longer is refused by the background. */
const LONGEST = 1000;

interface SecretFieldProps {
  readonly words: Words;
  readonly name: 'passphrase' | 'passphrase-again' | 'current' | 'code' | 'zip-password';
  readonly label: string;
  /** Read when it is sent; its value stands nowhere else. */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly digits?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

/** A passphrase, a PIN or a code: masked until asked for, masked again when the person looks elsewhere. */
export function SecretField({ words, name, label, input, digits = false, hint, error }: SecretFieldProps) {
  const { root, shown, toggle } = useRevealed<HTMLDivElement>();
  const id = `secret-${name}`;
  const seen = shown !== null;
  const described = [...(hint ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])].join(' ');
  return (
    <div class="field" ref={root}>
      <label for={id}>{label}</label>
      <div class="secret">
        <input
          ref={input}
          id={id}
          name={name}
          // Born as a password field, so that no browser keeps it with the form, shown or not.
          {...(seen ? { type: 'text' as const } : { type: 'password' as const })}
          {...(digits && { inputMode: 'numeric' as const })}
          {...(described !== '' && { 'aria-describedby': described })}
          aria-invalid={error !== undefined}
          maxLength={LONGEST}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          dir="auto"
        />
        <button
          type="button"
          class="quiet"
          data-action="show-secret"
          aria-label={t(words, seen ? 'detail.hideField' : 'detail.showField', { field: label })}
          onClick={() => toggle(name)}
        >
          {t(words, seen ? 'app.hide' : 'app.show')}
        </button>
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
    </div>
  );
}
