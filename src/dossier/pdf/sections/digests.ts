import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import type { OmittedFile } from '../../../domain/export/dossierLayout.ts';
import type { DossierContext } from '../../dossierContext.ts';
import { selectFiles } from '../../includedFiles.ts';
import { importedFile } from '../../strings/importedFile.ts';
import * as strings from '../../strings/index.ts';
import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { gap, type Row } from '../layout/pageFlow.ts';
import { baselineOf, headingRows, paragraphRows, STYLE } from '../layout/rows.ts';

/** Width of 64 characters of the mono typeface, whose advance is 0.6 em. */
const DIGEST_WIDTH = 64 * 0.6 * STYLE.digest.size;
const DIGEST_X = PAGE_METRICS.left + TEXT_WIDTH - DIGEST_WIDTH;
const BYTES_X = DIGEST_X - 12;

/** Returns the seal, the SHA-256 of every file, and the reader that extracted the post. */
export function digestRows(pdf: PdfDocument, section: Tag, item: SnapshotItem, context: DossierContext): Row[] {
  const { fiche, ficheBytes, digest, removed } = item;
  const omissions = new Map(selectFiles(item, context).omitted.map((one) => [one.path, one]));
  const part = pdf.child(section, 'Sect');
  const title = headingRows(pdf, part, strings.exhibit.digests);
  const table = pdf.child(part, 'Table');
  const files = [{ path: 'fiche.json', bytes: ficheBytes.length, sha256: digest }, ...fiche.files];
  const head = tableRow(pdf, table, 'TH', STYLE.label, [
    strings.exhibit.file,
    strings.exhibit.size,
    strings.exhibit.sha256,
  ]);
  const { reader, version, confirmed } = fiche.reading;
  const readBy =
    fiche.received === undefined
      ? strings.exhibit.readBy(reader, version, confirmed, fiche.provenance.version)
      : importedFile.readBy(fiche.provenance.version);
  const rows = files.map(({ path, bytes, sha256 }) =>
    tableRow(pdf, table, 'TD', STYLE.digest, [
      removed.has(path) ? path : fileLabel(path, omissions.get(path)),
      strings.formatNumber(bytes),
      // The digest of an erased image is not printed.
      removed.has(path) ? strings.exhibit.fileRemoved : sha256,
    ]),
  );
  const below = paragraphRows(pdf, part, readBy, {
    x: PAGE_METRICS.left,
    width: TEXT_WIDTH,
    style: STYLE.note,
  });
  return [
    ...title,
    { ...head, withNext: true },
    ...rows.slice(0, -1),
    ...[...rows.slice(-1), gap(5)].map((row) => ({ ...row, withNext: true })),
    ...below,
  ];
}

function fileLabel(path: string, omission: OmittedFile | undefined): string {
  if (omission?.volume !== undefined) return strings.volumeSplit.fileInOtherVolume(path, omission.volume);
  return omission === undefined ? path : strings.exhibit.fileNotIncluded(path);
}

function tableRow(
  pdf: PdfDocument,
  table: Tag,
  type: 'TH' | 'TD',
  style: TextStyle,
  [name, bytes, sha256]: readonly [string, string, string],
): Row {
  const row = pdf.child(table, 'TR');
  const cells = [name, bytes, sha256].map((text) => ({ text, tag: pdf.child(row, type) }));
  return {
    height: style.leading,
    draw: (top) => {
      const baseline = baselineOf(style, top);
      const starts = [PAGE_METRICS.left, BYTES_X - pdf.widthOf(bytes, style), DIGEST_X];
      cells.forEach(({ text, tag }, index) => {
        pdf.inside(tag, type, () => pdf.drawLine(text, starts[index] ?? PAGE_METRICS.left, baseline, style));
      });
      pdf.rule(PAGE_METRICS.left, top + style.leading - 0.5, TEXT_WIDTH, type === 'TH' ? 0.5 : 0.2);
    },
  };
}
