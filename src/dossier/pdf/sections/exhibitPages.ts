import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitFolder, exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import { hasErased, isHidden, isImageProhibited, listShown } from '../../../domain/export/fileDecisions.ts';
import { formatPosition } from '../../../domain/item/item.ts';
import { isPreviewShown, kindAnswers, kindOf } from '../../../domain/item/kind.ts';
import { formatAccountName } from '../../../platforms/platformTable.ts';
import { formatContextKind } from '../../data/exhibitLabels.ts';
import { isReadable } from '../../data/fileText.ts';
import { findParent, getItemAddress, isLinkAllowed } from '../../data/publications.ts';
import { formatDoubt } from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import { importedFile, exhibit as words } from '../../strings/exhibitWords.ts';
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
  smallestSize,
  UNCUT_MIN,
} from '../layout/pageImage.ts';
import { findForeignScript, paragraphRows, STYLE, sideBySideRow } from '../layout/rows.ts';
import { NO_ASIDE } from '../layout/table.ts';
import { layOutText } from '../layout/verbatimLayout.ts';
import { BESIDE_TITLE, besideTitle, type CommonFacts, exhibitFactRows } from './exhibitFacts.ts';
import {
  openPicture,
  openPreview,
  type Preview,
  type PreviewSource,
  pictureBlob,
  readExactImage,
} from './exhibitPreview.ts';
import { QUOTE_INDENT, textRows } from './exhibitText.ts';
import { userNoteRows } from './userNoteRows.ts';
import { warningRows } from './warningRows.ts';

/** Points, with the quiet zone. */
const QR = 42;
const TITLE_HEIGHT = 17;
/** A text of more points goes on over the page. */
const LONG_TEXT = 320;
/** Two exhibits of at most this height fit on one page. */
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

/** An exhibit laid out, its image not placed yet. */
interface LaidExhibit {
  readonly drawing: ExhibitDrawing;
  readonly preview: Preview;
  readonly block: ExhibitBlock;
}

/** Places an exhibit: below the one before when it fits there, else on one or more pages of its own. */
export async function placeExhibit(
  flow: PageFlow,
  root: Tag,
  item: SnapshotItem,
  context: DossierContext,
  place: ExhibitPlace,
): Promise<void> {
  const preview = await openPreview(flow.pdf, place.source);
  const { drawing, block } = await layOutExhibit(flow, root, item, context, { ...place, preview });
  await placeBelow(drawing, preview, block);
  drawing.section.end();
}

async function layOutExhibit(
  flow: PageFlow,
  root: Tag,
  item: SnapshotItem,
  context: DossierContext,
  { preview, ...place }: ExhibitPlace & { readonly preview: Preview },
): Promise<LaidExhibit> {
  const { pdf } = flow;
  const section = pdf.child(root, 'Sect', { title: words.title(item.number) });
  const drawing = { flow, pdf, section, item, context };
  const aside = findQrAddress(item) === null ? NO_ASIDE : { width: QR + 4, height: QR - TITLE_HEIGHT };
  const { said, under } = chooseBesideTitle(drawing, place.common);
  const title = titleRow(drawing, place, under);
  const facts = await exhibitFactRows(pdf, section, item, context, { aside, common: place.common, said });
  const quoteWidth = quoteWidthBeside(drawing, preview) ?? screenWordsWidth(drawing, preview, [title, ...facts]);
  const text = await textRows(drawing, quoteWidth ?? undefined);
  const pictureParent = pdf.child(section, 'Div');
  const rest = [...(await userNoteRows(pdf, section, item, context)), ...warningRows(pdf, section, item)];
  const block = { title, facts, text, rest, pictureParent, quoteWidth };
  return { drawing, preview, block };
}

interface PairedExhibit {
  readonly item: SnapshotItem;
  readonly place: ExhibitPlace;
}

/**
 * Places two screens of a telephone on one page: the facts of each, then their images side by side, as large as half
 * of the page is wide. Two that leave too little room for that go one below the other.
 */
