import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { MIN_PASSPHRASE_LENGTH } from '../../../domain/shared/limits.ts';
import { t } from '../../locales/index.ts';
import { SecretField } from '../../lock/SecretField.tsx';
import { useWords } from '../../shared/context.ts';

export interface PasswordFieldsProps {
  readonly password: RefObject<HTMLInputElement | null>;
  readonly again: RefObject<HTMLInputElement | null>;
  readonly mistake: 'weak' | 'different' | null;
  /** A password was chosen before; a new one replaces it. */
  readonly isChosen: boolean;
  readonly remove: () => void;
}

/** The password of the dossier's file, optional. Once something is typed, it is asked for a second time. */
export function PasswordFields({ password, again, mistake, isChosen, remove }: PasswordFieldsProps) {
  const words = useWords();
  const [isFilled, setFilled] = useState(false);
  return (
    <div class="export-form" onInput={() => setFilled(password.current?.value !== '')}>
      <h3>{t(words, 'exportForm.password')}</h3>
      <p class="hint">{t(words, 'exportForm.passwordMeaning')}</p>
      {isChosen && (
        <p data-password="chosen">
          {t(words, 'exportForm.passwordChosen')}{' '}
          <button type="button" class="quiet" data-action="remove-password" onClick={remove}>
            {t(words, 'exportForm.passwordRemove')}
          </button>
        </p>
      )}
      <SecretField
        name="zip-password"
        label={t(words, 'exportForm.passwordField')}
        hint={t(words, 'exportForm.passwordHint', { n: MIN_PASSPHRASE_LENGTH })}
        input={password}
        error={mistake === 'weak' ? t(words, 'refusal.weak-passphrase') : undefined}
      />
      {isFilled && (
        <SecretField
          name="zip-password-again"
          label={t(words, 'choose.again')}
          input={again}
          error={mistake === 'different' ? t(words, 'choose.different') : undefined}
        />
      )}
    </div>
  );
}
