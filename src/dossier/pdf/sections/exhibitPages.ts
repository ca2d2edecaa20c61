import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitFolder, exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import {
  hasErased,
  isHidden,
  isImageProhibited,
  listCopied,
  listFilesHere,
  listShown,
} from '../../../domain/export/fileDecisions.ts';
import { cutAtWord } from '../../../domain/export/statementText.ts';
import { type Fiche, formatPosition } from '../../../domain/item/item.ts';
import { isPreviewShown, kindAnswers, kindOf } from '../../../domain/item/kind.ts';
import { readContent } from '../../../domain/shared/binary.ts';
import { utcOffsetAt } from '../../../domain/shared/localDates.ts';
import { oneLine } from '../../../domain/shared/truncate.ts';
import { decodeUnlabelled } from '../../../domain/shared/unlabelledText.ts';
import { formatAccountName } from '../../../platforms/platformTable.ts';
import { formatContextKind } from '../../data/exhibitLabels.ts';
import { findParent, getItemAddress, isLinkAllowed } from '../../data/publications.ts';
import { formatDoubt, withDoubt } from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import * as codes from '../../strings/codes.ts';
import { importedFile, exhibit as words } from '../../strings/exhibitWords.ts';
import { formatMoment, localDate, postedDay } from '../../strings/formatText.ts';
import { volumeSplit } from '../../strings/reportSections.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { PAGE_METRICS, TEXT_WIDTH } from '../engine/typography.ts';
import { gap, heightOf, keepWithNext, type PageFlow, type Row, SEPARATION } from '../layout/pageFlow.ts';
import {
  drawQr,
  FULL_PAGE_HEIGHT,
  fitsInHeight,
  hasQr,
  imageRow,
  minImageHeight,
  PAGE_SLICES_MAX,
  placeImage,
  SLICES_MAX,
  UNCUT_MIN,
} from '../layout/pageImage.ts';
import {
  blankLine,
  findForeignScript,
  headingRows,
  paragraphRows,
  STYLE,
  sideBySideRow,
  verbatimRows,
  withSideBar,
} from '../layout/rows.ts';
import { FactTable, NO_ASIDE } from '../layout/table.ts';
import { type CommonFacts, exhibitFactRows } from './exhibitFacts.ts';
import {
  openPicture,
  openPreview,
  type Preview,
  type PreviewSource,
  pictureBlob,
  readExactImage,
} from './exhibitPreview.ts';
import { warningRows } from './warningRows.ts';

/** Points, with the quiet zone. */
const QR = 42;
const TITLE_HEIGHT = 18;
/** Two exhibits of at most this height fit on one page. */
/** A text of more points goes on over the page. */
const LONG_TEXT = 320;
const HALF_PAGE = (FULL_PAGE_HEIGHT - SEPARATION) / 2;
/** Height of most short posts: what is left for one is not filled by the image above. */
const SHORT_EXHIBIT = 250;

interface ExhibitPlace {
  /** Receives the title and its position. */
  readonly onOpened: (title: string, top: number) => void;
  readonly source: PreviewSource;
  /** What is stated above the exhibits. */
  readonly common: CommonFacts;
}

interface ExhibitDrawing {
  readonly flow: PageFlow;
  readonly pdf: PdfDocument;
  readonly section: Tag;
  readonly item: SnapshotItem;
  readonly context: DossierContext;
}

/** Places an exhibit: below the one before when it fits there, else on one or more pages of its own. */
export async function placeExhibit(
  flow: PageFlow,
  root: Tag,
  item: SnapshotItem,
  context: DossierContext,
  place: ExhibitPlace,
): Promise<void> {
  const { pdf } = flow;
  const section = pdf.child(root, 'Sect', { title: words.title(item.number) });
  const drawing = { flow, pdf, section, item, context };
  const preview = await openPreview(pdf, place.source);
  const beside = besideSize(item, preview);
  const code = findQrAddress(item) === null ? NO_ASIDE : { width: QR + 4, height: QR - TITLE_HEIGHT };
  const aside = beside === null ? code : { width: beside.width + BESIDE_GAP, height: beside.height };
  const title = titleRow(drawing, place);
  const facts = await exhibitFactRows(pdf, section, item, context, { aside, common: place.common });
  const text = await textRows(drawing);
  const pictureParent = pdf.child(section, 'Div');
  const rest = [...(await userNoteRows(pdf, section, item, context)), ...warningRows(pdf, section, item)];
  const block = { title, facts, text, rest, pictureParent };
  if (beside === null || heightOf(facts) > beside.height) await placeBelow(drawing, preview, block);
  else placeBeside(drawing, preview, block, beside);
  section.end();
}

