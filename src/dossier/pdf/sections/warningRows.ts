import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import type { Transformation } from '../../../domain/item/item.ts';
import * as codes from '../../strings/codes.ts';
import * as exhibitWords from '../../strings/exhibitWords.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/typography.ts';
import { gap, type Row } from '../layout/pageFlow.ts';
import { baselineOf, headingRows, paragraphRows, STYLE } from '../layout/rows.ts';

const INDENT = 12;

/** Changes that every capture of a post makes: they are in the annex of hashes only. */
const USUAL_CHANGES = new Set(['crop', 'snapshot']);

/**
 * Returns the warnings of an item, and every unusual change made to a page or file for the capture, in plain words.
 * `said`: warnings that stand elsewhere on the page.
 */
export function warningRows(
  pdf: PdfDocument,
  section: Tag,
  { fiche }: SnapshotItem,
  said: ReadonlySet<string> = new Set(),
): Row[] {
  const warnings = [
    ...(fiche.outcome === 'partial' ? [exhibitWords.exhibit.partial] : []),
    ...fiche.warnings.filter((code) => !said.has(code)).map(codes.warningSentence),
    ...fiche.files.flatMap(({ path, transformations }) =>
      transformations
        .filter(({ name }) => !USUAL_CHANGES.has(name))
        .map((change) => `${path} : ${describeTransformation(change)}.`),
    ),
  ];
  if (warnings.length === 0) return [];
  const title = headingRows(pdf, section, exhibitWords.exhibit.remarks, 'H3');
  const list = pdf.child(section, 'L');
  return [...title, ...warnings.flatMap((text) => listItemRows(pdf, list, text, '–', STYLE.small)), gap(6)];
}

export function listItemRows(
  pdf: PdfDocument,
  list: Tag,
  text: string,
  mark = '–',
  style: TextStyle = STYLE.body,
  width: number = TEXT_WIDTH,
): Row[] {
  const item = pdf.child(list, 'LI');
  const label = pdf.child(item, 'Lbl');
  const at = { x: PAGE_METRICS.left + INDENT, width: width - INDENT, style, type: 'LBody' };
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

export function describeTransformation({ name, ...details }: Transformation): string {
  if (name === 'crop') {
    const { from, x, y, width, height } = details;
    if (typeof from === 'string') return codes.cropped(from, [width, height].join(' × '), `${x}`, `${y}`);
  }
  const shown = Object.entries(details).map(
    ([key, value]) =>
      `${codes.transformationDetail.get(key) ?? key} ${Array.isArray(value) ? value.join(', ') : value}`,
  );
  const known = codes.transformation.get(name) ?? name;
  return shown.length === 0 ? known : `${known} (${shown.join(' ; ')})`;
}
