import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import { isProhibitedImage } from '../../../domain/item/prohibitedImages.ts';
import { formatAccountName } from '../../data/accounts.ts';
import { getItemAddress, isLinkAllowed } from '../../data/addresses.ts';
import { findParent } from '../../data/screens.ts';
import type { DossierContext } from '../../dossierContext.ts';
import { importedFile } from '../../strings/importedFile.ts';
import { volumeSplit, exhibit as words } from '../../strings/index.ts';
import type { PdfImage } from '../engine/imageDocument.ts';
import { FULL_WIDTH, PAGE_METRICS, TEXT_WIDTH } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { FULL_PAGE_HEIGHT, fitsInHeight, minImageHeight, placeImage } from '../layout/image.ts';
import { gap, heightOf, type PageFlow, type Row, SEPARATION } from '../layout/pageFlow.ts';
import type { PageNumbers } from '../layout/pageNumbers.ts';
import { drawQr, hasQr } from '../layout/qrCode.ts';
import { paragraphRows, STYLE } from '../layout/rows.ts';
import { exhibitFactRows } from './exhibitFacts.ts';
import { openPreview, type Preview, type PreviewSource, pictureBlob } from './exhibitPreview.ts';
import { textRows } from './exhibitText.ts';
import { screenKey } from './screen.ts';
import { userNoteRows } from './userNotes.ts';
import { warningRows } from './warnings.ts';

/** Points, with the quiet zone. */
const QR = 42;
const TITLE_HEIGHT = 38;
/** Two exhibits of at most this height fit on one page. */
const HALF_PAGE = (FULL_PAGE_HEIGHT - SEPARATION) / 2;
/** Height of most short posts: what is left for one is not filled by the image above. */
const SHORT_EXHIBIT = 330;

interface ExhibitPlace {
  /** Receives the title and its position. */
  readonly onOpened: (title: string, top: number) => void;
  readonly source: PreviewSource;
  readonly pageNumbers: PageNumbers;
  /** SHA-256 of the screen around it, when the report shows that screen. */
  readonly screen: string | null;
  /** That screen, when the exhibit may show its part of it. */
  readonly screenImage: PdfImage | null;
}

/**
 * Places an exhibit: below the one before when it fits there, else on one or more pages of its own. Returns the image it
 * has shown.
 */
export async function placeExhibit(
  flow: PageFlow,
  root: Tag,
  item: SnapshotItem,
  context: DossierContext,
  place: ExhibitPlace,
): Promise<PdfImage | null> {
  const { pdf } = flow;
  const section = pdf.child(root, 'Sect', { title: words.title(item.number) });
  const lead = [
    titleRow(pdf, section, item, context, place),
    gap(3),
    ...(await exhibitFactRows(pdf, section, item, context)),
    ...(await textRows(pdf, section, item, context)),
  ];
  const pictureParent = pdf.child(section, 'Div');
  const rest = [...(await userNoteRows(pdf, section, item, context)), ...warningRows(pdf, section, item)];
  const preview = await openPreview(pdf, place.source, place.screenImage);
  const textHeight = heightOf(lead) + heightOf(rest);
  const smallest = textHeight + minImageHeight(preview.picture, preview.pixelRatio);
  flow.openBlock(smallest);
  flow.exhibits = [item.number];
  // Leaves room for a second exhibit when the image stays legible.
  const left = flow.isPageEmpty ? flow.remainingHeight - Math.max(smallest, HALF_PAGE) : 0;
  const spare = left >= SHORT_EXHIBIT + SEPARATION ? left : 0;
  flow.place(lead);
  const isShown = await placePicture(flow, pictureParent, item, preview, { after: heightOf(rest) + spare, context });
  flow.place(rest.map((row) => ({ ...row, withNext: true })));
  section.end();
  return isShown ? preview.picture : null;
}