export async function placePair(
  flow: PageFlow,
  root: Tag,
  pair: readonly PairedExhibit[],
  context: DossierContext,
): Promise<void> {
  const laid: LaidExhibit[] = [];
  for (const { item, place } of pair) {
    const preview = await openPreview(flow.pdf, place.source);
    laid.push(await layOutExhibit(flow, root, item, context, { ...place, preview }));
  }
  const width = (TEXT_WIDTH - BESIDE_GAP) / 2;
  const images: Row[][] = [];
  const leads: Row[] = [];
  for (const { preview, block } of laid) {
    leads.push(block.title, ...block.facts, ...captionRows(flow.pdf, block.pictureParent, preview), ...block.text);
    leads.push(...block.rest, gap(SEPARATION));
  }
  const room = FULL_PAGE_HEIGHT - heightOf(leads) - PAIR_SPACE;
  for (const [index, { drawing, preview, block }] of laid.entries()) {
    const { item, pdf } = drawing;
    const { picture } = preview;
    const size = picture && tallSize(picture, Math.min(room, (width * picture.height) / picture.width));
    // Half of the page is too narrow for a page of a book: it is printed below its facts.
    if (picture === null || size === null || size.height < UNCUT_MIN) break;
    const x = PAGE_METRICS.left + index * (width + BESIDE_GAP);
    const name = paragraphRows(pdf, block.pictureParent, words.title(item.number), { x, width, style: STYLE.h3 });
    images.push([
      ...name,
      imageRow(pdf, block.pictureParent, picture, { ...size, alt: importedFile.alt(item.number), x }),
    ]);
  }
  if (images.length < laid.length) for (const one of laid) await placeBelow(one.drawing, one.preview, one.block);
  else {
    const rows = [...leads, sideBySideRow(images), gap(SEPARATION)];
    // The images alone go over the page where it would be left half empty: they are named.
    const isApart = !flow.isPageEmpty && flow.remainingHeight > FULL_PAGE_HEIGHT / 2;
    flow.openBlock(heightOf(isApart ? leads : rows));
    flow.exhibits = pair.map(({ item }) => item.number);
    flow.place(keepWithNext(isApart ? leads : rows));
    if (isApart) flow.place(rows.slice(leads.length));
  }
  for (const { drawing } of laid) drawing.section.end();
}

interface ExhibitBlock {
  readonly title: Row;
  readonly facts: readonly Row[];
  readonly text: readonly Row[];
  readonly rest: readonly Row[];
  readonly pictureParent: Tag;
  /** Of the words beside the image; null where they stand above it. */
  readonly quoteWidth: number | null;
}

/** The image below the facts and the words. */
async function placeBelow(drawing: ExhibitDrawing, preview: Preview, block: ExhibitBlock): Promise<void> {
  const { flow, item } = drawing;
  const { title, facts, text, rest, quoteWidth } = block;
  if (quoteWidth !== null)
    return isUncut(item, preview)
      ? placeBesideScreen(drawing, preview, block, quoteWidth)
      : placeBesideQuote(drawing, preview, block);
  const lead = [title, ...facts, ...text];
  const textHeight = Math.min(heightOf(lead), LONG_TEXT) + heightOf(rest);
  const isWhole = { isUncut: isUncut(item, preview), isPost: isStated(item, preview) };
  const smallest = textHeight + minImageHeight(preview.picture, preview.pixelRatio, isWhole);
  // Where no page holds both, the image has the next one: the words need not wait for a page, half of it left empty.
  const isOnePage = smallest <= FULL_PAGE_HEIGHT;
  flow.openBlock(isOnePage ? smallest : Math.min(heightOf(lead), LONG_TEXT));
  flow.exhibits = [item.number];
  // Leaves room for a second exhibit when the image stays legible.
  const left = flow.isPageEmpty ? flow.remainingHeight - Math.max(smallest, HALF_PAGE) : 0;
  const spare = left >= SHORT_EXHIBIT + SEPARATION ? left : 0;
  // What is said of an image that fills a page stands before it: on the page after, it would seem the next exhibit's.
  const [before, after] = isOnePage && kindOf(item.fiche) !== 'picture' ? [lead, rest] : [[...lead, ...rest], []];
  flow.place(before);
  await placePicture(drawing, preview, block, heightOf(after) + spare);
  flow.place(keepWithNext(after));
}

const BESIDE_GAP = 14;
/** Height of the image of a short post; a taller one stands below the words. */
const SHORT_IMAGE = 180;
/** Narrowest column of a quotation, in points. */
const QUOTE_MIN = 120;

