import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import { isProhibitedImage } from '../../../domain/images/prohibitedImages.ts';
import { formatAccountName } from '../../data/accounts.ts';
import { getItemAddress, isLinkAllowed } from '../../data/addresses.ts';
import type { DossierContext } from '../../dossierContext.ts';
import { importedFile } from '../../strings/importedFile.ts';
import { volumeSplit, exhibit as words } from '../../strings/index.ts';
import { FULL_WIDTH, PAGE_METRICS, TEXT_WIDTH } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { FULL_PAGE_HEIGHT, fitsInHeight, placeImage } from '../layout/image.ts';
import { gap, heightOf, type PageFlow, type Row } from '../layout/pageFlow.ts';
import { drawQr, hasQr } from '../layout/qrCode.ts';
import { headingRows, paragraphRows, STYLE } from '../layout/rows.ts';
import { verbatimRows } from '../layout/verbatimRows.ts';
import { digestRows } from './digests.ts';
import { exhibitFactRows } from './exhibitFacts.ts';
import { openPreview, type Preview, type PreviewSource, pictureBlob } from './exhibitPreview.ts';
import { userNoteRows } from './userNotes.ts';
import { warningRows } from './warnings.ts';

const QUOTE_INDENT = 13;

/** Points, with the quiet zone. */
const QR = 56;
const TITLE_HEIGHT = 60;

/** Places an exhibit on one or more pages of its own. `onOpened` receives its title and the position of the title. */
export async function placeExhibit(
  flow: PageFlow,
  root: Tag,
  item: SnapshotItem,
  context: DossierContext,
  { onOpened, source }: { readonly onOpened: (title: string, top: number) => void; readonly source: PreviewSource },
): Promise<void> {
  const { pdf } = flow;
  const section = pdf.child(root, 'Sect', { title: words.title(item.number) });
  flow.headTopic = words.title(item.number).toLowerCase();
  flow.newPage();
  flow.place([titleRow(pdf, section, item, context, onOpened), gap(3)]);
  flow.place(await exhibitFactRows(pdf, section, item, context));
  flow.place(await textRows(pdf, section, item, context));

  // The image comes before the notes and digests, unless these fit on the page and the image then does not.
  const before = pdf.child(section, 'Sect');
  const userNotes = await userNoteRows(pdf, section, item, context);
  const rest = [...userNotes, ...warningRows(pdf, section, item), ...digestRows(pdf, section, item, context)];
  const after = pdf.child(section, 'Sect');
  const placeRest = () => flow.place(rest.map((row) => ({ ...row, withNext: true })));
  const preview = await openPreview(pdf, source);
  const { picture } = preview;
  const restFirst =
    picture !== null &&
    heightOf(rest) <= flow.remainingHeight &&
    !fitsInHeight(flow.remainingHeight - heightOf(rest), picture);
  if (restFirst) placeRest();
  await placePicture(flow, restFirst ? after : before, item, preview, {
    after: restFirst ? 0 : heightOf(rest),
    context,
  });
  if (!restFirst) placeRest();
  flow.headTopic = '';
  section.end();
}

async function placePicture(
  flow: PageFlow,
  parent: Tag,
  item: SnapshotItem,
  { picture, bytes, path, screen, isRedactedCopy, annexed }: Preview,
  { after, context }: { readonly after: number; readonly context: DossierContext },
): Promise<void> {
  const { number, fiche, removed } = item;
  const placeNote = (text: string) =>
    flow.place([...paragraphRows(flow.pdf, parent, text, { ...FULL_WIDTH, style: STYLE.note }), gap(10)]);
  if (isProhibitedImage(fiche, removed)) return placeNote(removed.size > 0 ? words.imageRemoved : words.noImageTaken);
  if (annexed !== null) return placeNote(volumeSplit.annexed(annexed));
  const received = fiche.received !== undefined;
  if (received && !isRedactedCopy && (picture === null || !hasImagePreview(fiche)))
    return placeNote(importedFile.noImage(path));
  if (picture === null && item.concealed?.size) return placeNote(words.imageNotIncluded);
  if (picture === null || bytes === null) return placeNote(words.imageMissing(path));
  const account = formatAccountName(fiche.platform, fiche.author) ?? words.unread;
  const own = received ? importedFile.image(path) : words.imageFrom(path, screen);
  const origin = isRedactedCopy ? words.imageCopy(path) : own;
  const rowBreaks = fitsInHeight(FULL_PAGE_HEIGHT, picture)
    ? null
    : ((await context.findRowBreaks?.(pictureBlob(bytes)).catch(() => null)) ?? null);
  const alt = received ? importedFile.alt(number) : words.imageAlt(number, account);
  placeImage(flow, parent, picture, { alt, path, origin, rowBreaks, after });
}

