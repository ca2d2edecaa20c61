import type { ImportUserInput } from '../../domain/import/importedFile.ts';
import { PLATFORM_NAMES } from '../../domain/shared/platforms.ts';
import { platformOf } from '../parts/ItemRow.tsx';
import { t, type Words } from '../words/index.ts';
import { mistakes } from './files.ts';

interface StatedFieldsProps {
  readonly words: Words;
  /** Before every name and id on the page: several of these stand on it. */
  readonly prefix: string;
  readonly stated: ImportUserInput;
  readonly change: (stated: ImportUserInput) => void;
  readonly disabled: boolean;
  /** Without date and author of the picture: only what an address alone has. */
  readonly short?: boolean;
}

const PLATFORMS = [...PLATFORM_NAMES.keys(), 'web', 'phone'];

/** What the person knows of a file; each field may stay empty. */
export function StatedFields({ words, prefix, stated, change, disabled, short = false }: StatedFieldsProps) {
  const wrong = mistakes(stated);
  const set = (field: keyof ImportUserInput) => (event: Event) => {
    // The fields of this form are inputs and a select: both have a value.
    const { value } = event.currentTarget as HTMLInputElement | HTMLSelectElement;
    change({ ...stated, [field]: value.trim() === '' ? null : value });
  };
  const text = (field: 'account' | 'address' | 'date' | 'takenBy') => {
    const bad = wrong.find((one) => one === field);
    const hint = field === 'date' || bad !== undefined;
    return (
      <p class="stated-field">
        <label for={`${prefix}-${field}`}>{t(words, `import.${field}`)}</label>
        <input
          id={`${prefix}-${field}`}
          name={`${prefix}-${field}`}
          type="text"
          autocomplete="off"
          maxLength={field === 'address' ? 20_000 : 500}
          value={stated[field] ?? ''}
          disabled={disabled}
          aria-invalid={bad !== undefined}
          {...(hint && { 'aria-describedby': `${prefix}-${field}-hint` })}
          onInput={set(field)}
        />
        {hint && (
          <span id={`${prefix}-${field}-hint`} class="hint">
            {bad === undefined
              ? t(words, 'import.dateHint')
              : t(words, bad === 'date' ? 'import.badDate' : 'import.badAddress')}
          </span>
        )}
      </p>
    );
  };
  return (
    <div class="stated">
      <p class="stated-field">
        <label for={`${prefix}-platform`}>{t(words, 'import.platform')}</label>
        <select
          id={`${prefix}-platform`}
          name={`${prefix}-platform`}
          value={stated.platform ?? ''}
          disabled={disabled}
          onChange={set('platform')}
        >
          <option value="">{t(words, 'import.notStated')}</option>
          {PLATFORMS.map((platform) => (
            <option key={platform} value={platform}>
              {platformOf(words, platform)}
            </option>
          ))}
        </select>
      </p>
      {text('account')}
      {text('address')}
      {!short && text('date')}
      {!short && text('takenBy')}
    </div>
  );
}