/** Returns the width of the words beside the image of a short post, which they are no longer than; else null. */
function quoteWidthBeside({ pdf, item }: ExhibitDrawing, preview: Preview): number | null {
  const { text, files } = item.fiche;
  if (preview.picture === null || preview.annexed !== null || !text || !isStated(item, preview)) return null;
  if (kindAnswers(item.fiche).words === 'region' || files.some(({ framesMs }) => framesMs) || isImageProhibited(item))
    return null;
  const size = smallestSize(preview.picture, preview.pixelRatio);
  const width = TEXT_WIDTH - size.width - BESIDE_GAP - QUOTE_INDENT;
  if (
    width < QUOTE_MIN ||
    size.height > SHORT_IMAGE ||
    findForeignScript(text) !== null ||
    formatDoubt(item.fiche, ['text']) !== ''
  )
    return null;
  const lines = layOutText(pdf, text, STYLE.posted, width).length;
  return lines * STYLE.posted.leading <= size.height + STYLE.posted.leading ? width : null;
}

/** A short post: its words, and its image right of them. */
function placeBesideQuote(
  { flow, pdf, item }: ExhibitDrawing,
  { picture, pixelRatio }: Preview,
  { title, facts, text, rest, pictureParent }: ExhibitBlock,
): void {
  if (picture === null) return;
  const account = formatAccountName(item.fiche.platform, item.fiche.author) ?? words.unread;
  const size = smallestSize(picture, pixelRatio);
  const alt = words.imageAlt(item.number, item.fiche.provenance.options.mode, account);
  const x = PAGE_METRICS.left + TEXT_WIDTH - size.width;
  const image = imageRow(pdf, pictureParent, picture, { ...size, alt, x });
  const rows = [title, ...facts, sideBySideRow([text, [image]]), gap(1), ...rest];
  flow.openBlock(heightOf(rows));
  flow.exhibits = [item.number];
  flow.place(keepWithNext(rows));
}

/** The caption below the screen, and what the person says of it. */
const SCREEN_REST = 60;

/**
 * Returns the width of the words that were compared with the screen of a telephone, right of which it stands as tall as
 * the page allows, or else as it is legible; null where they are too long for that.
 */
function screenWordsWidth({ pdf, item }: ExhibitDrawing, preview: Preview, above: readonly Row[]): number | null {
  const { picture } = preview;
  const { checkedText } = item;
  if (checkedText === undefined || picture === null || !isUncut(item, preview) || !isTelephone(item, preview))
    return null;
  const room = FULL_PAGE_HEIGHT - heightOf(above) - SCREEN_REST;
  const widths = [room, UNCUT_MIN].flatMap((shown) => {
    const size = shown < UNCUT_MIN ? null : tallSize(picture, shown);
    return size === null ? [] : TEXT_WIDTH - size.width - BESIDE_GAP - QUOTE_INDENT;
  });
  const isRoom = (width: number) =>
    width >= QUOTE_MIN &&
    // With its title, which may take several lines.
    layOutText(pdf, checkedText, STYLE.posted, width).length * STYLE.posted.leading + SCREEN_REST <= room;
  return findForeignScript(checkedText) === null ? (widths.find(isRoom) ?? null) : null;
}

/** The screen of a telephone, right of its words. */
function placeBesideScreen(
  { flow, pdf, item }: ExhibitDrawing,
  preview: Preview,
  { title, facts, text, rest, pictureParent }: ExhibitBlock,
  quoteWidth: number,
): void {
  const { picture } = preview;
  if (picture === null) return;
  const widest = TEXT_WIDTH - quoteWidth - BESIDE_GAP - QUOTE_INDENT;
  const ratio = picture.height / picture.width;
  const caption = [gap(BELOW_SCREEN), ...captionRows(pdf, pictureParent, preview), gap(SEPARATION)];
  const others = heightOf([title, ...facts, ...rest, ...caption]);
  flow.openBlock(others + Math.max(UNCUT_MIN, heightOf(text)));
  flow.exhibits = [item.number];
  const height = Math.max(UNCUT_MIN, Math.min(widest * ratio, flow.remainingHeight - others));
  const width = height / ratio;
  const at = { x: PAGE_METRICS.left + TEXT_WIDTH - width, width, height, alt: importedFile.alt(item.number) };
  const image = imageRow(pdf, pictureParent, picture, at);
  flow.place([title, ...facts, ...rest, ...keepWithNext([sideBySideRow([text, [image]])]), ...caption]);
}

