import type { ComponentChildren } from 'preact';
import { citeNumber } from '../../domain/export/exhibitNumber.ts';
import {
  type FactKind,
  type FactValues,
  FICHE_FACTS,
  type KindShown,
  methodField,
  SHOWN,
} from '../../domain/item/ficheFacts.ts';
import { type Fiche, formatPosition } from '../../domain/item/item.ts';
import { isFromFile, isSent, kindOf } from '../../domain/item/kind.ts';
import { applyPostingWindow } from '../../domain/item/postingWindow.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import { formatHandle } from '../../platforms/platformTable.ts';
import { useWords } from '../../ui/context.ts';
import { formatExactTime, formatFileSize, formatShortTime, formatUtcTime } from '../../ui/formatTime.ts';
import { formatPlatform, formatPosted, isNamedByFile } from '../../ui/itemLabels.tsx';
import { t, type WordKey, type Words } from '../../ui/locales/index.ts';
import { Masked, Quotation, type RevealState } from '../../ui/Masked.tsx';
import { Digest, FactRow, formatFactLabel, formatFileName, methodText } from '../parts/labels.tsx';

interface ItemRecordProps {
  readonly detail: ItemDetail;
  readonly reveal: RevealState<HTMLDivElement>;
}

/** What was read and what is kept, in two closed rows. */
export function ItemRecord({ detail: { summary, fiche, digest, erasedPaths }, reveal }: ItemRecordProps) {
  const words = useWords();
  const { exhibit, acquiredAt, utcOffset, fileName } = summary;
  return (
    <>
      <details class="panel" data-record>
        <summary>{t(words, 'detail.allRead')}</summary>
        <p>
          {t(words, isFromFile(summary) ? 'item.importedOn' : 'item.recorded', {
            when: formatShortTime(words.lang, acquiredAt, utcOffset),
          })}
          {exhibit !== null && <> · {t(words, 'item.exhibit', { number: citeNumber(exhibit) })}</>}
        </p>
        {fileName !== undefined && !isNamedByFile(summary) && (
          <p class="hint">
            <bdi>{fileName}</bdi>
          </p>
        )}
        <ImportedFileFields fiche={fiche} reveal={reveal} />
        {/* Each with the method of reading, or « non lu ». Text by others stays masked. */}
        <dl class="fields">
          {SHOWN.carnet.map((fact) => (
            <Field key={fact} fact={fact} fiche={fiche} reveal={reveal} />
          ))}
        </dl>
      </details>
      <details class="panel" data-files>
        <summary>{t(words, 'detail.sealAndFiles')}</summary>
        <p class="hint">{t(words, 'detail.sealMeaning')}</p>
        <Digest hex={digest} />
        <h2>{t(words, 'detail.files', { n: fiche.files.length })}</h2>
        <ul class="files">
          {fiche.files.map((file) => (
            <li key={file.path}>
              <span class="file-name">
                {fileTitle(words, fiche, file.path)} · {formatFileSize(words.lang, file.bytes)}
              </span>
              {erasedPaths.includes(file.path) ? (
                <span class="how">{t(words, 'images.fileGone')}</span>
              ) : (
                <Digest hex={file.sha256} />
              )}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** « l'écran entier (capture.png) »: documents of a dossier use the name of the file. */
function fileTitle(words: Words, fiche: Fiche, path: string): string {
  const name = formatFileName(words, fiche, path);
  return name === path ? path : `${name} (${path})`;
}

interface FieldProps {
  readonly fact: (typeof SHOWN)['carnet'][number];
  readonly fiche: Fiche;
  readonly reveal: Pick<RevealState<HTMLElement>, 'mask'>;
}

/** Renders nothing for what the item cannot have: videos of a post without any, an iframe of a post in none. */
function Field(props: FieldProps) {
  const words = useWords();
  const { fact, fiche } = props;
  const { kind, value } = FICHE_FACTS[fact];
  const read = value(fiche);
  if (read === undefined) return null;
  const content = read !== null && renderValue(kind, read, { ...props, words });
  const field = methodField(fiche, fact);
  const note = field === null ? undefined : fiche.reading.fields[field];
  const isMissing = !content || note?.confidence === null;
  const isSending = fact === 'posting' && isSent({ kind: kindOf(fiche), surface: fiche.surface });
  return (
    <FactRow name={isSending ? t(words, 'statedDate.titleSent') : formatFactLabel(words, fact)}>
      {isMissing ? <span class="unread">{t(words, 'app.unread')}</span> : content}
      {note && <span class="how">{methodText(words, note.how, note.confidence)}</span>}
    </FactRow>
  );
}

type Rendering = FieldProps & { readonly words: Words };
type Render<K extends FactKind> = (value: FactValues[K], rendering: Rendering) => ComponentChildren;

const isolate = (text: string) => <bdi>{text}</bdi>;

/** The content of a field, by kind; null when only the reason is shown. */
const CONTENT: { readonly [K in KindShown<'carnet'>]: Render<K> } = {
  text: isolate,
  handle: (handle, { fiche }) => isolate(formatHandle(fiche.platform, handle)),
  address: isolate,
  words: (text, { fact, reveal, words }) => (
    <MaskedValue id={fact} name={formatFactLabel(words, fact)} value={text} reveal={reveal} />
  ),
  platform: (platform, { words }) => isolate(formatPlatform(words, platform)),
  surface: (code, { words }) => isolate(t(words, `surface.${code}`)),
  visibility: (code, { words }) => isolate(t(words, `visibility.${code}`)),
  media: ({ length }, { words }) => isolate(t(words, 'media.count', { n: length })),
  verified: ({ status, label }, { words }) => {
    if (status === 'unread') return null;
    return status === 'no'
      ? t(words, 'detail.verifiedNo')
      : isolate(t(words, 'detail.verifiedYes', { label: label ?? '' }));
  },
  instant: (iso, { fiche }) => <InstantTime iso={iso} offset={fiche.utcOffset} />,
  posting: (_, { words, fiche }) => {
    const { iso, raw } = applyPostingWindow(fiche).posting;
    const isExact = iso !== null && /T\d\d:\d\d:\d\d/.test(iso);
    return (
      <>
        {isExact ? <InstantTime iso={iso} /> : (iso ?? raw) !== null && isolate(formatPosted(words, iso ?? raw))}
        {iso !== null && raw !== null && raw !== iso && (
          <span class="how">{isolate(t(words, 'time.asShown', { raw }))}</span>
        )}
      </>
    );
  },
  /** The referrer of the page, and the number of captures made on the way to it. */
  path: ({ referrer, captured }, { words }) => {
    const captures = captured.length === 0 ? [] : [t(words, 'path.captured', { n: captured.length })];
    return isolate([...(referrer === null ? [] : [referrer]), ...captures].join(' · '));
  },
  videos: (videos, { words }) => (
    <>
      {t(words, 'media.videos', { n: videos.length })}
      {videos.map(({ url, poster, frameMs }, index) => (
        <span class="how" key={index}>
          {isolate(
            [frameMs !== null && t(words, 'media.position', { position: formatPosition(frameMs) }), url, poster]
              .filter(Boolean)
              .join(' · '),
          )}
        </span>
      ))}
    </>
  ),
  unfolding: ({ total, pressed }, { words, fiche }) => (
    <>
      {t(words, 'fiche.pressed', { n: total })}
      {pressed.map(({ label, at }, index) => (
        <span class="how" key={index}>
          {isolate(label)} · <InstantTime iso={at} offset={fiche.utcOffset} />
        </span>
      ))}
    </>
  ),
  /** Where an expert finds it again: archive, file, place counted from 1. */
  exported: ({ archive, path, index }) => isolate([archive.name, path, String(index + 1)].filter(Boolean).join(' · ')),
  quoted: ({ text }, rendering) => text !== null && CONTENT.words(text, rendering),
};

function renderValue<K extends KindShown<'carnet'>>(kind: K, value: FactValues[K], rendering: Rendering) {
  return CONTENT[kind](value, rendering);
}

/** Local time with its offset, then UTC. */
function InstantTime({ iso, offset }: { readonly iso: string; readonly offset?: string }) {
  const words = useWords();
  return (
    <time dateTime={iso}>
      {formatExactTime(words.lang, iso, offset)}
      <span class="how">{formatUtcTime(words.lang, iso)}</span>
    </time>
  );
}

interface MaskedValueProps extends Pick<FieldProps, 'reveal'> {
  readonly id: string;
  readonly name: string;
  readonly value: string;
}

function MaskedValue({ id, name, value, reveal }: MaskedValueProps) {
  const words = useWords();
  return (
    <Masked
      kind="text"
      {...reveal.mask(id)}
      showLabel={t(words, 'detail.showField', { field: name })}
      hideLabel={t(words, 'detail.hideField', { field: name })}
      reveal={() => <Quotation text={value} />}
    />
  );
}

const IMPORTED_FACTS = ['software', 'camera', 'from', 'messageId', 'entries', 'conversation'] as const;

/** Name, format and metadata of an imported file. Renders nothing for a captured item. */
function ImportedFileFields({ fiche, reveal }: Pick<FieldProps, 'fiche' | 'reveal'>) {
  const words = useWords();
  const { received: importedFile } = fiche;
  if (importedFile === undefined) return null;
  const { name, format, pixels, dates, facts, takenBy } = importedFile;
  const forwarded = fiche.exported?.forwarded;
  const renderField = (label: Extract<WordKey, `importedFile.${string}`>, value: string | null | undefined) =>
    value && (
      <FactRow name={t(words, label)}>
        <bdi>{value}</bdi>
      </FactRow>
    );
  return (
    <>
      <h2>{t(words, 'importedFile.title')}</h2>
      <p class="note">{t(words, fiche.exported === undefined ? 'importedFile.original' : 'importedFile.exported')}</p>
      {fiche.exported?.format === 'whatsapp' && <p class="note">{t(words, 'exportedMessage.plainText')}</p>}
      {forwarded !== undefined && (
        <p class="note">
          {forwarded.from === null
            ? t(words, 'exportedMessage.forwardedUnnamed')
            : t(words, 'exportedMessage.forwarded', { name: `\u2068${forwarded.from}\u2069` })}
        </p>
      )}
      {fiche.exported?.isEdited && (
        <p class="note">
          {t(
            words,
            // Telegram Desktop writes it after a reaction too.
            fiche.exported.format === 'telegram-json' ? 'exportedMessage.editedOrReacted' : 'exportedMessage.edited',
          )}
        </p>
      )}
      <dl class="fields">
        {renderField('importedFile.name', name)}
        {renderField('importedFile.format', format)}
        {renderField('importedFile.pixels', pixels && `${pixels.width} × ${pixels.height}`)}
        {renderField('importedFile.takenBy', takenBy)}
        {facts.subject && (
          <FactRow name={t(words, 'importedFile.subject')}>
            <MaskedValue id="subject" name={t(words, 'importedFile.subject')} value={facts.subject} reveal={reveal} />
          </FactRow>
        )}
        {IMPORTED_FACTS.map((fact) => renderField(`importedFile.${fact}`, facts[fact]))}
        {dates.length > 0 && (
          <FactRow name={t(words, 'importedFile.dates')}>
            {dates.map(({ source, raw, iso }) => (
              <p key={source}>
                <bdi>{formatPosted(words, iso ?? raw)}</bdi>{' '}
                <span class="how">{t(words, `import.source.${source}`)}</span>
              </p>
            ))}
            <span class="how">{t(words, 'importedFile.datesHint')}</span>
          </FactRow>
        )}
      </dl>
    </>
  );
}