interface ExhibitBlock {
  readonly title: Row;
  readonly facts: readonly Row[];
  readonly text: readonly Row[];
  readonly rest: readonly Row[];
  readonly pictureParent: Tag;
}

/** The image below the facts and the words. */
async function placeBelow(drawing: ExhibitDrawing, preview: Preview, block: ExhibitBlock): Promise<void> {
  const { flow, item } = drawing;
  const { title, facts, text, rest } = block;
  const lead = [title, ...facts, ...text];
  const textHeight = Math.min(heightOf(lead), LONG_TEXT) + heightOf(rest);
  const smallest =
    textHeight +
    minImageHeight(preview.picture, preview.pixelRatio, {
      isUncut: isUncut(item, preview),
      isPost: isStated(item, preview),
    });
  flow.openBlock(smallest);
  flow.exhibits = [item.number];
  // Leaves room for a second exhibit when the image stays legible.
  const left = flow.isPageEmpty ? flow.remainingHeight - Math.max(smallest, HALF_PAGE) : 0;
  const spare = left >= SHORT_EXHIBIT + SEPARATION ? left : 0;
  flow.place(lead);
  await placePicture(drawing, preview, block, heightOf(rest) + spare);
  flow.place(keepWithNext(rest));
}

const BESIDE_GAP = 14;
/** Height by width from which an image stands beside the facts. */
const TALL = 1.3;

/** Returns the size of an imported tall image beside the facts; null for any other. */
function besideSize(
  item: SnapshotItem,
  { picture, annexed, bytes }: Preview,
): { readonly width: number; readonly height: number } | null {
  const { fiche } = item;
  if (picture === null || bytes === null || annexed !== null || isImageProhibited(item)) return null;
  if (kindOf(fiche) !== 'picture' || !isPreviewShown(fiche) || findQrAddress(item) !== null) return null;
  const ratio = picture.height / picture.width;
  return ratio < TALL || ratio > 3 ? null : { width: UNCUT_MIN / ratio, height: UNCUT_MIN };
}

/** Height by width up to which the words of a screen of a telephone are legible on one page: about 8 points. */
const UNCUT_RATIO = 4;

/** Whether the image is a picture from elsewhere, such as the screen of a telephone: no comment of it is cut in two. */
const isUncut = ({ fiche }: SnapshotItem, { picture }: Preview): boolean =>
  picture !== null && fiche.received?.family === 'image' && picture.height / picture.width <= UNCUT_RATIO;

function placeBeside(
  { flow, pdf, item }: ExhibitDrawing,
  { picture, path, isRedactedCopy }: Preview,
  { title, facts, text, rest, pictureParent }: ExhibitBlock,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  if (picture === null) return;
  const caption = paragraphRows(pdf, pictureParent, isRedactedCopy ? words.imageCopy(path) : importedFile.image(path), {
    style: STYLE.note,
    type: 'Caption',
  });
  const x = PAGE_METRICS.left + TEXT_WIDTH - width;
  const image = imageRow(pdf, pictureParent, picture, { alt: importedFile.alt(item.number), x, width, height });
  const rows = [title, sideBySideRow([facts, [image]]), gap(3), ...caption, gap(4), ...text, ...rest];
  flow.openBlock(Math.min(heightOf(rows), FULL_PAGE_HEIGHT / 2));
  flow.exhibits = [item.number];
  flow.place(rows);
}

/** Whether what is said above the exhibits is true of the image. */
const isStated = ({ fiche }: SnapshotItem, { isExact, isRedactedCopy, path }: Preview): boolean =>
  isExact && !isRedactedCopy && fiche.provenance.options.mode !== 'page' && path.endsWith('/publication.png');

