import { type ImportUserInput, parseUserAddress, parseUserDate } from '../../domain/item/importedFiles.ts';
import { PLATFORMS } from '../../platforms/platforms.ts';
import { useWords } from '../../ui/context.ts';
import { formatPlatform } from '../../ui/itemLabels.tsx';
import { t } from '../../ui/locales/index.ts';
import { Select } from './formFields.tsx';

/** Returns the fields that cannot be parsed; without this check they would be sealed as typed. */
export function findMistakes({ date, address }: ImportUserInput): readonly ('date' | 'address')[] {
  return [
    ...(date !== null && parseUserDate(date) === null ? (['date'] as const) : []),
    ...(address !== null && parseUserAddress(address) === null ? (['address'] as const) : []),
  ];
}

interface UserInputFieldsProps {
  /** Makes names and ids unique: a page has several of these forms. */
  readonly prefix: string;
  readonly userInput: ImportUserInput;
  readonly change: (userInput: ImportUserInput) => void;
  readonly disabled: boolean;
  /** Without the image's date and author: for an address recorded without an image. */
  readonly addressOnly?: boolean;
}

const PLATFORM_IDS = [...PLATFORMS.map(({ id }) => id).toSorted(), 'web', 'phone'];

/** What the user states about a file; every field is optional. */
export function UserInputFields({ prefix, userInput, change, disabled, addressOnly = false }: UserInputFieldsProps) {
  const words = useWords();
  const mistakeFields = findMistakes(userInput);
  const setField = (field: keyof ImportUserInput, value: string) =>
    change({ ...userInput, [field]: value.trim() === '' ? null : value });
  const renderTextField = (field: 'account' | 'address' | 'date' | 'takenBy') => {
    const mistake = mistakeFields.find((one) => one === field);
    const hint = field === 'date' || mistake !== undefined;
    return (
      <p class="user-input-field">
        <label for={`${prefix}-${field}`}>{t(words, `import.${field}`)}</label>
        <input
          id={`${prefix}-${field}`}
          name={`${prefix}-${field}`}
          type="text"
          autocomplete="off"
          maxLength={field === 'address' ? 20_000 : 500}
          value={userInput[field] ?? ''}
          disabled={disabled}
          aria-invalid={mistake !== undefined}
          {...(hint && { 'aria-describedby': `${prefix}-${field}-hint` })}
          onInput={(event) => setField(field, event.currentTarget.value)}
        />
        {hint && (
          <span id={`${prefix}-${field}-hint`} class="hint">
            {mistake === undefined
              ? t(words, 'import.dateHint')
              : t(words, mistake === 'date' ? 'import.badDate' : 'import.badAddress')}
          </span>
        )}
      </p>
    );
  };
  return (
    <div class="user-input">
      <p class="user-input-field">
        <label for={`${prefix}-platform`}>{t(words, 'import.platform')}</label>
        <Select
          id={`${prefix}-platform`}
          name={`${prefix}-platform`}
          value={userInput.platform ?? ''}
          disabled={disabled}
          emptyLabel={t(words, 'import.notStated')}
          options={PLATFORM_IDS.map((platform) => [platform, formatPlatform(words, platform)])}
          onChoose={(value) => setField('platform', value)}
        />
      </p>
      {renderTextField('account')}
      {renderTextField('address')}
      {!addressOnly && renderTextField('date')}
      {!addressOnly && renderTextField('takenBy')}
    </div>
  );
}
