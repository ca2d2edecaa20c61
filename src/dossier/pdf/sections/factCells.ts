import type { Fiche } from '../../../domain/item/item.ts';
import { type DateCertainty, getDateCertainty, listAssumptions } from '../../data/dateCertainty.ts';
import { compareIdTime } from '../../data/idTime.ts';
import { formatDoubt } from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierContext.ts';
import { formatMoment, postedMoment } from '../../strings/formatTime.ts';
import { importedFile } from '../../strings/importedFile.ts';
import * as strings from '../../strings/index.ts';
import type { TextStyle } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { DENSE_VALUE_COLUMN } from '../layout/factTable.ts';
import type { Row } from '../layout/pageFlow.ts';
import { paragraphRows, STYLE } from '../layout/rows.ts';
import { verbatimRows } from '../layout/verbatimRows.ts';

/** Values of the fact table of an exhibit. */

/** Returns the date of a post, how it was read, and whether the platform's id contains the same time. */
export async function postingRows(pdf: PdfDocument, cell: Tag, fiche: Fiche, context: DossierContext): Promise<Row[]> {
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
export async function valueRows(
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
export function unreadText({ reading }: Fiche, field: string): string {
  const why = strings.unreadReason.get(reading.fields[field]?.how ?? '');
  return why === undefined ? strings.NOT_READ : `${strings.NOT_READ} : ${why}`;
}

export function bodyRows(pdf: PdfDocument, cell: Tag, ...lines: readonly string[]): Row[] {
  return lines.flatMap((text) => paragraphRows(pdf, cell, text, { ...DENSE_VALUE_COLUMN, style: STYLE.small }));
}

export function noteRows(pdf: PdfDocument, cell: Tag, text: string): Row[] {
  return text === '' ? [] : paragraphRows(pdf, cell, text, { ...DENSE_VALUE_COLUMN, style: STYLE.note });
}