/** The names above two images, and what is below them. */
const BELOW_SCREEN = 2;
const PAIR_SPACE = STYLE.h3.leading + SEPARATION;
/** Height by width of the screen of a telephone, at least. */
const TALL = 1.3;

interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Whether it may be the screen of a telephone, with an image of its own. */
const isTelephone = (item: SnapshotItem, { bytes, annexed }: PreviewSource): boolean =>
  bytes !== null &&
  annexed === null &&
  !isImageProhibited(item) &&
  kindOf(item.fiche) === 'picture' &&
  isPreviewShown(item.fiche);

/** Lines of the compared words of one of a pair; more of them stand beside one image. */
const PAIR_LINES = 4;

/** Whether two such exhibits that follow each other are placed as a pair. */
export function mayBePaired(pdf: PdfDocument, item: SnapshotItem, source: PreviewSource): boolean {
  const { checkedText = '' } = item;
  if (findQrAddress(item) !== null || layOutText(pdf, checkedText, STYLE.posted, TEXT_WIDTH).length > PAIR_LINES)
    return false;
  const { pixels = null } = item.fiche.received ?? {};
  return pixels !== null && isTelephone(item, source) && tallSize(pixels, UNCUT_MIN) !== null;
}

/** Returns the size of an image of that height when it is as tall as a telephone. */
function tallSize({ width, height }: ImageSize, shown: number): ImageSize | null {
  const ratio = height / width;
  return ratio < TALL || ratio > 3 ? null : { width: shown / ratio, height: shown };
}

/** Height by width up to which the words of a screen of a telephone are legible on one page: about 8 points. */
const UNCUT_RATIO = 4;

/** Whether the image is a picture from elsewhere, such as the screen of a telephone: no comment of it is cut in two. */
const isUncut = ({ fiche }: SnapshotItem, { picture }: Preview): boolean =>
  picture !== null && fiche.received?.family === 'image' && picture.height / picture.width <= UNCUT_RATIO;

const captionRows = (pdf: PdfDocument, parent: Tag, { path, isRedactedCopy }: PreviewSource): Row[] =>
  paragraphRows(pdf, parent, isRedactedCopy ? words.imageCopy(path) : importedFile.image(path), {
    style: STYLE.note,
    type: 'Caption',
  });

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

/** Between the title and what stands beside it. */
export const UNDER_GAP = 10;

/** Returns the rows that the line of the title has room for, and that line: why it is not counted, kind, parent. */
function chooseBesideTitle({ pdf, item, context }: ExhibitDrawing, common: CommonFacts) {
  const contextKind = formatContextKind(item);
  const parent = findParent(item, context.snapshot.items)?.number ?? null;
  const room = TEXT_WIDTH - pdf.widthOf(words.title(item.number), STYLE.exhibit) - UNDER_GAP - QR;
  const rows = BESIDE_TITLE.map((row) => [row, besideTitle(row, item, context, common)] as const);
  const known = rows.filter(([, text]) => text !== null);
  const lines = [known, known.slice(0, 1), known.slice(1), []].map((shown) => {
    const texts = shown.map(([, text]) => text);
    // « page du compte, capturée pour… » says it.
    const kind = texts.some((text) => contextKind !== null && text?.startsWith(contextKind)) ? null : contextKind;
    return { said: shown.map(([row]) => row), under: words.under([kind, ...texts], parent) };
  });
  return lines.find(({ under }) => pdf.widthOf(under, STYLE.note) <= room) ?? { said: [], under: '' };
}

/** The title, what stands beside it, and the address as a QR code. */
function titleRow({ pdf, section, item, context }: ExhibitDrawing, { onOpened }: ExhibitPlace, underText: string): Row {
  const { number } = item;
  const title = words.title(number);
  const address = findQrAddress(item);
  const heading = pdf.child(section, 'H2');
  const x = PAGE_METRICS.left + pdf.widthOf(title, STYLE.exhibit) + UNDER_GAP;
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
