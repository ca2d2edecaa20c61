import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import type { ImportedFile } from '../../../domain/item/importedFiles.ts';
import { type Fiche, formatPosition, getVerifiedStatus, type ItemLink } from '../../../domain/item/item.ts';
import { formatHandle } from '../../../domain/shared/platforms.ts';
import { compareIdTime, readEditMark } from '../../../platforms/platformTable.ts';
import { formatAccountName } from '../../data/accountGroups.ts';
import { platformOf } from '../../data/exhibitLabels.ts';
import { findProfileExhibit, isLinkAllowed } from '../../data/publications.ts';
import {
  type DateCertainty,
  formatDoubt,
  getDateCertainty,
  isKindByPlace,
  listAssumptions,
  withDoubt,
} from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import { counterName } from '../../strings/codes.ts';
import { importedFile, navigation, postDetails } from '../../strings/exhibitWords.ts';
import { formatMoment, postedMoment } from '../../strings/formatText.ts';
import * as strings from '../../strings/index.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import type { TextStyle } from '../engine/typography.ts';
import { gap, type Row } from '../layout/pageFlow.ts';
import { addressRows, paragraphRows, STYLE, verbatimRows } from '../layout/rows.ts';
import { DENSE_VALUE_COLUMN as COLUMN, DENSE_VALUE_COLUMN, FactTable } from '../layout/table.ts';

/** Videos listed for a post; the others are counted. */
const VIDEOS_MAX = 10;
const PRESSES_MAX = 10;

/** Returns the values read from a post, with how certain they are, and « non lu » for those that were not read. */
export async function exhibitFactRows(
  pdf: PdfDocument,
  section: Tag,
  item: SnapshotItem,
  context: DossierContext,
): Promise<Row[]> {
  const { fiche } = item;
  const facts = new FactTable(pdf, section, { dense: true });
  await addAddresses(facts, item);
  await facts.add(strings.exhibit.account, (cell) => accountRows(pdf, cell, item, context));
  const verified = getVerifiedStatus(fiche);
  if (verified !== null) {
    const doubt = formatDoubt(fiche, ['author.verified']);
    const text = withDoubt(postDetails.verifiedText(verified, fiche.author.verified ?? null), doubt);
    await facts.add(postDetails.verified, (cell) => valueRows(pdf, cell, text, STYLE.small, context));
  }
  await facts.add(strings.exhibit.posted, (cell) => postingRows(pdf, cell, fiche, context));
  const recorded = formatMoment(fiche.acquiredAt, fiche.utcOffset);
  const { received } = fiche;
  const recordedLabel = received === undefined ? strings.exhibit.recorded : importedFile.recorded;
  await facts.addText(recordedLabel, `${recorded.local} ; ${recorded.utc}`);
  if (received !== undefined) await addImportedFile(facts, pdf, fiche, received, context);
  await facts.addText(strings.exhibit.kind, `${kindText(item)} ; ${visibilityText(item)}`);
  const counters = listCounters(fiche);
  if (counters.length > 0) {
    const text = withDoubt(counters.join(', '), formatDoubt(fiche, ['engagement']));
    await facts.add(strings.exhibit.counters, (cell) => valueRows(pdf, cell, text, STYLE.small, context));
  }
  const { accessPath, films, unfolded } = fiche;
  if (films !== undefined) await facts.add(postDetails.videos, (cell) => videoRows(pdf, cell, fiche, films, context));
  if (unfolded !== undefined) {
    await facts.add(postDetails.unfolded, (cell) => unfoldedRows(pdf, cell, unfolded, context));
  }
  if (accessPath !== null) {
    await facts.add(navigation.accessPath, async (cell) => {
      const from = accessPath.referrer === null ? [] : [navigation.referrer(accessPath.referrer)];
      const earlier = accessPath.captured.map((id) => navigation.capturedBefore(exhibitLabelOf(id, context)));
      const rows = await Promise.all(
        [...from, ...earlier].map((text) => valueRows(pdf, cell, text, STYLE.note, context)),
      );
      return rows.flat();
    });
  }
  const contextLines = listContext(item, context);
  if (contextLines.length > 0 || fiche.context.quoted !== null) {
    await facts.add(strings.exhibit.context, (cell) => contextRows(pdf, cell, item, contextLines, context));
  }
  await facts.addMono(strings.exhibit.seal, item.digest);
  return [...facts.rows, gap(5)];
}