/** Returns whether the image is shown: else a sentence says why not. */
async function placePicture(
  flow: PageFlow,
  parent: Tag,
  item: SnapshotItem,
  { picture, bytes, path, isExact, isRedactedCopy, annexed, pixelRatio }: Preview,
  { after, context }: { readonly after: number; readonly context: DossierContext },
): Promise<boolean> {
  const { number, fiche, removed } = item;
  const placeNote = (text: string) => {
    flow.place([...paragraphRows(flow.pdf, parent, text, { ...FULL_WIDTH, style: STYLE.note }), gap(10)]);
    return false;
  };
  if (isProhibitedImage(fiche, removed)) return placeNote(removed.size > 0 ? words.imageRemoved : words.noImageTaken);
  if (annexed !== null) return placeNote(volumeSplit.annexed(annexed));
  const received = fiche.received !== undefined;
  if (received && !isRedactedCopy && (picture === null || !hasImagePreview(fiche)))
    return placeNote(importedFile.noImage(path));
  if (picture === null && item.concealed?.size) return placeNote(words.imageNotIncluded);
  if (picture === null || bytes === null) return placeNote(words.imageMissing(path));
  const own = received ? importedFile.image(path) : isExact ? words.imageExact(path) : words.imageFrom(path);
  const origin = isRedactedCopy ? words.imageCopy(path) : own;
  const account = formatAccountName(fiche.platform, fiche.author) ?? words.unread;
  const rowBreaks = fitsInHeight(FULL_PAGE_HEIGHT, picture, pixelRatio)
    ? null
    : ((await context.findRowBreaks?.(pictureBlob(bytes)).catch(() => null)) ?? null);
  const alt = received ? importedFile.alt(number) : words.imageAlt(number, fiche.provenance.options.mode, account);
  placeImage(flow, parent, picture, { alt, path, origin, rowBreaks, after, pixelRatio });
  return true;
}

/**
 * Whether the preview shows the item. An imported PDF, sound or undecodable image has a placeholder, which is not
 * printed.
 */
export function hasImagePreview({ received, warnings }: SnapshotItem['fiche']): boolean {
  return received === undefined || (received.family === 'image' && !warnings.includes('image-not-shown'));
}

/** The title, the page of its screen, and the address as a QR code. */
function titleRow(
  pdf: PdfDocument,
  section: Tag,
  item: SnapshotItem,
  context: DossierContext,
  { onOpened, pageNumbers, screen }: ExhibitPlace,
): Row {
  const { number, fiche } = item;
  const title = words.title(number);
  const address = isLinkAllowed(item) ? getItemAddress(item) : null;
  const withQr = address !== null && hasQr(address);
  const heading = pdf.child(section, 'H2');
  const parent = findParent(item, context.snapshot.items);
  const underText = words.under(fiche.ordinal, parent?.number ?? null, screen !== null);
  const under = paragraphRows(pdf, section, underText, {
    x: PAGE_METRICS.left,
    width: TEXT_WIDTH - QR - 40,
    style: STYLE.note,
  });
  const code = withQr ? pdf.child(section, 'Figure', { alt: words.qrAlt(number) }) : null;
  return {
    height: TITLE_HEIGHT,
    withNext: true,
    draw: (top) => {
      const baseline = top + STYLE.exhibit.size;
      onOpened(title, top);
      pdf.addNamedDestination(exhibitLabel(number), 'XYZ', PAGE_METRICS.left, top, null);
      pdf.inside(heading, 'H2', () => pdf.drawLine(title, PAGE_METRICS.left, baseline, STYLE.exhibit));
      under[0]?.draw(baseline + 4);
      if (screen !== null) {
        const right = PAGE_METRICS.left + pdf.widthOf(`${underText} 999`, STYLE.note);
        const tag = pdf.child(section, 'Link');
        pdf.inside(tag, 'Link', () => {
          pageNumbers.show(screenKey(screen), { right, baseline: baseline + 13.2, style: STYLE.note });
        });
        pdf.linkBox(tag, PAGE_METRICS.left, baseline + 4, right - PAGE_METRICS.left, 12, { name: screenKey(screen) });
      }
      if (code !== null && address !== null)
        drawQr(pdf, code, address, { x: PAGE_METRICS.left + TEXT_WIDTH - QR, top: top - 5, size: QR, context });
      // The QR code keeps its quiet zone.
      pdf.rule(PAGE_METRICS.left, top + TITLE_HEIGHT - 4, TEXT_WIDTH - (withQr ? QR : 0), 0.8);
    },
  };
}