/** Places the image, or a sentence that says why there is none. */
async function placePicture(
  { flow, item, context }: ExhibitDrawing,
  preview: Preview,
  { pictureParent: parent }: ExhibitBlock,
  after: number,
): Promise<void> {
  const { picture, bytes, path, isExact, isRedactedCopy, annexed, pixelRatio } = preview;
  const { number, fiche } = item;
  const placeNote = (text: string) => {
    flow.place([...paragraphRows(flow.pdf, parent, text, { style: STYLE.note }), gap(10)]);
  };
  if (isImageProhibited(item)) return placeNote(hasErased(item) ? words.imageRemoved : words.noImageTaken);
  if (annexed !== null) return placeNote(volumeSplit.annexed(annexed));
  const received = kindAnswers(fiche).picture !== 'page';
  if (received && !isRedactedCopy && (picture === null || !isPreviewShown(fiche)))
    return placeNote(isReadable(fiche, context) ? importedFile.joined(path) : importedFile.noImage(path));
  if (
    picture === null &&
    fiche.files.some(({ path, mediaType }) => isHidden(item, path) && mediaType.startsWith('image/'))
  )
    return placeNote(words.imageNotIncluded);
  if (picture === null || bytes === null) return placeNote(words.imageMissing(path));
  const times = fiche.files.find(({ framesMs }) => framesMs !== undefined)?.framesMs?.map(formatPosition);
  const own = times
    ? importedFile.frames(path, times)
    : received
      ? importedFile.image(path)
      : isExact
        ? words.imageExact(path)
        : words.imageFrom(path);
  const origin = isRedactedCopy ? words.imageCopy(path) : own;
  const account = formatAccountName(fiche.platform, fiche.author) ?? words.unread;
  const rowBreaks = fitsInHeight(FULL_PAGE_HEIGHT, picture, pixelRatio)
    ? null
    : ((await context.findRowBreaks?.(pictureBlob(bytes)).catch(() => null)) ?? null);
  const alt = times
    ? importedFile.framesAlt(number)
    : received
      ? importedFile.alt(number)
      : words.imageAlt(number, fiche.provenance.options.mode, account);
  const isWholePage = fiche.provenance.options.mode === 'page';
  const pages = placeImage(flow, parent, picture, {
    alt,
    path,
    smallest: isStated(item, preview),
    origin: isStated(item, preview) ? null : origin,
    rowBreaks,
    after,
    slicesMax: isWholePage ? PAGE_SLICES_MAX : SLICES_MAX,
    pixelRatio,
    isUncut: isUncut(item, preview),
  });
  if (!isWholePage) return;
  // A tall page is stored in bands. Those after the first follow it, as many as have their own pixels.
  let left = isExact && !isRedactedCopy ? PAGE_SLICES_MAX - pages : 0;
  for (const file of listShown(item).filter(({ role }) => role === 'page')) {
    const band = `${exhibitFolder(number)}/${file.path}`;
    if (band === path) continue;
    const pixels = left > 0 ? await readExactImage(item, file, context) : null;
    const image = pixels && (await openPicture(flow.pdf, pixels));
    if (pixels === null || image === null) return placeNote(words.imageCut(band));
    left -= placeImage(flow, parent, image, {
      alt,
      path: band,
      smallest: false,
      origin: words.imageExact(band),
      rowBreaks: (await context.findRowBreaks?.(pictureBlob(pixels)).catch(() => null)) ?? null,
      after: 0,
      slicesMax: left,
      pixelRatio,
      isUncut: false,
    });
  }
}

/** The title, the exhibit under which it was displayed, and the address as a QR code. */
function titleRow({ pdf, section, item, context }: ExhibitDrawing, { onOpened }: ExhibitPlace): Row {
  const { number } = item;
  const title = words.title(number);
  const address = findQrAddress(item);
  const heading = pdf.child(section, 'H2');
  const parent = findParent(item, context.snapshot.items);
  const underText = words.under(formatContextKind(item), parent?.number ?? null);
  const x = PAGE_METRICS.left + pdf.widthOf(title, STYLE.exhibit) + 10;
  const under =
    underText === ''
      ? []
      : paragraphRows(pdf, section, underText, { x, width: TEXT_WIDTH, style: STYLE.note }).slice(0, 1);
  return {
    height: TITLE_HEIGHT,
    withNext: true,
    draw: (top) => {
      const baseline = top + STYLE.exhibit.size;
      onOpened(title, top);
      pdf.addNamedDestination(exhibitLabel(number), 'XYZ', PAGE_METRICS.left, top, null);
      pdf.inside(heading, 'H2', () => pdf.drawLine(title, PAGE_METRICS.left, baseline, STYLE.exhibit));
      under[0]?.draw(baseline - 8.7);
      if (address !== null)
        drawQr(pdf, address, { x: PAGE_METRICS.left + TEXT_WIDTH - QR, top: top - 3, size: QR, context });
      // The QR code keeps its quiet zone.
      pdf.rule(PAGE_METRICS.left, top + TITLE_HEIGHT - 1.5, TEXT_WIDTH - (address === null ? 0 : QR), 0.8);
    },
  };
}

