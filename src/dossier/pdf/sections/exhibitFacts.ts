import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import type { ImportedFile } from '../../../domain/import/importedFile.ts';
import type { Fiche } from '../../../domain/item/item.ts';
import type { ItemLink } from '../../../domain/item/itemLinks.ts';
import { formatPosition, getVerifiedStatus } from '../../../domain/item/postDetails.ts';
import { formatHandle } from '../../../domain/shared/platforms.ts';
import { formatAccountName } from '../../data/accounts.ts';
import { isLinkAllowed } from '../../data/addresses.ts';
import { type DateCertainty, getDateCertainty, listAssumptions } from '../../data/dateCertainty.ts';
import type { DossierContext } from '../../dossierContext.ts';
import { formatMoment, postedMoment } from '../../strings/formatTime.ts';
import { importedFile } from '../../strings/importedFile.ts';
import * as strings from '../../strings/index.ts';
import { navigation } from '../../strings/navigation.ts';
import { postDetails } from '../../strings/postDetails.ts';
import type { TextStyle } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { addressRows } from '../layout/addressRows.ts';
import { FactTable, VALUE_COLUMN } from '../layout/factTable.ts';
import { gap, type Row } from '../layout/pageFlow.ts';
import { paragraphRows, STYLE } from '../layout/rows.ts';
import { verbatimRows } from '../layout/verbatimRows.ts';

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
  const facts = new FactTable(pdf, section);
  const plain = (address: string) => !isLinkAllowed(item, address);
  const { permalink, page, frame } = fiche.address;
  if (page !== null && page === permalink) {
    await facts.addAddress(strings.exhibit.bothAddresses, page, plain(page));
  } else {
    if (permalink === null) await facts.addText(strings.exhibit.address, unreadText(fiche, 'address.permalink'));
    else await facts.addAddress(strings.exhibit.address, permalink, plain(permalink));
    if (page !== null) await facts.addAddress(strings.exhibit.pageAddress, page, plain(page));
  }
  if (frame !== undefined) await facts.addAddress(navigation.frameAddress, frame, plain(frame));
  await facts.add(strings.exhibit.account, (cell) => accountRows(pdf, cell, item, context));
  const verified = getVerifiedStatus(fiche);
  if (verified !== null) {
    const text = postDetails.verifiedText(verified, fiche.author.verified ?? null);
    await facts.add(postDetails.verified, (cell) => valueRows(pdf, cell, text, STYLE.body, context));
  }
  await facts.add(strings.exhibit.posted, (cell) => postingRows(pdf, cell, fiche, context));
  const recorded = formatMoment(fiche.acquiredAt, fiche.utcOffset);
  const { received } = fiche;
  const recordedLabel = received === undefined ? strings.exhibit.recorded : importedFile.recorded;
  await facts.addText(recordedLabel, recorded.local, recorded.utc);
  if (received !== undefined) await addImportedFile(facts, pdf, fiche, received, context);
  const visibility = fiche.visibility === null ? unreadText(fiche, 'visibility') : strings.visibility[fiche.visibility];
  await facts.addText(
    strings.exhibit.kind,
    `${strings.surface[fiche.surface]} (${strings.platformName(fiche.platform)}), ${strings.exhibit.visibility} : ${visibility}`,
  );
  const { accessPath, films, unfolded } = fiche;
  if (films !== undefined) await facts.add(postDetails.videos, (cell) => videoRows(pdf, cell, films, context));
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
  const { replyTo, quoted, linked } = fiche.context;
  if (replyTo !== null || quoted !== null || linked !== undefined) {
    await facts.add(strings.exhibit.context, (cell) => contextRows(pdf, cell, item, context));
  }
  return [...facts.rows, gap(8)];
}

/** The number of videos, then the playback position and addresses of each. The addresses are not links: they expire. */
async function videoRows(
  pdf: PdfDocument,
  cell: Tag,
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
  return [...bodyRows(pdf, cell, postDetails.videoCount(videos.length)), ...rows.flat()];
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
    ...(await valueRows(pdf, cell, name, STYLE.body, context)),
    ...noteRows(pdf, cell, about.filter(Boolean).join(', ')),
  ]);
  if (takenBy !== null)
    await facts.add(importedFile.takenBy, (cell) => valueRows(pdf, cell, takenBy, STYLE.body, context));
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
  const ids = [
    handle && formatHandle(fiche.platform, handle),
    platformId && `${strings.exhibit.accountId} ${platformId}`,
  ]
    .filter(Boolean)
    .join(', ');
  return [
    ...(displayName === null ? [] : await valueRows(pdf, cell, displayName, STYLE.strong, context)),
    ...(ids === '' ? [] : await valueRows(pdf, cell, ids, STYLE.body, context)),
    ...(profileUrl === null
      ? []
      : await addressRows(pdf, cell, 'P', profileUrl, {
          ...VALUE_COLUMN,
          plain: !isLinkAllowed(item, profileUrl),
        })),
    ...noteRows(pdf, cell, confidenceNote(fiche, ['author.handle', 'author.displayName', 'author.profileUrl'])),
  ];
}

