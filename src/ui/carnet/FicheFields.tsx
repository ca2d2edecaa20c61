import type { ComponentChildren } from 'preact';
import type { Fiche } from '../../domain/item/item.ts';
import { formatHandle } from '../../domain/shared/platforms.ts';
import { platformOf, postedOf } from '../parts/ItemRow.tsx';
import { Masked, Quotation } from '../parts/Masked.tsx';
import type { Revealed } from '../parts/revealed.ts';
import { howOf } from '../parts/ways.ts';
import { exactTime, utcTime } from '../times.ts';
import { t, type WordKey, type Words } from '../words/index.ts';

interface FicheFieldsProps {
  readonly words: Words;
  readonly fiche: Fiche;
  readonly revealed: Pick<Revealed<HTMLElement>, 'shown' | 'toggle'>;
}

/** Labels without holes. */
type FieldLabel = Extract<WordKey, `field.${string}`>;

/** What was read, each value with the way it was read; what was not read says so. Words of others stay masked. */
export function FicheFields({ words, fiche, revealed }: FicheFieldsProps) {
  const { author, address, context, page } = fiche;
  const field = (label: FieldLabel, path: string, value: string | null) => (
    <Field words={words} fiche={fiche} label={label} path={path}>
      {value !== null && <bdi>{value}</bdi>}
    </Field>
  );
  const maskedField = (label: FieldLabel, path: string, value: string | null) => (
    <Field words={words} fiche={fiche} label={label} path={path}>
      {value !== null && <MaskedValue words={words} label={label} value={value} revealed={revealed} />}
    </Field>
  );
  return (
    <dl class="fields">
      {field('field.handle', 'author.handle', author.handle && formatHandle(fiche.platform, author.handle))}
      {field('field.displayName', 'author.displayName', author.displayName)}
      {field('field.profileUrl', 'author.profileUrl', author.profileUrl)}
      {field('field.platformId', 'author.platformId', author.platformId)}
      <Posting words={words} fiche={fiche} />
      <Field words={words} fiche={fiche} label="field.acquiredAt">
        <Instant words={words} iso={fiche.acquiredAt} offset={fiche.utcOffset} />
      </Field>
      {field('field.permalink', 'address.permalink', address.permalink)}
      {field('field.page', 'address.page', address.page)}
      {address.frame !== undefined && field('field.frame', 'address.frame', address.frame)}
      {field('field.accessPath', 'accessPath', pathOf(words, fiche))}
      {field('field.platform', 'platform', platformOf(words, fiche.platform))}
      {field('field.surface', 'surface', t(words, `surface.${fiche.surface}`))}
      {field(
        'field.visibility',
        'visibility',
        fiche.visibility && t(words, `visibility.${fiche.visibility}`),
      )}
      {field('field.media', 'media', fiche.media && t(words, 'media.count', { n: fiche.media.length }))}
      {maskedField('field.quoted', quotedPath(context.quoted), context.quoted?.text ?? null)}
      {field('field.replyTo', 'context.replyTo', context.replyTo)}
      {field('field.session', 'session.account', fiche.session.account)}
      {maskedField('field.pageTitle', 'page.title', page.title)}
      {field('field.reader', 'reading', `${fiche.reading.reader} ${fiche.reading.version}`)}
    </dl>
  );
}

/** Where the page says it was opened from, and how much was captured on the way. */
function pathOf(words: Words, { accessPath }: Fiche): string | null {
  if (accessPath === null) return null;
  const { referrer, captured } = accessPath;
  const before = captured.length === 0 ? [] : [t(words, 'path.captured', { n: captured.length })];
  return [...(referrer === null ? [] : [referrer]), ...before].join(' · ');
}

interface FieldProps extends Pick<FicheFieldsProps, 'words' | 'fiche'> {
  readonly label: FieldLabel;
  /** In `reading.fields`; absent for what our own side knows. */
  readonly path?: string;
  /** Falsy: not read. */
  readonly children: ComponentChildren;
}

function Field({ words, fiche, label, path, children }: FieldProps) {
  const note = path === undefined ? undefined : fiche.reading.fields[path];
  const unread = !children || note?.confidence === null;
  return (
    <div>
      <dt>{t(words, label)}</dt>
      <dd>
        {unread ? <span class="unread">{t(words, 'app.unread')}</span> : children}
        {note && <span class="how">{howOf(words, note.how, note.confidence)}</span>}
      </dd>
    </div>
  );
}

/** A quotation may have been seen without its text. */
const quotedPath = (quoted: Fiche['context']['quoted']): string =>
  quoted !== null && quoted.text === null ? 'context.quoted.text' : 'context.quoted';

function Posting({ words, fiche }: Pick<FicheFieldsProps, 'words' | 'fiche'>) {
  const { iso, raw } = fiche.posting;
  const exact = iso !== null && /T\d\d:\d\d:\d\d/.test(iso);
  return (
    <Field
      words={words}
      fiche={fiche}
      label="field.posting"
      path={iso === null ? 'posting.raw' : 'posting.iso'}
    >
      {exact ? (
        <Instant words={words} iso={iso} />
      ) : (
        (iso ?? raw) !== null && <bdi>{postedOf(words, iso ?? raw)}</bdi>
      )}
      {iso !== null && raw !== null && raw !== iso && (
        <span class="how">
          <bdi>{t(words, 'time.asShown', { raw })}</bdi>
        </span>
      )}
    </Field>
  );
}

interface InstantProps {
  readonly words: Words;
  readonly iso: string;
  readonly offset?: string;
}

/** Local time with its offset, then UTC. */
function Instant({ words, iso, offset }: InstantProps) {
  return (
    <time dateTime={iso}>
      {exactTime(words.lang, iso, offset)}
      <span class="how">{utcTime(words.lang, iso)}</span>
    </time>
  );
}

interface MaskedValueProps extends Pick<FicheFieldsProps, 'words' | 'revealed'> {
  readonly label: FieldLabel;
  readonly value: string;
}

function MaskedValue({ words, label, value, revealed }: MaskedValueProps) {
  const name = t(words, label);
  return (
    <Masked
      words={words}
      kind="text"
      shown={revealed.shown === label}
      toggle={() => revealed.toggle(label)}
      showLabel={t(words, 'detail.showField', { field: name })}
      hideLabel={t(words, 'detail.hideField', { field: name })}
      reveal={() => <Quotation text={value} />}
    />
  );
}
