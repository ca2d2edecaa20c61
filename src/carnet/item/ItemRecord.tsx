import type { ComponentChildren } from 'preact';
import { type Fiche, formatPosition, getVerifiedStatus } from '../../domain/item/item.ts';
import { formatHandle } from '../../domain/shared/platforms.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import { useWords } from '../../ui/context.ts';
import { formatExactTime, formatFileSize, formatUtcTime } from '../../ui/formatTime.ts';
import { formatPlatform, formatPosted } from '../../ui/itemLabels.tsx';
import { t, type WordKey, type Words } from '../../ui/locales/index.ts';
import { Masked, Quotation, type RevealState } from '../../ui/Masked.tsx';
import { Digest, methodText } from '../labels.tsx';

interface ItemRecordProps {
  readonly detail: ItemDetail;
  readonly reveal: RevealState<HTMLDivElement>;
}

/** What was read and what is kept, in two folded parts. */
export function ItemRecord({ detail: { fiche, digest, erasedPaths }, reveal }: ItemRecordProps) {
  const words = useWords();
  return (
    <>
      <details class="panel" data-record>
        <summary>{t(words, 'detail.allRead')}</summary>
        <ImportedFileFields fiche={fiche} />
        <FicheFields fiche={fiche} reveal={reveal} />
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
                {file.path} · {formatFileSize(words.lang, file.bytes)}
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

interface FicheFieldsProps {
  readonly fiche: Fiche;
  readonly reveal: Pick<RevealState<HTMLElement>, 'shown' | 'toggle'>;
}

/** Labels without parameters. */
type FieldLabel = Extract<WordKey, `field.${string}`>;

/** The fields of the fiche, each with the method of reading, or « non lu ». Text by others stays masked. */
function FicheFields({ fiche, reveal }: FicheFieldsProps) {
  const words = useWords();
  const { author, address, context, page } = fiche;
  const field = (label: FieldLabel, path: string, value: string | null) => (
    <Field fiche={fiche} label={label} path={path}>
      {value !== null && <bdi>{value}</bdi>}
    </Field>
  );
  const maskedField = (label: FieldLabel, path: string, value: string | null) => (
    <Field fiche={fiche} label={label} path={path}>
      {value !== null && <MaskedValue label={label} value={value} reveal={reveal} />}
    </Field>
  );
  return (
    <dl class="fields">
      {field('field.handle', 'author.handle', author.handle && formatHandle(fiche.platform, author.handle))}
      {field('field.displayName', 'author.displayName', author.displayName)}
      {field('field.profileUrl', 'author.profileUrl', author.profileUrl)}
      {field('field.platformId', 'author.platformId', author.platformId)}
      <VerifiedField fiche={fiche} />
      <PostingField fiche={fiche} />
      <Field fiche={fiche} label="field.acquiredAt">
        <InstantTime iso={fiche.acquiredAt} offset={fiche.utcOffset} />
      </Field>
      {field('field.permalink', 'address.permalink', address.permalink)}
      {field('field.page', 'address.page', address.page)}
      {address.frame !== undefined && field('field.frame', 'address.frame', address.frame)}
      {field('field.accessPath', 'accessPath', formatAccessPath(words, fiche))}
      {field('field.platform', 'platform', formatPlatform(words, fiche.platform))}
      {field('field.surface', 'surface', t(words, `surface.${fiche.surface}`))}
      {field('field.visibility', 'visibility', fiche.visibility && t(words, `visibility.${fiche.visibility}`))}
      {field('field.media', 'media', fiche.media && t(words, 'media.count', { n: fiche.media.length }))}
      <VideosField fiche={fiche} />
      <UnfoldedField fiche={fiche} />
      {maskedField('field.quoted', quotedFieldPath(context.quoted), context.quoted?.text ?? null)}
      {field('field.replyTo', 'context.replyTo', context.replyTo)}
      {field('field.session', 'session.account', fiche.session.account)}
      {maskedField('field.pageTitle', 'page.title', page.title)}
      {field('field.reader', 'reading', `${fiche.reading.reader} ${fiche.reading.version}`)}
    </dl>
  );
}

/** The referrer of the page and the number of captures made on the way to it. */
function formatAccessPath(words: Words, { accessPath }: Fiche): string | null {
  if (accessPath === null) return null;
  const { referrer, captured } = accessPath;
  const captures = captured.length === 0 ? [] : [t(words, 'path.captured', { n: captured.length })];
  return [...(referrer === null ? [] : [referrer]), ...captures].join(' · ');
}

interface FieldProps extends Pick<FicheFieldsProps, 'fiche'> {
  readonly label: FieldLabel;
  /** Key in `reading.fields`; absent for values that Recueil itself provides. */
  readonly path?: string;
  /** Falsy when not read. */
  readonly children: ComponentChildren;
}

function Field({ fiche, label, path, children }: FieldProps) {
  const words = useWords();
  const note = path === undefined ? undefined : fiche.reading.fields[path];
  const isMissing = !children || note?.confidence === null;
  return (
    <div>
      <dt>{t(words, label)}</dt>
      <dd>
        {isMissing ? <span class="unread">{t(words, 'app.unread')}</span> : children}
        {note && <span class="how">{methodText(words, note.how, note.confidence)}</span>}
      </dd>
    </div>
  );
}

/** The quoted post may have been found without its text. */
const quotedFieldPath = (quoted: Fiche['context']['quoted']): string =>
  quoted !== null && quoted.text === null ? 'context.quoted.text' : 'context.quoted';

function PostingField({ fiche }: Pick<FicheFieldsProps, 'fiche'>) {
  const words = useWords();
  const { iso, raw } = fiche.posting;
  const exact = iso !== null && /T\d\d:\d\d:\d\d/.test(iso);
  return (
    <Field fiche={fiche} label="field.posting" path={iso === null ? 'posting.raw' : 'posting.iso'}>
      {exact ? <InstantTime iso={iso} /> : (iso ?? raw) !== null && <bdi>{formatPosted(words, iso ?? raw)}</bdi>}
      {iso !== null && raw !== null && raw !== iso && (
        <span class="how">
          <bdi>{t(words, 'time.asShown', { raw })}</bdi>
        </span>
      )}
    </Field>
  );
}

/** Renders nothing when the reader does not look for the mark. */
function VerifiedField({ fiche }: Pick<FicheFieldsProps, 'fiche'>) {
  const words = useWords();
  const status = getVerifiedStatus(fiche);
  if (status === null) return null;
  if (status === 'no')
    return (
      <Field fiche={fiche} label="field.verified">
        {t(words, 'detail.verifiedNo')}
      </Field>
    );
  const label = fiche.author.verified ?? '';
  return (
    <Field fiche={fiche} label="field.verified" path="author.verified">
      {status === 'yes' && <bdi>{t(words, 'detail.verifiedYes', { label })}</bdi>}
    </Field>
  );
}

/** Renders nothing for a post without videos. */
function VideosField({ fiche }: Pick<FicheFieldsProps, 'fiche'>) {
  const words = useWords();
  const { films } = fiche;
  if (films === undefined) return null;
  return (
    <Field fiche={fiche} label="field.videos">
      {t(words, 'media.videos', { n: films.length })}
      {films.map(({ url, poster, frameMs }, index) => (
        <span class="how" key={index}>
          <bdi>
            {[frameMs !== null && t(words, 'media.position', { position: formatPosition(frameMs) }), url, poster]
              .filter(Boolean)
              .join(' · ')}
          </bdi>
        </span>
      ))}
    </Field>
  );
}

/** Renders nothing when no button of the page was pressed. */
function UnfoldedField({ fiche }: Pick<FicheFieldsProps, 'fiche'>) {
  const words = useWords();
  const { unfolded } = fiche;
  if (unfolded === undefined) return null;
  return (
    <Field fiche={fiche} label="field.unfolded">
      {t(words, 'unfold.pressed', { n: unfolded.total })}
      {unfolded.pressed.map(({ label, at }, index) => (
        <span class="how" key={index}>
          <bdi>{label}</bdi> · <InstantTime iso={at} offset={fiche.utcOffset} />
        </span>
      ))}
    </Field>
  );
}

interface InstantTimeProps {
  readonly iso: string;
  readonly offset?: string;
}

/** Local time with its offset, then UTC. */
function InstantTime({ iso, offset }: InstantTimeProps) {
  const words = useWords();
  return (
    <time dateTime={iso}>
      {formatExactTime(words.lang, iso, offset)}
      <span class="how">{formatUtcTime(words.lang, iso)}</span>
    </time>
  );
}

interface MaskedValueProps extends Pick<FicheFieldsProps, 'reveal'> {
  readonly label: FieldLabel;
  readonly value: string;
}

function MaskedValue({ label, value, reveal }: MaskedValueProps) {
  const words = useWords();
  const name = t(words, label);
  return (
    <Masked
      kind="text"
      shown={reveal.shown === label}
      toggle={() => reveal.toggle(label)}
      showLabel={t(words, 'detail.showField', { field: name })}
      hideLabel={t(words, 'detail.hideField', { field: name })}
      reveal={() => <Quotation text={value} />}
    />
  );
}

const IMPORTED_FACTS = ['software', 'camera', 'from', 'subject', 'messageId', 'entries', 'conversation'] as const;

/** Name, format and metadata of an imported file. Renders nothing for a captured item. */
function ImportedFileFields({ fiche }: { readonly fiche: Fiche }) {
  const words = useWords();
  const { received: importedFile } = fiche;
  if (importedFile === undefined) return null;
  const { name, format, pixels, dates, facts, takenBy } = importedFile;
  const renderField = (label: Extract<WordKey, `importedFile.${string}`>, value: string | null | undefined) =>
    value && (
      <div>
        <dt>{t(words, label)}</dt>
        <dd>
          <bdi>{value}</bdi>
        </dd>
      </div>
    );
  return (
    <>
      <h2>{t(words, 'importedFile.title')}</h2>
      <p class="note">{t(words, 'importedFile.original')}</p>
      <dl class="fields">
        {renderField('importedFile.name', name)}
        {renderField('importedFile.format', format)}
        {renderField('importedFile.pixels', pixels && `${pixels.width} × ${pixels.height}`)}
        {renderField('importedFile.takenBy', takenBy)}
        {IMPORTED_FACTS.map((fact) => renderField(`importedFile.${fact}`, facts[fact]))}
        {dates.length > 0 && (
          <div>
            <dt>{t(words, 'importedFile.dates')}</dt>
            <dd>
              {dates.map(({ source, raw, iso }) => (
                <p key={source}>
                  <bdi>{formatPosted(words, iso ?? raw)}</bdi>{' '}
                  <span class="how">{t(words, `import.source.${source}`)}</span>
                </p>
              ))}
              <span class="how">{t(words, 'importedFile.datesHint')}</span>
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
