import { useCallback } from 'preact/hooks';
import { formatFileSize, formatShortTime } from '../formatTime.ts';
import { refusalSentence, t, type Words } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { formatPosted } from '../shared/itemLabels.tsx';
import { linkTo } from '../shared/linkTo.ts';
import { Masked } from '../shared/Masked.tsx';
import { useObjectUrl } from '../shared/useObjectUrl.ts';
import type { ImportApi } from './importApi.ts';
import type { ImportRow } from './importRows.ts';
import { UserInputFields } from './UserInputFields.tsx';
import type { ImportState } from './useImport.ts';

interface ImportFileRowProps {
  readonly imports: ImportApi;
  readonly row: ImportRow;
  readonly importing: ImportState;
  readonly shown: boolean;
  readonly toggle: () => void;
}

/** One file: name, format and date, outcome, masked preview, position in the order, and its own user input. */
export function ImportFileRow({ imports, row, importing, shown, toggle }: ImportFileRowProps) {
  const words = useWords();
  const { key, file, inspection, fault, outcome, ownInput } = row;
  const { name } = file;
  const isSealed = outcome?.kind === 'sealed';
  const { running } = importing;
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
      {isSealed && <p class="file-sealed">{t(words, 'import.sealedAs', { ordinal: outcome.ordinal })}</p>}
      {fault && <p class="note">{refusalSentence(words, fault.code, fault.detail)}</p>}
      {outcome?.kind === 'refused' && <p class="note">{refusalSentence(words, outcome.code, outcome.detail)}</p>}
      {inspection?.hasLocation && !isSealed && <p class="note">{t(words, 'import.place')}</p>}
      {inspection?.format.family === 'image' && !isSealed && (
        <Masked
          kind="image"
          shown={shown}
          toggle={toggle}
          showLabel={t(words, 'import.showOf', { name })}
          hideLabel={t(words, 'import.hideOf', { name })}
          reveal={() => <FilePicture imports={imports} file={file} />}
        />
      )}
      {!isSealed && (
        <div class="file-actions">
          {inspection && renderAction('up', () => importing.move(key, -1))}
          {inspection && renderAction('down', () => importing.move(key, 1))}
          {renderAction('remove', () => importing.remove(key))}
        </div>
      )}
      {inspection && !isSealed && (
        <details>
          <summary>{t(words, 'import.details')}</summary>
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

function formatFileDate(words: Words, { inspection }: ImportRow): string {
  const date = inspection?.dates.find(({ iso }) => iso !== null) ?? inspection?.dates[0];
  if (date === undefined) return '';
  const when =
    date.source === 'modified' ? formatShortTime(words.lang, date.raw) : formatPosted(words, date.iso ?? date.raw);
  const source = t(words, `import.source.${date.source}`);
  return ` · ${t(words, 'import.fileDate', { when, source })}`;
}

/** A preview rendered from the file on this computer. */
function FilePicture({ imports, file }: { imports: ImportApi; file: File }) {
  const words = useWords();
  const imageUrl = useObjectUrl(useCallback(() => imports.renderPreview(file), [imports, file]));
  if (imageUrl === undefined) return <p class="hint">{t(words, 'app.loading')}</p>;
  if (imageUrl === null) return null;
  return (
    <>
      <img class="preview" src={imageUrl} alt={t(words, 'import.alt', { name: file.name })} />
      {/* In a new tab, because the chosen files are not stored yet. */}
      <p class="hint">
        <a {...linkTo('prohibited-image')} target="_blank" rel="noopener">
          {t(words, 'images.remove')}
        </a>
      </p>
    </>
  );
}