/** A PDF, a sound or an undecodable image has a placeholder as its preview, which is not printed. */
function hasImagePreview({ received, warnings }: SnapshotItem['fiche']): boolean {
  return received?.family === 'image' && !warnings.includes('image-not-shown');
}

/** The title, and the address as a QR code beside it. */
function titleRow(
  pdf: PdfDocument,
  section: Tag,
  item: SnapshotItem,
  context: DossierContext,
  onOpened: (title: string, top: number) => void,
): Row {
  const { number, fiche } = item;
  const title = words.title(number);
  const address = isLinkAllowed(item) ? getItemAddress(item) : null;
  const withQr = address !== null && hasQr(address);
  const width = TEXT_WIDTH - (withQr ? QR + 12 : 0);
  const heading = pdf.child(section, 'H2');
  const under = paragraphRows(pdf, section, words.item(fiche.ordinal), {
    x: PAGE_METRICS.left,
    width,
    style: STYLE.label,
  });
  const code = withQr ? pdf.child(section, 'Figure', { alt: words.qrAlt(number) }) : null;
  return {
    height: TITLE_HEIGHT,
    draw: (top) => {
      const baseline = top + STYLE.h1.size;
      onOpened(title, top);
      pdf.addNamedDestination(exhibitLabel(number), 'XYZ', PAGE_METRICS.left, top, null);
      pdf.inside(heading, 'H2', () => pdf.drawLine(title, PAGE_METRICS.left, baseline, STYLE.h1));
      under[0]?.draw(baseline + 8);
      if (code !== null && address !== null)
        drawQr(pdf, code, address, {
          x: PAGE_METRICS.left + TEXT_WIDTH - QR,
          top: top - 6,
          size: QR,
          context,
        });
      pdf.rule(PAGE_METRICS.left, top + TITLE_HEIGHT - 6, TEXT_WIDTH, 0.8);
    },
  };
}

async function textRows(
  pdf: PdfDocument,
  section: Tag,
  { fiche }: SnapshotItem,
  context: DossierContext,
): Promise<Row[]> {
  const part = pdf.child(section, 'Sect');
  if (fiche.text === null)
    return [
      ...paragraphRows(pdf, part, fiche.received === undefined ? words.textUnread : importedFile.text, {
        ...FULL_WIDTH,
        style: STYLE.body,
      }),
      gap(10),
    ];
  const title = headingRows(pdf, part, words.text);
  const at = { x: PAGE_METRICS.left + QUOTE_INDENT, width: TEXT_WIDTH - QUOTE_INDENT, style: STYLE.posted };
  const rows = await verbatimRows(pdf, part, fiche.text, at, context.drawText);
  return [...title, ...rows.text.map((row) => withSideBar(pdf, row)), ...rows.notes, gap(12)];
}

/** Draws a vertical line to the left, which marks a quotation. */
function withSideBar(pdf: PdfDocument, row: Row): Row {
  return {
    ...row,
    draw: (top) => {
      pdf.artifact(() =>
        pdf
          .lineWidth(1.2)
          .moveTo(PAGE_METRICS.left + 1, top)
          .lineTo(PAGE_METRICS.left + 1, top + row.height)
          .stroke('#888888'),
      );
      row.draw(top);
    },
  };
}