/** Returns the address that the exhibit has as a QR code; null when it has none. */
function findQrAddress(item: SnapshotItem): string | null {
  const address = isLinkAllowed(item) ? getItemAddress(item) : null;
  return address !== null && hasQr(address) ? address : null;
}

const QUOTE_INDENT = 13;
/** Characters of a file that are printed: about two pages. */
const FILE_TEXT_MAX = 6_000;
/** The same, of a whole page: nobody’s words in particular, most of them a stranger’s, and all in its picture. */
const PAGE_TEXT_MAX = 450;

/** The words of a post, untitled; of a whole screen or conversation, unattributed; or « non lu ». */
async function textRows(drawing: ExhibitDrawing): Promise<Row[]> {
  const { pdf, section, item } = drawing;
  const { fiche, notes } = item;
  if (fiche.text === null) return unattributedRows(drawing);
  const doubt = formatDoubt(fiche, ['text']);
  const isRegion = kindAnswers(fiche).words === 'region';
  const title = !isRegion && doubt === '' ? null : withDoubt(isRegion ? words.regionText : words.text, doubt);
  const rows = await quotedRows(drawing, title, fiche.text);
  const script = findForeignScript(fiche.text);
  if (script === null || notes?.translation != null) return rows;
  const note = paragraphRows(pdf, section, words.foreignScript(script.name), { style: STYLE.note });
  const from = PAGE_METRICS.left + pdf.widthOf(words.foreignScript(script.name), STYLE.note) + 6;
  const blank = blankLine(pdf, { x: from, width: PAGE_METRICS.left + TEXT_WIDTH - from }, 13);
  return [
    ...rows.slice(0, -1),
    {
      height: 15,
      draw: (top) => {
        for (const row of note) row.draw(top);
        blank.draw(top);
      },
    },
    gap(6),
  ];
}

/** The words of `texte.txt`, or of an exported conversation: nobody's in particular. */
async function unattributedRows(drawing: ExhibitDrawing): Promise<Row[]> {
  const { pdf, section, item, context } = drawing;
  const { fiche } = item;
  const found = await readFileText(item, context);
  if (found === null) {
    const isHidden = fiche.files.some(({ role, path }) => role === 'text' && hidesText(item, path));
    const own = isHidden ? words.textNotIncluded : words.textUnread;
    const unread = fiche.received === undefined ? own : importedFile.text;
    return [...paragraphRows(pdf, section, unread, { style: STYLE.small }), gap(6)];
  }
  const title =
    fiche.received !== undefined
      ? importedFile.messages(fiche.received.format)
      : kindAnswers(fiche).words === 'screen'
        ? words.screenText
        : words.pageText;
  const max = fiche.received === undefined ? PAGE_TEXT_MAX : FILE_TEXT_MAX;
  // The lines of a page are its menus and buttons.
  const isPage = fiche.received === undefined;
  const rows = await quotedRows(drawing, title, cutText(isPage ? oneLine(found.text) : found.text, max));
  const more = words.textContinues(found.path);
  return found.text.length <= max
    ? rows
    : [...rows, ...paragraphRows(pdf, section, more, { style: STYLE.note }), gap(6)];
}

/** The beginning of a text, up to the end of a word when it has one. */
const cutText = (text: string, max: number): string =>
  text.length <= max ? text : cutAtWord(text.slice(0, max + 1), max) || text.slice(0, max);

/** Whether the words of that file would show what the person hides. */
const hidesText = (item: SnapshotItem, path: string): boolean =>
  listCopied(item, 'redacted').length > 0 || isHidden(item, path);

/** Formats of conversations whose lines are readable as they are. */
const READABLE_FORMATS = new Set(['whatsapp', 'text']);
const isReadable = ({ received }: Fiche, { readEmailTexts }: DossierContext): boolean =>
  received !== undefined &&
  (READABLE_FORMATS.has(received.format) || (received.format === 'eml' && readEmailTexts !== undefined));

