import type { RefObject } from 'preact';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { useReveal } from '../shared/useReveal.ts';

/** The background refuses longer ones (src/messages/requests.ts). */
const MAX_SECRET_LENGTH = 1000;

interface SecretFieldProps {
  readonly name: 'passphrase' | 'passphrase-again' | 'current' | 'code' | 'zip-password' | 'zip-password-again';
  readonly label: string;
  /** The value is read at submission and stored nowhere else. */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly digits?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

/** Field for a passphrase, a PIN or a code: masked, shown on demand, and masked again when the page is hidden. */
export function SecretField({ name, label, input, digits = false, hint, error }: SecretFieldProps) {
  const words = useWords();
  const { root, shown, toggle } = useReveal<HTMLDivElement>();
  const id = `secret-${name}`;
  const isShown = shown !== null;
  const describedBy = [...(hint ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])].join(' ');
  return (
    <div class="field" ref={root}>
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
          maxLength={MAX_SECRET_LENGTH}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          dir="auto"
        />
        <button
          type="button"
          class="quiet"
          data-action="show-secret"
          aria-label={t(words, isShown ? 'detail.hideField' : 'detail.showField', { field: label })}
          onClick={() => toggle(name)}
        >
          {t(words, isShown ? 'app.hide' : 'app.show')}
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
