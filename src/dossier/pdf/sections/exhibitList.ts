import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import { getItemAddress, isLinkAllowed } from '../../data/addresses.ts';
import { formatAccountLines, formatDateLines } from '../../data/itemLabels.ts';
import type { DossierContext } from '../../dossierContext.ts';
import { formatMoment } from '../../strings/formatTime.ts';
import * as strings from '../../strings/index.ts';
import { hasPage } from '../../zip/volumes.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { addressRows } from '../layout/addressRows.ts';
import type { Row } from '../layout/pageFlow.ts';
import { STYLE } from '../layout/rows.ts';
import { type HorizontalSpan, tableRows, textCell } from '../layout/table.ts';
import { verbatimRows } from '../layout/verbatimRows.ts';

const WIDTHS = [28, 168, 110, 111];
/** Lines of an address. */
const ADDRESS_LINES = 3;

/** Characters of one line of small text: Latin, and other (wider) scripts. */
const LINE_MAX = 74;
const WIDE_MAX = 38;
const NARROW = /[\u0020-\u052F\u2010-\u205E]/u;

/**
 * Returns the table of exhibits, each with its address below. `linked`: the context of the report, in which numbers
 * link to the pages of exhibits. `quoted`: adds one line of the text above a short address. `addressLines`: at most so
 * many lines of an address.
 */
export function exhibitRows(
  pdf: PdfDocument,
  parent: Tag,
  items: readonly SnapshotItem[],
  {
    linked,
    quoted,
    addressLines = ADDRESS_LINES,
  }: { readonly linked?: DossierContext; readonly quoted?: DossierContext; readonly addressLines?: number },
): Promise<Row[]> {
  const columns = strings.exhibitList.head.map((label, index) => ({ label, width: WIDTHS[index] ?? 0 }));
  const entries = items.map((item) => {
    const { number, fiche } = item;
    const address = getItemAddress(item);
    const link = linked !== undefined && hasPage(item, linked) ? { name: exhibitLabel(number) } : null;
    const posted = fiche.posting.iso === null ? [strings.NOT_READ] : formatDateLines(item);
    const recorded = formatMoment(fiche.acquiredAt, fiche.utcOffset).local.split(', ');
    return {
      cells: [
        textCell(pdf, [String(number)], STYLE.strong, { link }),
        textCell(pdf, formatAccountLines(item), STYLE.small),
        textCell(pdf, posted, STYLE.small),
        textCell(pdf, recorded, STYLE.small),
      ],
      ...(address !== null && {
        under: async (tag: Tag, at: HorizontalSpan) => [
          ...(quoted === undefined || address.length > LINE_MAX ? [] : await firstLine(pdf, tag, item, at, quoted)),
          ...(await addressRows(pdf, tag, 'TD', address, {
            ...at,
            clip: { lines: addressLines, mark: strings.exhibitList.cutAddress },
            plain: !isLinkAllowed(item),
          })),
        ],
      }),
    };
  });
  return tableRows(pdf, parent, columns, entries);
}

async function firstLine(
  pdf: PdfDocument,
  tag: Tag,
  { fiche }: SnapshotItem,
  at: HorizontalSpan,
  { drawText }: DossierContext,
): Promise<Row[]> {
  const points = [...(fiche.text?.replace(/\s+/gu, ' ').trim() ?? '')];
  if (points.length === 0) return [];
  const limit = points.slice(0, LINE_MAX).every((point) => NARROW.test(point)) ? LINE_MAX : WIDE_MAX;
  const ellipsis = points.length > limit ? '…' : '';
  const quotation = `« ${points.slice(0, limit).join('').trim()}${ellipsis} »`;
  const { text } = await verbatimRows(pdf, tag, quotation, { ...at, style: STYLE.small }, drawText);
  return text.slice(0, 1);
}