/** Reads the text that the zip contains beside an item without a text of its own; null when there is none. */
async function readFileText(
  item: SnapshotItem,
  context: DossierContext,
): Promise<{ readonly text: string; readonly path: string } | null> {
  const { fiche, number } = item;
  if (isImageProhibited(item)) return null;
  const file = listFilesHere(item).find(({ role }) => role === (isReadable(fiche, context) ? 'document' : 'text'));
  if (file === undefined || file.bytes === 0 || hidesText(item, file.path)) return null;
  try {
    const body = await context.snapshot.file(fiche.id, file.path);
    const read = fiche.received?.format === 'eml' ? context.readEmailTexts : undefined;
    const text = (
      read === undefined
        ? decodeUnlabelled(await readContent(body)).text
        : (await read(body)).join(`\n\n${words.otherEmailText}\n\n`)
    ).trim();
    return text === '' ? null : { text, path: `${exhibitFolder(number)}/${file.path}` };
  } catch {
    return null;
  }
}

async function quotedRows(
  { pdf, section, context }: ExhibitDrawing,
  title: string | null,
  text: string,
): Promise<Row[]> {
  const heading = title === null ? [] : headingRows(pdf, section, title, 'H3');
  const at = { x: PAGE_METRICS.left + QUOTE_INDENT, width: TEXT_WIDTH - QUOTE_INDENT, style: STYLE.posted };
  const rows = await verbatimRows(pdf, section, text, at, context.drawText);
  return [
    ...heading,
    ...rows.text.map((row) => withSideBar(pdf, row, PAGE_METRICS.left + 1, 1.2)),
    ...rows.notes,
    gap(3),
  ];
}

/** Returns what the person stated about an item after its capture, each statement with its date. */
export async function userNoteRows(
  pdf: PdfDocument,
  section: Tag,
  { fiche, sealedPosting, notes, notesUnread }: SnapshotItem,
  { drawText, timeZone, snapshot }: DossierContext,
): Promise<Row[]> {
  if (notes === null && !notesUnread) return [];
  const facts = new FactTable(pdf, section, { dense: true });
  if (notes === null) {
    await facts.addText('', codes.userNotes.unread);
    return [...facts.rows, gap(4)];
  }
  const statedOn = (at: string) => codes.userNotes.on(localDate(new Date(at), timeZone));
  const add = (label: string, text: string, at: string) =>
    facts.add(label, async (cell) => [
      ...(await verbatimRows(pdf, cell, text, { ...facts.column, style: facts.style }, drawText)).text,
      ...paragraphRows(pdf, cell, statedOn(at), { ...facts.column, style: STYLE.note }),
    ]);
  const addWords = (label: string, text: string, at: string) => facts.addText(label, `${text} (${statedOn(at)})`);
  const { categories, seriousness, visibility, translation, note, posted = [], online = [], references = [] } = notes;
  if (categories) {
    await addWords(
      codes.userNotes.category,
      categories.value.map((one) => codes.category[one]).join(' ; '),
      categories.at,
    );
  }
  if (seriousness) {
    await addWords(codes.userNotes.seriousness, codes.userNotes.seriousnessText[seriousness.value], seriousness.at);
  }
  if (visibility && fiche.visibility === null) {
    await addWords(codes.userNotes.visibility, codes.visibility[visibility.value], visibility.at);
  }
  if (posted.length > 0 && sealedPosting?.iso) {
    const sealedDay = postedDay(sealedPosting.iso, fiche.timeZone);
    await facts.addText(codes.userNotes.posted, codes.userNotes.postedSealed(sealedDay));
  }
  for (const { at, iso, source } of posted) {
    const day = iso === null ? null : postedDay(iso, fiche.timeZone);
    const origin = source === 'person' ? null : importedFile.source[source];
    const text = day === null ? codes.userNotes.postedWithdrawn : codes.userNotes.postedText(day, origin);
    await add(codes.userNotes.posted, text, at);
  }
  if (translation) {
    await add(codes.userNotes.translation, translation.text, translation.at);
    await facts.addText('', codes.userNotes.translationText(translation.from));
  }
  if (note) await add(codes.userNotes.note, note.value, note.at);
  for (const { at, result, item } of online) {
    const when = formatMoment(at, utcOffsetAt(new Date(at), timeZone), 'min').local;
    const exhibitNumber = snapshot.items.find((other) => other.fiche.id === item)?.number ?? null;
    await facts.addText(
      codes.userNotes.online,
      codes.userNotes.onlineText(when, codes.onlineResult[result], exhibitNumber),
    );
  }
  for (const { at, text } of references) await add(codes.userNotes.references, text, at);
  return facts.rows.length === 0 ? [] : [gap(1), ...facts.rows];
}