async function addAddresses(facts: FactTable, item: SnapshotItem): Promise<void> {
  const { fiche } = item;
  const { permalink, page, frame } = fiche.address;
  const add = (label: string, address: string, field: string) => {
    const note = formatDoubt(fiche, [field]);
    return facts.addAddress(label, address, { plain: !isLinkAllowed(item, address), note });
  };
  if (page !== null && page === permalink) {
    await add(strings.exhibit.bothAddresses, page, 'address.permalink');
  } else {
    if (permalink === null) await facts.addText(strings.exhibit.address, unreadText(fiche, 'address.permalink'));
    else await add(strings.exhibit.address, permalink, 'address.permalink');
    if (page !== null) await add(strings.exhibit.pageAddress, page, 'address.page');
  }
  if (frame !== undefined) await add(navigation.frameAddress, frame, 'address.frame');
}

/** Returns « réponse (lecture probable, selon la place dans le fil), X (ex-Twitter) ». */
function kindText({ fiche }: SnapshotItem): string {
  const doubt = [formatDoubt(fiche, ['surface']), isKindByPlace(fiche) ? strings.exhibit.kindByPlace : '']
    .filter(Boolean)
    .join(', ');
  return `${withDoubt(strings.surface[fiche.surface], doubt)}, ${platformOf(fiche)}`;
}

/** Visibility, and the mark of modification. */
function visibilityText({ fiche }: SnapshotItem): string {
  const visibility =
    fiche.visibility === null
      ? unreadText(fiche, 'visibility')
      : withDoubt(strings.visibility[fiche.visibility], formatDoubt(fiche, ['visibility']));
  const edit = fiche.received === undefined ? ` ; ${strings.exhibit.edits[readEditMark(fiche)]}` : '';
  return `${strings.exhibit.visibility} : ${visibility}${edit}`;
}

/** The number of videos, then the playback position and addresses of each. The addresses are not links: they expire. */
async function videoRows(
  pdf: PdfDocument,
  cell: Tag,
  fiche: Fiche,
  videos: NonNullable<Fiche['films']>,
  context: DossierContext,
): Promise<Row[]> {
  const lines = videos
    .slice(0, VIDEOS_MAX)
    .flatMap(({ url, poster, frameMs }, index) => [
      postDetails.video(index + 1, frameMs === null ? null : formatPosition(frameMs)),
      ...(url === null ? [] : [postDetails.videoAddress(url)]),
      ...(poster === null ? [] : [postDetails.videoPoster(poster)]),
    ]);
  const more = videos.length > VIDEOS_MAX ? [postDetails.moreVideos(videos.length - VIDEOS_MAX)] : [];
  const rows = await Promise.all([...lines, ...more].map((text) => valueRows(pdf, cell, text, STYLE.note, context)));
  const count = withDoubt(postDetails.videoCount(videos.length), formatDoubt(fiche, ['films', 'media']));
  return [...bodyRows(pdf, cell, count), ...rows.flat()];
}

/** The number of buttons pressed on the page, then those of this item. */
async function unfoldedRows(
  pdf: PdfDocument,
  cell: Tag,
  { total, pressed }: NonNullable<Fiche['unfolded']>,
  context: DossierContext,
): Promise<Row[]> {
  const lines = pressed
    .slice(0, PRESSES_MAX)
    .map(({ label, at }) => postDetails.pressed(label, formatMoment(at, '+00:00').utc));
  const more = pressed.length > PRESSES_MAX ? [postDetails.morePressed(pressed.length - PRESSES_MAX)] : [];
  const rows = await Promise.all([...lines, ...more].map((text) => valueRows(pdf, cell, text, STYLE.note, context)));
  return [...bodyRows(pdf, cell, postDetails.unfoldedCount(total)), ...rows.flat()];
}

