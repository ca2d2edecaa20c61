import { useCallback } from 'preact/hooks';
import { postedOf } from '../parts/ItemRow.tsx';
import { Masked } from '../parts/Masked.tsx';
import { usePictureAddress } from '../parts/picture.ts';
import { fileSize, shortTime } from '../times.ts';
import { refusalSentence, t, type Words } from '../words/index.ts';
import type { ImportRow } from './files.ts';
import type { Imports } from './props.ts';
import { StatedFields } from './StatedFields.tsx';
import type { Importing } from './useImport.ts';

interface FileRowProps {
  readonly words: Words;
  readonly imports: Imports;
  readonly row: ImportRow;
  readonly importing: Importing;
  readonly shown: boolean;
  readonly toggle: () => void;
}

/** One file: its name and what it says, its picture when asked for, its place in the order, what is said of it alone. */
export function FileRow({ words, imports, row, importing, shown, toggle }: FileRowProps) {
  const { key, file, look, fault, outcome, own } = row;
  const { name } = file;
  const sealed = outcome?.kind === 'sealed';
  const { running } = importing;
  const act = (action: 'up' | 'down' | 'remove', press: () => void) => (
    <button
      type="button"
      class="quiet"
      data-action={action}
      aria-label={t(words, `import.${action}Of`, { name })}
      disabled={running}
      onClick={press}
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
        {look && `${look.format.extension.toUpperCase()} · `}
        {fileSize(words.lang, file.size)}
        {dateOf(words, row)}
      </p>
      {sealed && <p class="file-sealed">{t(words, 'import.sealedAs', { ordinal: outcome.ordinal })}</p>}
      {fault && <p class="note">{refusalSentence(words, fault.code, fault.detail)}</p>}
      {outcome?.kind === 'refused' && (
        <p class="note">{refusalSentence(words, outcome.code, outcome.detail)}</p>
      )}
      {look?.hasLocation && !sealed && <p class="note">{t(words, 'import.place')}</p>}
      {look?.format.family === 'image' && !sealed && (
        <Masked
          words={words}
          kind="image"
          shown={shown}
          toggle={toggle}
          showLabel={t(words, 'import.showOf', { name })}
          hideLabel={t(words, 'import.hideOf', { name })}
          reveal={() => <Picture words={words} imports={imports} file={file} />}
        />
      )}
      {!sealed && (
        <div class="file-actions">
          {look && act('up', () => importing.move(key, -1))}
          {look && act('down', () => importing.move(key, 1))}
          {act('remove', () => importing.remove(key))}
        </div>
      )}
      {look && !sealed && (
        <details>
          <summary>{t(words, 'import.details')}</summary>
          <p class="hint">{t(words, 'import.detailsHint')}</p>
          <StatedFields
            words={words}
            prefix={`file-${key}`}
            stated={own}
            change={(changed) => importing.setOwn(key, changed)}
            disabled={running}
          />
        </details>
      )}
    </li>
  );
}

function dateOf(words: Words, { look }: ImportRow): string {
  const date = look?.dates.find(({ iso }) => iso !== null) ?? look?.dates[0];
  if (date === undefined) return '';
  const when =
    date.source === 'modified' ? shortTime(words.lang, date.raw) : postedOf(words, date.iso ?? date.raw);
  const source = t(words, `import.source.${date.source}`);
  return ` · ${t(words, 'import.fileDate', { when, source })}`;
}

/** Made from the file here. */
function Picture({ words, imports, file }: { words: Words; imports: Imports; file: File }) {
  const address = usePictureAddress(useCallback(() => imports.show(file), [imports, file]));
  if (address === undefined) return <p class="hint">{t(words, 'app.loading')}</p>;
  if (address === null) return null;
  return (
    <>
      <img class="preview" src={address} alt={t(words, 'import.alt', { name: file.name })} />
      {/* In a tab of its own: the files chosen here are kept nowhere yet. */}
      <p class="hint">
        <a href="#image" target="_blank" rel="noopener">
          {t(words, 'images.remove')}
        </a>
      </p>
    </>
  );
}
