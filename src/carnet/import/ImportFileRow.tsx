import { useCallback } from 'preact/hooks';
import type { ImportUserInput } from '../../domain/item/importedFiles.ts';
import { PLATFORMS } from '../../platforms/platforms.ts';
import type { OwnFileKind } from '../../seal/verify/ownFiles.ts';
import { useWords } from '../../ui/context.ts';
import { formatFileSize, formatShortTime } from '../../ui/formatTime.ts';
import { formatPlatform, formatPosted } from '../../ui/itemLabels.tsx';
import { refusalSentence, t, type Words } from '../../ui/locales/index.ts';
import { Masked, useObjectUrl } from '../../ui/Masked.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { warningSentence } from '../labels.tsx';
import { linkTo } from '../route.ts';
import { WordLink } from '../WordLink.tsx';
import { findMistakes, findTakenDate, type ImportRow, type ImportState } from './importRows.ts';

interface ImportFileRowProps {
  readonly row: ImportRow;
  readonly importing: ImportState;
  readonly shown: boolean;
  readonly toggle: () => void;
  /** Opens the file as a received dossier. */
  readonly openDossier: (file: File) => void;
}

/** One file: name, format and date, outcome, masked preview, position in the order, and its own user input. */
export function ImportFileRow({ row, importing, shown, toggle, openDossier }: ImportFileRowProps) {
  const words = useWords();
  const { key, file, remark, inspection, fault, outcome, ownInput } = row;
  const { name } = file;
  const isSealed = outcome?.kind === 'sealed';
  const { running } = importing;
  const takenDate = importing.takesDates ? findTakenDate(row, importing.common) : null;
  const renderAction = (action: 'up' | 'down' | 'remove', onPress: () => void) => (
    <button
      type="button"
      class="quiet"
      data-action={action}
      aria-label={t(words, `import.${action}Of`, { name })}
      disabled={running}
      onClick={onPress}
    >
      {t(words, `import.${action}`)}
    </button>
  );
  return (
    <li class="row file-row" data-file={name} data-outcome={outcome?.kind ?? (fault ? 'refused' : 'waiting')}>
      <p class="row-name">
        <bdi>{name}</bdi>
      </p>
      <p class="row-when">
        {inspection && `${inspection.format.extension.toUpperCase()} · `}
        {formatFileSize(words.lang, file.size)}
        {formatFileDate(words, row)}
      </p>
      {takenDate && (
        <p class="row-when" data-taken-date>
          {t(words, 'import.takenDate', {
            when: formatPosted(words, takenDate.iso),
            source: t(words, `import.source.${takenDate.source}`),
          })}
        </p>
      )}
      {isSealed && <p class="file-sealed">{t(words, 'import.sealedAs')}</p>}
      {isSealed && outcome.isRepeat && (
        <p class="note" data-repeat>
          {t(words, 'import.repeat')}
        </p>
      )}
      {fault && remark !== 'backup' && <p class="note">{refusalSentence(words, fault.code, fault.detail)}</p>}
      {!isSealed && remark !== null && remark !== 'unrecognised' && (
        <OwnFileNote kind={remark} openDossier={() => openDossier(file)} />
      )}
      {outcome?.kind === 'refused' && <p class="note">{refusalSentence(words, outcome.code, outcome.detail)}</p>}
      {inspection?.warnings.includes('image-not-shown') && !isSealed && (
        <p class="note" data-not-shown>
          {t(words, 'import.notShown', { format: inspection.format.extension.toUpperCase() })}
        </p>
      )}
      {remark === 'unrecognised' && inspection?.format.family === 'archive' && !isSealed && (
        <div class="note" data-unrecognised>
          <p>{t(words, 'import.unrecognised')}</p>
          <p>
            <WordLink word="askData.title" class="lone" to="ask-data" />
          </p>
        </div>
      )}
      {(['type-differs', 'image-cut'] as const).map(
        (code) =>
          inspection?.warnings.includes(code) && (
            <p key={code} class="note" data-warning={code}>
              {warningSentence(words, code)}
            </p>
          ),
      )}
      {inspection?.hasLocation && !isSealed && <p class="note">{t(words, 'import.place')}</p>}
      {inspection?.format.family === 'image' && !inspection.warnings.includes('image-not-shown') && !isSealed && (
        <Masked
          kind="image"
          shown={shown}
          toggle={toggle}
          showLabel={t(words, 'import.showOf', { name })}
          hideLabel={t(words, 'import.hideOf', { name })}
          reveal={() => <FilePicture file={file} />}
        />
      )}
      {!isSealed && <div class="file-actions">{renderAction('remove', () => importing.remove(key))}</div>}
      {inspection && !isSealed && (
        <details>
          <summary>{t(words, 'import.details')}</summary>
          <div class="file-actions">
            {renderAction('up', () => importing.move(key, -1))}
            {renderAction('down', () => importing.move(key, 1))}
          </div>
          <p class="hint">{t(words, 'import.detailsHint')}</p>
          <UserInputFields
            prefix={`file-${key}`}
            userInput={ownInput}
            change={(changed) => importing.setOwnInput(key, changed)}
            disabled={running}
          />
        </details>
      )}
    </li>
  );
}

/** A file of the product is no capture: where it belongs, in one press. */
function OwnFileNote({ kind, openDossier }: { readonly kind: OwnFileKind; readonly openDossier: () => void }) {
  const words = useWords();
  return (
    <div class="note" data-own-file={kind}>
      <p>{t(words, `import.own.${kind}`)}</p>
      <p>
        {kind === 'dossier' ? (
          <WordButton word="import.openDossier" action="open-dossier" onClick={openDossier} />
        ) : (
          <WordLink word="backup.title" class="lone" to="backup" />
        )}
      </p>
    </div>
  );
}

function formatFileDate(words: Words, { inspection }: ImportRow): string {
  const date = inspection?.dates.find(({ iso }) => iso !== null) ?? inspection?.dates[0];
  if (date === undefined) return '';
  const when =
    date.source === 'modified' ? formatShortTime(words.lang, date.raw) : formatPosted(words, date.iso ?? date.raw);
  const source = t(words, `import.source.${date.source}`);
  return ` · ${t(words, 'import.fileDate', { when, source })}`;
}

/** A preview rendered from the file on this computer. */
function FilePicture({ file }: { readonly file: File }) {
  const words = useWords();
  const { imports } = useCarnetApi();
  const imageUrl = useObjectUrl(useCallback(() => imports.renderPreview(file), [imports, file]));
  if (imageUrl === undefined) return <p class="hint">{t(words, 'app.loading')}</p>;
  if (imageUrl === null) return null;
  return (
    <>
      <img class="preview" src={imageUrl} alt={t(words, 'import.alt', { name: file.name })} />
      {/* In a new tab, because the chosen files are not stored yet. */}
      <p class="hint">
        <a class="lone" {...linkTo('prohibited-image')} target="_blank" rel="noopener">
          {t(words, 'images.remove')}
        </a>
      </p>
    </>
  );
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
          {PLATFORM_IDS.map((platform) => (
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
