import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { isIntimate } from '../../domain/item/notes.ts';
import { utcOffsetAt } from '../../domain/shared/timeZone.ts';
import { formatAccountName } from '../data/accounts.ts';
import { formatDateLine } from '../data/itemLabels.ts';
import { listRevisits, type Revisit } from '../data/revisits.ts';
import type { DossierContext } from '../dossierContext.ts';
import { formatRanges } from '../strings/formatNumber.ts';
import { formatMoment, localDate } from '../strings/formatTime.ts';
import * as strings from '../strings/index.ts';
import { FULL_WIDTH, PAGE_METRICS, TEXT_WIDTH } from './engine/pageMetrics.ts';
import type { PdfDocument, Tag } from './engine/pdfDocument.ts';
import { pdfStream } from './engine/pdfStream.ts';
import { addressRows } from './layout/addressRows.ts';
import { gap, heightOf, PageFlow, type Row } from './layout/pageFlow.ts';
import { drawQr, hasQr } from './layout/qrCode.ts';
import { headingRows, paragraphRows, STYLE } from './layout/rows.ts';
import { verbatimRows } from './layout/verbatimRows.ts';
import { listItemRows } from './sections/warnings.ts';

const NUMBER_WIDTH = 46;
const QR = 54;
/** Maximum number of characters printed of the account's name, and of the first words. */
const FIRST_CHARACTERS = 60;
const TEXT = { x: PAGE_METRICS.left + NUMBER_WIDTH, width: TEXT_WIDTH - NUMBER_WIDTH - QR - 12 };

/** Writes `fiche-commissaire.pdf`: the addresses to open, in order. It states that it is no constat. */
export function bailiffSheetPdf(context: DossierContext): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { snapshot, createdAt, timeZone, options } = context;
  const date = localDate(createdAt, timeZone);
  return pdfStream(strings.bailiffSheet.title, context, async (pdf, ready) => {
    const flow = new PageFlow(pdf, strings.runningHead(date, snapshot.journal.head, options.caseName));
    const root = pdf.struct('Document');
    pdf.addStructure(root);
    flow.newPage();
    const revisits = listRevisits(snapshot.items, options);
    flow.place([
      ...paragraphRows(pdf, root, strings.bailiffSheet.title, { ...FULL_WIDTH, style: STYLE.h1, type: 'H1' }),
      ...paragraphRows(pdf, root, strings.bailiffSheet.count(revisits.length, context.fileName), {
        ...FULL_WIDTH,
        style: STYLE.note,
      }),
      gap(8),
    ]);
    const list = pdf.child(root, 'L');
    flow.place([...strings.bailiffSheet.notice.flatMap((line) => listItemRows(pdf, list, line)), gap(14)]);

    let platform: string | null = null;
    for (const visit of revisits) {
      const { fiche } = visit.item;
      const title = fiche.platform === platform ? [] : headingRows(pdf, root, strings.platformName(fiche.platform));
      platform = fiche.platform;
      flow.place([...title, ...(await revisitRows(pdf, root, visit, context))]);
      await ready();
    }
    root.end();
    flow.finish();
  });
}

async function revisitRows(pdf: PdfDocument, parent: Tag, visit: Revisit, context: DossierContext): Promise<Row[]> {
  const { item, address } = visit;
  const part = pdf.child(parent, 'Sect', { title: strings.exhibit.title(item.number) });
  const number = paragraphRows(pdf, part, `n° ${item.number}`, {
    x: PAGE_METRICS.left,
    width: NUMBER_WIDTH,
    style: STYLE.strong,
  });
  const code = hasQr(address) ? pdf.child(part, 'Figure', { alt: strings.exhibit.qrAlt(item.number) }) : null;
  const textRows = (text: string) => paragraphRows(pdf, part, text, { ...TEXT, style: STYLE.small });
  const quotedRows = async (text: string) =>
    (await verbatimRows(pdf, part, text, { ...TEXT, style: STYLE.small }, context.drawText)).text;
  const rows = [
    ...(await addressRows(pdf, part, 'P', address, TEXT)),
    ...(await quotedRows(authorLine(item))),
    ...factsOf(visit, context).flatMap(textRows),
    ...(visit.path === null
      ? textRows(strings.bailiffSheet.noPath)
      : await quotedRows(strings.bailiffSheet.path(visit.path.slice(0, 600)))),
  ];
  const missing = Math.max(0, (code === null ? 0 : QR) - heightOf(rows));
  return [...rows, { height: missing + 4, draw: () => {} }, closingRule(pdf)].map((row, index) => ({
    ...row,
    // The rows stay together, so that the QR code fits beside them.
    withNext: true,
    draw: (top) => {
      if (index === 0) {
        for (const line of number) line.draw(top - 2);
        if (code !== null)
          drawQr(pdf, code, address, {
            x: PAGE_METRICS.left + TEXT_WIDTH - QR,
            top: top - 2,
            size: QR,
            context,
          });
      }
      row.draw(top);
    },
  }));
}

/** Returns the account and the first words, which identify a reply in its thread. */
function authorLine({ fiche }: SnapshotItem): string {
  const account = formatAccountName(fiche.platform, fiche.author) ?? strings.NOT_READ;
  return strings.bailiffSheet.author(firstCharacters(account), firstCharacters(fiche.text ?? ''));
}

function firstCharacters(text: string): string {
  const points = [...text.replace(/\s+/g, ' ').trim()];
  return `${points.slice(0, FIRST_CHARACTERS).join('')}${points.length > FIRST_CHARACTERS ? '…' : ''}`;
}

function factsOf(
  { item, alsoIn, visibility, accountNeeded, ephemeral, lastCheck, screens }: Revisit,
  context: DossierContext,
): string[] {
  const { fiche } = item;
  const { bailiffSheet } = strings;
  const visibilityText = visibility === null ? strings.NOT_READ : strings.visibility[visibility];
  const byPersonNote = fiche.visibility === null && visibility !== null ? ` ${bailiffSheet.byPerson}` : '';
  const formatCheck = (at: string) => formatMoment(at, utcOffsetAt(new Date(at), context.timeZone), 'min').local;
  return [
    `${strings.surface[fiche.surface]} ; ${fiche.posting.iso === null ? '' : bailiffSheet.posted}${formatDateLine(item)}`,
    `${strings.exhibit.visibility} : ${visibilityText}${byPersonNote} ; ${bailiffSheet.account[accountNeeded === null ? 'unknown' : accountNeeded ? 'yes' : 'no']}`,
    ...(ephemeral ? [bailiffSheet.ephemeral] : []),
    lastCheck === null
      ? bailiffSheet.unchecked
      : bailiffSheet.checked(formatCheck(lastCheck.at), strings.onlineResult[lastCheck.result]),
    bailiffSheet.screens(screens),
    bailiffSheet.toRecord,
    ...(isIntimate(item.notes ?? {}) ? [bailiffSheet.intimate] : []),
    ...(alsoIn.length === 0 ? [] : [bailiffSheet.alsoIn(alsoIn.length, formatRanges(alsoIn))]),
  ];
}

const closingRule = (pdf: PdfDocument): Row => ({
  height: 9,
  draw: (top) => pdf.rule(PAGE_METRICS.left, top, TEXT_WIDTH, 0.3),
});
