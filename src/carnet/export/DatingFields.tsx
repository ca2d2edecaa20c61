import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import {
  AUTHORITIES_CHECKED_ON,
  NO_TIMESTAMP_SETTINGS,
  parseAuthorityAddress,
  TIMESTAMP_AUTHORITIES,
  type TimestampSettings,
} from '../../domain/case/timestampAuthorities.ts';
import { MIN_ZIP_PASSWORD_LENGTH } from '../../domain/shared/limits.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { SecretField } from '../../ui/Unlock.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { Checkbox } from '../parts/formFields.tsx';

const NO_AUTHORITY = 'none';
const OTHER_AUTHORITY = 'other';

interface DatingFieldsProps {
  readonly chosen: TimestampSettings;
  readonly choose: (chosen: TimestampSettings) => void;
  /** The address of another authority; its input is null while none is asked for. */
  readonly addressInput: RefObject<HTMLInputElement | null>;
  readonly isAddressWrong: boolean;
}

/** Who dates the dossier: the benefit, the data sent, the authorities. None is preselected; nothing is sent yet. */
export function DatingFields({ chosen, choose, addressInput, isAddressWrong }: DatingFieldsProps) {
  const words = useWords();
  const { address, captures } = chosen;
  const listed = TIMESTAMP_AUTHORITIES.some((one) => one.address === address);
  const [selected, setSelected] = useState(address === null ? NO_AUTHORITY : listed ? address : OTHER_AUTHORITY);
  const select = (value: string) => {
    setSelected(value);
    if (value === NO_AUTHORITY) choose(NO_TIMESTAMP_SETTINGS);
    else if (value !== OTHER_AUTHORITY) choose({ address: value, captures });
  };
  const typeAddress = (typed: string) => {
    const parsed = parseAuthorityAddress(typed);
    if (parsed !== null) choose({ address: parsed, captures });
  };
  const radio = (value: string, label: string) => (
    <label key={value}>
      <input type="radio" name="authority" value={value} checked={selected === value} onChange={() => select(value)} />{' '}
      {label}
    </label>
  );
  return (
    <>
      <p>{t(words, 'timestamp.meaning')}</p>
      <p>{t(words, 'timestamp.leaves')}</p>
      <fieldset class="kinds fieldset">
        <legend>{t(words, 'timestamp.who')}</legend>
        {radio(NO_AUTHORITY, t(words, 'timestamp.none'))}
        {TIMESTAMP_AUTHORITIES.map(({ name, address: value, qualified, free }) =>
          radio(
            value,
            `${name} : ${t(words, qualified ? 'timestamp.qualified' : 'timestamp.plain')}${free ? `, ${t(words, 'timestamp.free')}` : ''}`,
          ),
        )}
        {radio(OTHER_AUTHORITY, t(words, 'timestamp.other'))}
      </fieldset>
      {selected === OTHER_AUTHORITY && (
        <div class="field">
          <label for="stamp-address">{t(words, 'timestamp.address')}</label>
          <input
            ref={addressInput}
            id="stamp-address"
            type="url"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            defaultValue={listed ? '' : (address ?? '')}
            aria-invalid={isAddressWrong}
            aria-describedby="stamp-address-hint"
            onChange={(event) => typeAddress(event.currentTarget.value)}
          />
          <p
            id="stamp-address-hint"
            class={isAddressWrong ? 'field-error' : 'hint'}
            {...(isAddressWrong && { role: 'alert' })}
          >
            {t(words, isAddressWrong ? 'timestamp.addressWrong' : 'timestamp.addressHint')}
          </p>
        </div>
      )}
      {address !== null && selected !== NO_AUTHORITY && (
        <Checkbox
          name="captures"
          label={t(words, 'timestamp.captures')}
          checked={captures}
          onChange={(checked) => choose({ address, captures: checked })}
        />
      )}
      <p class="hint">{t(words, 'timestamp.seen', { date: formatDay(words.lang, AUTHORITIES_CHECKED_ON) })}</p>
      <p role="status" class="hint" data-dating={address ?? 'none'}>
        {t(words, address === null ? 'timestamp.chosenNone' : 'timestamp.chosen')}
      </p>
    </>
  );
}

interface PasswordFieldsProps {
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
          <WordButton word="exportForm.passwordRemove" class="quiet" action="remove-password" onClick={remove} />
        </p>
      )}
      <SecretField
        name="zip-password"
        label={t(words, 'exportForm.passwordField')}
        hint={t(words, 'exportForm.passwordHint', { n: MIN_ZIP_PASSWORD_LENGTH })}
        input={password}
        error={mistake === 'weak' ? t(words, 'refusal.weak-passphrase') : undefined}
        again={
          isFilled
            ? {
                name: 'zip-password-again',
                label: t(words, 'choose.again'),
                input: again,
                error: mistake === 'different' ? t(words, 'choose.different') : undefined,
              }
            : null
        }
      />
    </div>
  );
}
