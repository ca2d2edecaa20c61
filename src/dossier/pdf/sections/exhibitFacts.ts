import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import type { ImportedFile } from '../../../domain/item/importedFiles.ts';
import { type Fiche, formatPosition, getVerifiedStatus, type ItemLink } from '../../../domain/item/item.ts';
import { formatHandle } from '../../../domain/shared/platforms.ts';
import { formatAccountName } from '../../data/accounts.ts';
import { isLinkAllowed } from '../../data/addresses.ts';
import { listCounters } from '../../data/counters.ts';
import { readEditMark } from '../../data/edits.ts';
import { platformOf } from '../../data/platformLabel.ts';
import { findProfileExhibit } from '../../data/profiles.ts';
import { formatDoubt, isKindByPlace, withDoubt } from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierContext.ts';
import { formatMoment } from '../../strings/formatTime.ts';
import { importedFile } from '../../strings/importedFile.ts';
import * as strings from '../../strings/index.ts';
import { navigation } from '../../strings/navigation.ts';
import { postDetails } from '../../strings/postDetails.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { addressRows } from '../layout/addressRows.ts';
import { DENSE_VALUE_COLUMN as COLUMN, FactTable } from '../layout/factTable.ts';
import { gap, type Row } from '../layout/pageFlow.ts';
import { STYLE } from '../layout/rows.ts';
import { bodyRows, noteRows, postingRows, unreadText, valueRows } from './factCells.ts';

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
