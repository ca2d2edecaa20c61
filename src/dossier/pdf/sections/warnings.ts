import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import type { Transformation } from '../../../domain/item/item.ts';
import * as strings from '../../strings/index.ts';
import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { gap, type Row } from '../layout/pageFlow.ts';
import { baselineOf, headingRows, paragraphRows, STYLE } from '../layout/rows.ts';

const INDENT = 12;

/** Returns the warnings of an item, and every change made to a page or file for the capture, in plain words. */
export function warningRows(pdf: PdfDocument, section: Tag, { fiche }: SnapshotItem): Row[] {
  const warnings = [
    ...(fiche.outcome === 'partial' ? [strings.exhibit.partial] : []),
    ...fiche.warnings.map((code) => strings.warning.get(code) ?? strings.unknownWarning(code)),
    ...fiche.files.flatMap(({ path, transformations }) =>
      transformations.map((change) => `${path} : ${describeTransformation(change)}.`),
    ),
  ];
  if (warnings.length === 0) return [];
  const part = pdf.child(section, 'Sect');
  const title = headingRows(pdf, part, strings.exhibit.remarks);
  const list = pdf.child(part, 'L');
  return [...title, ...warnings.flatMap((text) => listItemRows(pdf, list, text, '–', STYLE.small)), gap(10)];
}

export function listItemRows(
  pdf: PdfDocument,
  list: Tag,
  text: string,
  mark = '–',
  style: TextStyle = STYLE.body,
): Row[] {
  const item = pdf.child(list, 'LI');
  const label = pdf.child(item, 'Lbl');
  const at = { x: PAGE_METRICS.left + INDENT, width: TEXT_WIDTH - INDENT, style, type: 'LBody' };
  return paragraphRows(pdf, item, text, at).map((row, index) => ({
    ...row,
    draw: (top) => {
      if (index === 0) {
        pdf.inside(label, 'Lbl', () => pdf.drawLine(mark, PAGE_METRICS.left, baselineOf(style, top), style));
      }
      row.draw(top);
    },
  }));
}

function describeTransformation({ name, ...details }: Transformation): string {
  const shown = Object.entries(details).map(
    ([key, value]) =>
      `${strings.transformationDetail.get(key) ?? key} ${Array.isArray(value) ? value.join(', ') : value}`,
  );
  const known = strings.transformation.get(name) ?? name;
  return shown.length === 0 ? known : `${known} (${shown.join(' ; ')})`;
}
