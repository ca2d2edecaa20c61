import type { OwnFileKind } from '../../seal/verify/ownFiles.ts';
import { useWords } from '../../ui/context.ts';
import { formatFileSize, formatShortTime } from '../../ui/formatTime.ts';
import { formatPosted } from '../../ui/itemLabels.tsx';
import { refusalSentence, t, type Words } from '../../ui/locales/index.ts';
import { LoadedImage, Masked } from '../../ui/Masked.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { warningSentence } from '../parts/labels.tsx';
import { UserInputFields } from '../parts/UserInputFields.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { linkTo } from '../route.ts';
import { findTakenDate, type ImportRow, type ImportState } from './importRows.ts';

interface ImportFileRowProps {
  readonly row: ImportRow;
  readonly importing: ImportState;
  readonly shown: boolean;
  readonly toggle: () => void;
  /** Opens the file as a received dossier. */
  readonly openDossier: (file: File) => void;
}

/** One file: name, format and date, outcome and notes; the masked preview, the order and its own user input open. */
export function ImportFileRow({ row, importing, openDossier, ...reveal }: ImportFileRowProps) {
  const words = useWords();
  const { key, file, remark, inspection, fault, outcome } = row;
  const { name } = file;
  const isSealed = outcome?.kind === 'sealed';
  const takenDate = importing.takesDates ? findTakenDate(row, importing.common) : null;
  const facts = (
    <>
      <span class="row-name">
        <bdi>{name}</bdi>
      </span>
      <span class="hint">
        {inspection && `${inspection.format.extension.toUpperCase()} · `}
        {formatFileSize(words.lang, file.size)}
        {formatFileDate(words, row)}
      </span>
      {takenDate && (
        <span class="hint" data-taken-date>
          {t(words, 'import.takenDate', {
            when: formatPosted(words, takenDate.iso),
            source: t(words, `import.source.${takenDate.source}`),
          })}
        </span>
      )}
    </>
  );
  return (
    <li class="row file-row" data-file={name} data-outcome={outcome?.kind ?? (fault ? 'refused' : 'waiting')}>
      {isSealed ? (
        <p class="row-lines">{facts}</p>
      ) : (
        <details>
          <summary>{facts}</summary>
          <OpenedFile {...{ row, importing }} {...reveal} />
        </details>
      )}
      {isSealed && <p class="file-sealed">{t(words, 'item.imported')}</p>}
      {fault && remark !== 'backup' && <p class="note">{refusalSentence(words, fault.code, fault.detail)}</p>}
      {!isSealed && (remark === 'dossier' || remark === 'backup') && (
        <OwnFileNote
          kind={remark}
          openDossier={() => openDossier(file)}
          keepAsFile={inspection && (() => importing.keepAsFile(key))}
        />
      )}
      {outcome?.kind === 'refused' && <p class="note">{refusalSentence(words, outcome.code, outcome.detail)}</p>}
      {inspection?.warnings.includes('image-not-shown') && !isSealed && (
        <p class="note" data-not-shown>
          {t(words, 'import.notShown', { format: inspection.format.extension.toUpperCase() })}
        </p>
      )}
      {inspection?.hasSeveralEmails && (
        <p class="note" data-several-emails>
          {t(words, 'import.severalEmails')}
        </p>
      )}
      {remark === 'unrecognised' && inspection?.format.family === 'archive' && !isSealed && (
        <div class="note" data-unrecognised>
          <p>{t(words, 'import.unrecognised')}</p>
          <p>
            <WordLink word="askData.title" class="lone" to="from-phone" />
          </p>
        </div>
      )}
      {remark === 'unread' && inspection && (
        <div class="note" data-unread>
          <p>{t(words, 'import.unread')}</p>
          <KeepAsFile keep={() => importing.keepAsFile(key)} />
        </div>
      )}
      {(['type-differs', 'image-cut', 'image-moves', 'letters-guessed'] as const).map(
        (code) =>
          inspection?.warnings.includes(code) && (
            <p key={code} class="note" data-warning={code}>
              {warningSentence(words, code)}
            </p>
          ),
      )}
      {inspection?.hasLocation && !isSealed && <p class="note">{t(words, 'import.place')}</p>}
    </li>
  );
}

/** What the row of a file opens to, until the file is sealed. */
function OpenedFile({ row, importing, shown, toggle }: Omit<ImportFileRowProps, 'openDossier'>) {
  const words = useWords();
  const { imports } = useCarnetApi();
  const { key, file, inspection, ownInput } = row;
  const { name } = file;
  const { running } = importing;
  const isShowable = inspection?.warnings.includes('image-not-shown') === false;
  const renderAction = (action: 'up' | 'down' | 'remove', onPress: () => void) => (
    <WordButton
      word={`import.${action}`}
      action={action}
      class="quiet"
      aria-label={t(words, `import.${action}Of`, { name })}
      disabled={running}
      onClick={onPress}
    />
  );
  return (
    <>
      {inspection?.format.family === 'image' && isShowable && (
        <Masked
          kind="image"
          shown={shown}
          toggle={toggle}
          showLabel={t(words, 'import.showOf', { name })}
          hideLabel={t(words, 'import.hideOf', { name })}
          reveal={() => (
            <LoadedImage
              read={() => imports.renderPreview(file)}
              inputs={[imports, file]}
              alt={t(words, 'import.alt', { name })}
            >
              {/* In a new tab, because the chosen files are not stored yet. */}
              <p class="hint">
                <a class="lone" {...linkTo('prohibited-image')} target="_blank" rel="noopener">
                  {t(words, 'images.remove')}
                </a>
              </p>
            </LoadedImage>
          )}
        />
      )}
      {inspection && !isShowable && <p data-as-jpeg>{t(words, 'import.asJpeg')}</p>}
      <div class="file-actions">
        {renderAction('remove', () => importing.remove(key))}
        {inspection && renderAction('up', () => importing.move(key, -1))}
        {inspection && renderAction('down', () => importing.move(key, 1))}
      </div>
      {inspection && (
        <>
          <p class="hint">{t(words, 'import.detailsHint')}</p>
          <UserInputFields
            prefix={`file-${key}`}
            userInput={ownInput}
            change={(changed) => importing.setOwnInput(key, changed)}
            disabled={running}
          />
        </>
      )}
    </>
  );
}

interface OwnFileNoteProps {
  readonly kind: OwnFileKind;
  readonly openDossier: () => void;
  /** Null for what cannot be imported. */
  readonly keepAsFile: (() => void) | null;
}

/** A file of the product is no capture: where it belongs, in one press. */
function OwnFileNote({ kind, openDossier, keepAsFile }: OwnFileNoteProps) {
  const words = useWords();
  return (
    <div class="note" data-own-file={kind}>
      <p>{t(words, `import.own.${kind}`)}</p>
      <p class="choices">
        {kind === 'dossier' ? (
          <WordButton word="import.openDossier" action="open-dossier" onClick={openDossier} />
        ) : (
          <WordLink word="backup.restore" class="lone" to="restore" />
        )}
        {keepAsFile && <KeepAsFile keep={keepAsFile} />}
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

function KeepAsFile({ keep }: { readonly keep: () => void }) {
  const words = useWords();
  return (
    <button type="button" class="quiet" data-action="keep-as-file" onClick={keep}>
      {t(words, 'archive.asFiles', { n: 1 })}
    </button>
  );
}