/** Name, type, author and dates of an imported file, as in the file or as stated by the person. */
async function addImportedFile(
  facts: FactTable,
  pdf: PdfDocument,
  { files }: Fiche,
  { name, family, format, pixels, dates, takenBy }: ImportedFile,
  context: DossierContext,
): Promise<void> {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const about = [
    `${importedFile.family[family]} (${format})`,
    pixels && importedFile.pixels(pixels.width, pixels.height),
    importedFile.octets(bytes),
  ];
  await facts.add(importedFile.file, async (cell) => [
    ...(await valueRows(pdf, cell, name, STYLE.small, context)),
    ...noteRows(pdf, cell, about.filter(Boolean).join(', ')),
  ]);
  if (takenBy !== null)
    await facts.add(importedFile.takenBy, (cell) => valueRows(pdf, cell, takenBy, STYLE.small, context));
  if (dates.length > 0) {
    await facts.add(importedFile.dates, async (cell) => {
      const sentences = dates.map(({ source, raw }) => `${raw} (${importedFile.source[source]})`);
      const rows = await Promise.all(sentences.map((text) => valueRows(pdf, cell, text, STYLE.note, context)));
      return rows.flat();
    });
  }
}

async function accountRows(pdf: PdfDocument, cell: Tag, item: SnapshotItem, context: DossierContext): Promise<Row[]> {
  const { fiche } = item;
  const { displayName, handle, platformId, profileUrl } = fiche.author;
  if (formatAccountName(fiche.platform, fiche.author) === null && profileUrl === null)
    return bodyRows(pdf, cell, unreadText(fiche, 'author.handle'));
  const shown = handle === null ? null : formatHandle(fiche.platform, handle);
  const name = [displayName, shown].filter(Boolean).join(', ');
  const profile = findProfileExhibit(item, context.snapshot.items);
  const notes = [
    `${strings.exhibit.accountId} ${platformId ?? strings.NOT_READ}`,
    profile === null ? strings.exhibit.profileNotCaptured : strings.exhibit.profileCaptured(profile.number),
    formatDoubt(fiche, ['author.handle', 'author.displayName', 'author.profileUrl', 'author.platformId']),
  ];
  return [
    ...(name === '' ? [] : await valueRows(pdf, cell, name, STYLE.smallStrong, context)),
    ...(profileUrl === null
      ? []
      : await addressRows(pdf, cell, 'P', profileUrl, { ...COLUMN, plain: !isLinkAllowed(item, profileUrl) })),
    ...(await valueRows(pdf, cell, notes.filter(Boolean).join(' ; '), STYLE.note, context)),
  ];
}

function formatLink({ item, relation }: ItemLink, context: DossierContext): string {
  return strings.exhibit.linked[relation](exhibitLabelOf(item, context));
}

/** Returns the exhibit number of an item, or a sentence when the dossier does not include it. */
function exhibitLabelOf(item: string, { snapshot }: DossierContext): string {
  const number = snapshot.items.find(({ fiche }) => fiche.id === item)?.number;
  return number === undefined ? strings.exhibit.linkedElsewhere : strings.exhibit.linkedTo(number);
}

/** Returns the item that it was captured for, and whom it answers. */
function listContext(item: SnapshotItem, context: DossierContext): string[] {
  const { fiche } = item;
  const { replyTo, linked } = fiche.context;
  return [
    ...(linked === undefined ? [] : [formatLink(linked, context)]),
    ...(replyTo === null
      ? []
      : [withDoubt(`${strings.exhibit.replyTo} ${replyTo}`, formatDoubt(fiche, ['context.replyTo']))]),
  ];
}

async function contextRows(
  pdf: PdfDocument,
  cell: Tag,
  item: SnapshotItem,
  lines: readonly string[],
  context: DossierContext,
): Promise<Row[]> {
  const { fiche } = item;
  const { quoted } = fiche.context;
  const textRows = (text: string) => valueRows(pdf, cell, text, STYLE.small, context);
  const doubt = formatDoubt(fiche, ['context.quoted']);
  const rows = await Promise.all(lines.map(textRows));
  return [
    ...rows.flat(),
    ...(quoted === null
      ? []
      : await textRows(withDoubt(`${strings.exhibit.quoted} ${quoted.author ?? strings.exhibit.unread}`, doubt))),
    ...(quoted?.permalink
      ? await addressRows(pdf, cell, 'P', quoted.permalink, {
          ...COLUMN,
          plain: !isLinkAllowed(item, quoted.permalink),
        })
      : []),
    ...(quoted?.text ? await textRows(quoted.text) : []),
  ];
}

