import type { ComponentChildren } from 'preact';
import { type Confidence, NOT_EXTRACTED_REASONS } from '../../domain/capture/extraction.ts';
import { findWarningWords } from '../../domain/capture/warningWords.ts';
import { sayText, translateCall } from '../../domain/item/callWords.ts';
import type { ExportedRecord } from '../../domain/item/exportedMessage.ts';
import { type FactKey, factLabel } from '../../domain/item/ficheFacts.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { ALWAYS_WRITTEN, type ItemNotes, isIntimate } from '../../domain/item/itemNotes.ts';
import { type Counts, isFromFile, isSent, KINDS } from '../../domain/item/kind.ts';
import { isWithoutZone } from '../../domain/item/postingWindow.ts';
import type { SeenAccount } from '../../domain/item/seenAccounts.ts';
import { findStatedDate, type StatedDate } from '../../domain/item/statedDate.ts';
import type { Step } from '../../domain/item/step.ts';
import { pickLanguage } from '../../domain/shared/languages.ts';
import type { ItemSummary } from '../../messages/protocol.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay, formatList } from '../../ui/formatTime.ts';
import { formatAccount, formatLocalTime, formatPosted, formatSite } from '../../ui/itemLabels.tsx';
import { lookupWord, t, type Words } from '../../ui/locales/index.ts';
import { typeset } from '../../ui/locales/typeset.ts';
import { Quotation } from '../../ui/Masked.tsx';

/** `link:/status/` → « dans un lien de la page, lecture sûre ». */
export function methodText(words: Words, how: string, confidence: Confidence | null): string {
  if (confidence === null) return missingReasonText(words, how);
  // Stated by the user or by a file, not extracted from a page: confidence does not apply.
  if (how === 'declared' || how === 'file') return methodName(words, how);
  return `${methodName(words, how)}, ${t(words, `confidence.${confidence}`)}`;
}

/** For a value that is null: the reason, or where it was looked for without success. */
export function missingReasonText(words: Words, how: string): string {
  const method = methodName(words, how);
  return NOT_EXTRACTED_REASONS.some((reason) => reason === how) ? method : t(words, 'how.sought', { way: method });
}

const methodName = (words: Words, how: string): string =>
  lookupWord(words, 'how', how.split(/[:+]/)[0] ?? how) ?? t(words, 'how.other', { how });

/** For a warning of a reader or of the capture. An unknown code (from a newer reader) is shown as it is. */
export function warningSentence(words: Words, code: string): string {
  const known = findWarningWords(code);
  return known === null ? t(words, 'warning.other', { code }) : typeset(words.lang, known[pickLanguage(words.lang)]);
}

export const formatFactLabel = ({ lang }: Words, fact: FactKey): string =>
  typeset(lang, factLabel(fact, pickLanguage(lang)));

/** Names an image of an item for the person: « l'écran entier ». Other files keep their name in the dossier. */
export function formatFileName(words: Words, { files }: Pick<Fiche, 'files'>, path: string): string {
  const role = files.find((file) => file.path === path)?.role;
  const name = role === undefined ? null : lookupWord(words, 'file', role);
  if (name === null) return path;
  const parts = files.filter((file) => file.role === role);
  if (parts.length < 2) return name;
  return t(words, 'file.part', { name, part: parts.findIndex((file) => file.path === path) + 1 });
}

/** A démarche in one line: what, where, when. */
export const formatStep = (words: Words, { kind, where, date }: Step): string =>
  [t(words, `step.${kind}`), where, date === null ? '' : formatDay(words.lang, date)].filter(Boolean).join(', ');

type DatedItem = Pick<ItemSummary, 'kind' | 'surface'>;

const formatDated = (words: Words, item: DatedItem, when: string): string =>
  t(words, isSent(item) ? 'item.sent' : 'item.posted', { when });

/** « Date du fichier : 11 nov. 2026 (écrite par l'appareil) »: a file says when it was made, not when it was posted. */
export function formatStatedDate(words: Words, item: DatedItem, { iso, source }: StatedDate): string {
  if (iso === null) return formatDated(words, item, t(words, 'statedDate.none'));
  const when = formatPosted(words, iso);
  if (source === 'person') return formatDated(words, item, t(words, 'statedDate.ofPerson', { when }));
  return t(words, 'statedDate.ofFile', { when, source: t(words, `import.source.${source}`) });
}

/** The date of a publication or a message with its label: as the person stated it, else as read. */
export function formatItemDate(
  words: Words,
  item: DatedItem & Pick<ItemSummary, 'posted' | 'acquiredAt' | 'platform'>,
  notes: ItemNotes | null,
): string {
  const stated = findStatedDate({ ...item, isFile: isFromFile(item), iso: item.posted }, notes);
  if (stated !== null) return formatStatedDate(words, item, stated);
  const isLocal = item.posted !== null && isFromFile(item) && isWithoutZone(item.posted);
  const when = isLocal ? formatLocalTime(words, item.posted, item.platform) : formatPosted(words, item.posted);
  return formatDated(words, item, when);
}

