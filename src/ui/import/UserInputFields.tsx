import type { ImportUserInput } from '../../domain/item/importedFiles.ts';
import { PLATFORM_NAMES } from '../../domain/shared/platforms.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { formatPlatform } from '../shared/itemLabels.tsx';
import { findMistakes } from './importRows.ts';

interface UserInputFieldsProps {
  /** Makes names and ids unique: a page has several of these forms. */
  readonly prefix: string;
  readonly userInput: ImportUserInput;
  readonly change: (userInput: ImportUserInput) => void;
  readonly disabled: boolean;
  /** Without the image's date and author: for an address recorded without an image. */
  readonly addressOnly?: boolean;
}

const PLATFORMS = [...PLATFORM_NAMES.keys(), 'web', 'phone'];

/** What the user states about a file; every field is optional. */
export function UserInputFields({ prefix, userInput, change, disabled, addressOnly = false }: UserInputFieldsProps) {
  const words = useWords();
  const mistakeFields = findMistakes(userInput);
  const setField = (field: keyof ImportUserInput) => (event: Event) => {
    // This form has only inputs and a select; both have a value.
    const { value } = event.currentTarget as HTMLInputElement | HTMLSelectElement;
    change({ ...userInput, [field]: value.trim() === '' ? null : value });
  };
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
          onInput={setField(field)}
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
        <select
          id={`${prefix}-platform`}
          name={`${prefix}-platform`}
          value={userInput.platform ?? ''}
          disabled={disabled}
          onChange={setField('platform')}
        >
          <option value="">{t(words, 'import.notStated')}</option>
          {PLATFORMS.map((platform) => (
            <option key={platform} value={platform}>
              {formatPlatform(words, platform)}
            </option>
          ))}
        </select>
      </p>
      {renderTextField('account')}
      {renderTextField('address')}
      {!addressOnly && renderTextField('date')}
      {!addressOnly && renderTextField('takenBy')}
    </div>
  );
}