/** Values of the fact table of an exhibit. */

/** Returns the date of a post, how it was read, and whether the platform's id contains the same time. */
async function postingRows(pdf: PdfDocument, cell: Tag, fiche: Fiche, context: DossierContext): Promise<Row[]> {
  const { raw, source } = fiche.posting;
  const posted = postedMoment(fiche.posting, fiche.timeZone);
  const line =
    posted === null
      ? unreadText(fiche, 'posting.iso')
      : typeof posted === 'string'
        ? posted
        : `${posted.local} ; ${posted.utc}`;
  const certainty = getDateCertainty(fiche);
  const how = [
    ...(certainty === 'unread'
      ? []
      : [strings.dateCertainty[certainty](strings.postingSource.get(source ?? '') ?? '')]),
    ...listAssumptions(fiche),
    ...(certainty === 'declared' || certainty === 'file' ? [] : [formatDoubt(fiche, POSTING_FIELDS)]),
    ...(raw === null ? [] : [`${dateOrigin(certainty)} « ${raw} »`]),
    idTimeText(fiche),
  ];
  const note = how.filter(Boolean).join('\u00a0; ');
  return [...bodyRows(pdf, cell, line), ...(note === '' ? [] : await valueRows(pdf, cell, note, STYLE.note, context))];
}

const POSTING_FIELDS = ['posting.iso', 'posting.raw', 'posting.precision', 'posting.source'];

function idTimeText(fiche: Fiche): string {
  const idTime = compareIdTime(fiche);
  if (idTime === null) return '';
  return idTime.same ? strings.exhibit.idTimeSame : strings.exhibit.idTime(formatMoment(idTime.at, '+00:00').utc);
}

/** Returns somebody else's text, and notes on how it is displayed. */
async function valueRows(
  pdf: PdfDocument,
  cell: Tag,
  text: string,
  style: TextStyle,
  { drawText }: DossierContext,
): Promise<Row[]> {
  const rows = await verbatimRows(pdf, cell, text, { ...DENSE_VALUE_COLUMN, style }, drawText);
  return [...rows.text, ...rows.notes];
}

function dateOrigin(certainty: DateCertainty): string {
  if (certainty === 'declared') return importedFile.asStated;
  return certainty === 'file' ? importedFile.asInFile : strings.exhibit.asShown;
}

/** Returns « non lu », with the reason when there is one. */
function unreadText({ reading }: Fiche, field: string): string {
  const why = strings.unreadReason.get(reading.fields[field]?.how ?? '');
  return why === undefined ? strings.NOT_READ : `${strings.NOT_READ} : ${why}`;
}

function bodyRows(pdf: PdfDocument, cell: Tag, ...lines: readonly string[]): Row[] {
  return lines.flatMap((text) => paragraphRows(pdf, cell, text, { ...DENSE_VALUE_COLUMN, style: STYLE.small }));
}

function noteRows(pdf: PdfDocument, cell: Tag, text: string): Row[] {
  return text === '' ? [] : paragraphRows(pdf, cell, text, { ...DENSE_VALUE_COLUMN, style: STYLE.note });
}

/** Order of the counters; others follow by name. */
const ORDER = ['replies', 'comments', 'reposts', 'quotes', 'shares', 'likes', 'reactions', 'bookmarks', 'views'];
const rank = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

/** Returns the counters as displayed: « 14 réponses », or « J’aime : 1,2 k » when the page shows a number alone. */
function listCounters({ engagement }: Pick<Fiche, 'engagement'>): string[] {
  return Object.entries(engagement ?? {})
    .toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([name, shown]) => (/\p{L}{3,}/u.test(shown) ? shown : `${counterName.get(name) ?? name} : ${shown}`));
}