/** What is known of an item, then what the person notes of it, in one to three words each. Notes: null until read. */
export function listItemTags(words: Words, item: ItemSummary, notes: ItemNotes | null): readonly string[] {
  const categories = notes?.categories?.value ?? [];
  const seriousness = notes?.seriousness?.value;
  const date = item.kind === null ? 'page' : KINDS[item.kind].date;
  return [
    ...(date === 'page' ? [] : [t(words, date === 'file' ? 'item.imported' : 'item.exported')]),
    ...(item.prohibited ? [t(words, 'item.imageProhibited')] : []),
    ...(item.outcome === 'partial' && !item.unread ? [t(words, 'item.partial')] : []),
    ...(item.withdrawn ? [t(words, 'item.withdrawn')] : []),
    ...(seriousness === undefined ? [] : [t(words, `seriousness.${seriousness}`)]),
    ...categories.map((one) => t(words, `categoryShort.${one}`)),
    ...(notes !== null && isIntimate(notes) && !categories.includes('intimate-image')
      ? [t(words, 'categoryShort.intimate-image')]
      : []),
    ...(notes?.toReadByOther?.value === true ? [t(words, 'items.toReadByOther')] : []),
  ];
}

/** How many captures a case stores: those withdrawn are erased, copied and restored with the others. */
export const formatStoredCount = (
  words: Words,
  count: { readonly items: number; readonly withdrawn: number },
): string => addWithdrawn(words, t(words, 'items.captures', { n: count.items }), count.withdrawn);

/** Says of a count how many of it are withdrawn, which the counts of publications and messages leave out. */
export const addWithdrawn = (words: Words, captures: string, withdrawn: number): string =>
  withdrawn === 0 ? captures : t(words, 'items.capturesWithdrawn', { captures, n: withdrawn });

/** « « Grave », « Très grave » et « Menaces » »: what every dossier writes of these fields of the notes. */
export function listAlwaysWritten(words: Words, fields: readonly (keyof typeof ALWAYS_WRITTEN)[]): string {
  const labels = {
    seriousness: ALWAYS_WRITTEN.seriousness.map((one) => t(words, `seriousness.${one}`)),
    categories: ALWAYS_WRITTEN.categories.map((one) => t(words, `category.${one}`)),
  };
  const quoted = fields.flatMap((field) => labels[field].map((label) => t(words, 'notes.writtenLabel', { label })));
  return formatList(words.lang, quoted);
}

/** « 12 publications, 5 messages et 3 fichiers importés », as page 1 of a dossier counts them. */
export const formatCounts = (words: Words, { total, publications, messages, files }: Counts): string =>
  formatList(words.lang, [
    ...(publications === 0 && total > 0 ? [] : [t(words, 'accounts.count', { n: publications })]),
    ...(messages === 0 ? [] : [t(words, 'accounts.messages', { n: messages })]),
    ...(files === 0 ? [] : [t(words, 'accounts.files', { n: files })]),
  ]);

/** The name of the account, as in a dossier, its platform, and what tells it from a namesake there. */
export function listTitleParts(words: Words, account: SeenAccount): readonly string[] {
  const { platform, handles, displayNames, platformId, items, difference } = account;
  // Of an account without a name, all items are of one sort (`bestNameKey`).
  const { isNotice, isHolder } = items[0] ?? {};
  const kind = items.length > 0 && items.every((item) => item.kind === 'email') ? 'email' : null;
  const names = { platform, handle: handles[0] ?? null, displayName: displayNames[0] ?? null, platformId };
  return [
    formatAccount(words, { ...names, ...(isNotice && { isNotice }), ...(isHolder && { isHolder }) }),
    formatSite(words, { platform, kind }),
    ...(difference ? [difference] : []),
  ];
}

export const formatAccountTitle = (words: Words, account: SeenAccount): string =>
  listTitleParts(words, account).join(' · ');

/** The first words of an item, for a list; of a call, what its codes say. */
export const formatFirstWords = (words: Words, item: Pick<ItemSummary, 'firstWords' | 'isCodedCall'>): string | null =>
  (item.isCodedCall && item.firstWords && translateCall(item.firstWords, pickLanguage(words.lang))) || item.firstWords;

interface MessageTextProps extends Partial<Pick<ExportedRecord, 'kind' | 'format'>> {
  readonly text: string;
}

/** The words of an item, which may be a message; of a call, what its codes say. */
export function MessageText({ text, ...record }: MessageTextProps) {
  const words = useWords();
  return <Quotation text={sayText({ text, exported: record }, pickLanguage(words.lang))} />;
}

interface FactRowProps {
  readonly name: string;
  readonly children: ComponentChildren;
}

/** A row of a list of facts (`dl`). */
export function FactRow({ name, children }: FactRowProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A SHA-256 in groups of four, to be read aloud and written down. A manual copy includes the spaces. */
export function Digest({ hex }: { readonly hex: string }) {
  return (
    <p class="digest" data-digest={hex}>
      {(hex.match(/.{1,4}/g) ?? []).map((group, index) => (
        // Groups may repeat, so the index is the key.
        <span key={index}>{group} </span>
      ))}
    </p>
  );
}