async function postingRows(pdf: PdfDocument, cell: Tag, fiche: Fiche, context: DossierContext): Promise<Row[]> {
  const { raw, source } = fiche.posting;
  const posted = postedMoment(fiche.posting, fiche.timeZone);
  const lines =
    posted === null
      ? [unreadText(fiche, 'posting.iso')]
      : typeof posted === 'string'
        ? [posted]
        : [posted.local, posted.utc];
  const certainty = getDateCertainty(fiche);
  const how = [
    ...(certainty === 'unread'
      ? []
      : [strings.dateCertainty[certainty](strings.postingSource.get(source ?? '') ?? '')]),
    ...listAssumptions(fiche),
    ...(certainty === 'declared' || certainty === 'file'
      ? []
      : [confidenceNote(fiche, ['posting.iso', 'posting.raw'])]),
    ...(raw === null ? [] : [`${dateOrigin(certainty)} « ${raw} »`]),
  ];
  const note = how.filter(Boolean).join('\u00a0; ');
  return [
    ...bodyRows(pdf, cell, ...lines),
    ...(note === '' ? [] : await valueRows(pdf, cell, note, STYLE.note, context)),
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

async function contextRows(pdf: PdfDocument, cell: Tag, item: SnapshotItem, context: DossierContext): Promise<Row[]> {
  const { replyTo, quoted, linked } = item.fiche.context;
  const textRows = async (text: string) => valueRows(pdf, cell, text, STYLE.body, context);
  return [
    ...(linked === undefined ? [] : await textRows(formatLink(linked, context))),
    ...(replyTo === null ? [] : await textRows(`${strings.exhibit.replyTo} ${replyTo}`)),
    ...(quoted === null ? [] : await textRows(`${strings.exhibit.quoted} ${quoted.author ?? strings.exhibit.unread}`)),
    ...(quoted?.permalink
      ? await addressRows(pdf, cell, 'P', quoted.permalink, {
          ...VALUE_COLUMN,
          plain: !isLinkAllowed(item, quoted.permalink),
        })
      : []),
    ...(quoted?.text ? await textRows(quoted.text) : []),
  ];
}

async function valueRows(
  pdf: PdfDocument,
  cell: Tag,
  text: string,
  style: TextStyle,
  { drawText }: DossierContext,
): Promise<Row[]> {
  const rows = await verbatimRows(pdf, cell, text, { ...VALUE_COLUMN, style }, drawText);
  return [...rows.text, ...rows.notes];
}

function dateOrigin(certainty: DateCertainty): string {
  if (certainty === 'declared') return importedFile.asStated;
  return certainty === 'file' ? importedFile.asInFile : strings.exhibit.asShown;
}

/** Returns a note on the confidence of the first of the fields that was read; '' when it is high or not recorded. */
function confidenceNote({ reading }: Fiche, fields: readonly string[]): string {
  const notes = fields.flatMap((field) => reading.fields[field] ?? []);
  const { how, confidence } = notes.find((note) => note.confidence !== null) ?? {};
  if (how === 'declared') return importedFile.declared;
  return confidence && confidence !== 'high' ? strings.confidence[confidence] : '';
}

/** Returns « non lu », with the reason when there is one. */
function unreadText({ reading }: Fiche, field: string): string {
  const why = strings.unreadReason.get(reading.fields[field]?.how ?? '');
  return why === undefined ? strings.NOT_READ : `${strings.NOT_READ} : ${why}`;
}

function bodyRows(pdf: PdfDocument, cell: Tag, ...lines: readonly string[]): Row[] {
  return lines.flatMap((text) => paragraphRows(pdf, cell, text, { ...VALUE_COLUMN, style: STYLE.body }));
}

function noteRows(pdf: PdfDocument, cell: Tag, text: string): Row[] {
  return text === '' ? [] : paragraphRows(pdf, cell, text, { ...VALUE_COLUMN, style: STYLE.note });
}
