import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import type { OmittedFile } from '../../../domain/export/dossierLayout.ts';
import type { FileEntry } from '../../../domain/item/item.ts';
import { type DossierContext, selectFiles } from '../../dossierPlan.ts';
import * as exhibitWords from '../../strings/exhibitWords.ts';
import { formatNumber, formatRanges } from '../../strings/formatText.ts';
import * as reportSections from '../../strings/reportSections.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/typography.ts';
import { gap, type PageFlow, type Row } from '../layout/pageFlow.ts';
import { baselineOf, headingRows, paragraphRows, STYLE } from '../layout/rows.ts';
import { openSection, type TableOfContents } from '../layout/section.ts';
import { describeTransformation } from './warningRows.ts';

/** Width of 64 characters of the mono typeface, whose advance is 0.6 em. */
const DIGEST_WIDTH = 64 * 0.6 * STYLE.digest.size;
const DIGEST_X = PAGE_METRICS.left + TEXT_WIDTH - DIGEST_WIDTH;
const BYTES_X = DIGEST_X - 8;
const FILE_X = PAGE_METRICS.left + 50;
/** Characters of the first column. */
const LABEL_MAX = 12;
const NOTE: TextStyle = { ...STYLE.note, size: 8, leading: 10 };

/** Places the SHA-256 of every file, and how it was made. A file of several exhibits is listed once. */
export async function placeHashes(
  flow: PageFlow,
  root: Tag,
  context: DossierContext,
  contents: TableOfContents,
): Promise<void> {
  const { pdf } = flow;
  const { hashes } = exhibitWords;
  const { sectionTitle } = reportSections;
  const section = openSection(flow, root, { title: sectionTitle.hashes, intro: hashes.intro, follows: true }, contents);
  const { shared, own } = listFiles(context.snapshot.items, context);
  for (const [title, files] of [
    [hashes.shared, shared],
    [hashes.own, own],
  ] as const) {
    if (files.length === 0) continue;
    const table = pdf.child(section, 'Table', { title });
    const heading = headingRows(pdf, section, title);
    const head = tableRow(pdf, table, 'TH', STYLE.note, hashes.head);
    flow.place([...heading, { ...head, withNext: true }]);
    for (const [index, file] of files.entries()) {
      const isFirst = file.numbers[0] !== files[index - 1]?.numbers[0] || files === shared;
      flow.place(fileRows(pdf, table, file, isFirst), head);
    }
    flow.place([gap(12)]);
  }
  section.end();
}

/** The file, and below it what was done to it, or why it is not in the zip. */
function fileRows(
  pdf: PdfDocument,
  table: Tag,
  { file, numbers, omitted, removed }: ListedFile,
  withNumber: boolean,
): Row[] {
  const { path, bytes, sha256, transformations } = file;
  const label = `n° ${formatRanges(numbers)}`;
  const isShort = label.length <= LABEL_MAX;
  const notes = [
    ...(isShort ? [] : [exhibitWords.exhibit.numbers(formatRanges(numbers))]),
    ...(omitted === null ? [] : [omittedText(path, omitted)]),
    ...transformations.filter(({ name }) => name !== 'snapshot').map(describeTransformation),
  ];
  // The digest of an erased image is not printed.
  const digest = removed ? exhibitWords.exhibit.fileRemoved : sha256;
  const row = tableRow(pdf, table, 'TD', STYLE.digest, [
    withNumber && isShort ? label : '',
    path,
    formatNumber(bytes),
    digest,
  ]);
  if (notes.length === 0) return [row];
  const cell = pdf.child(pdf.child(table, 'TR'), 'TD', { span: exhibitWords.hashes.head.length });
  const at = { x: FILE_X, width: TEXT_WIDTH - (FILE_X - PAGE_METRICS.left), style: NOTE };
  const under = paragraphRows(pdf, cell, notes.join(' ; '), at);
  return [row, ...under].map((one, index, all) => (index < all.length - 1 ? { ...one, withNext: true } : one));
}

function omittedText(path: string, { volume }: NonNullable<ListedFile['omitted']>): string {
  return volume === undefined
    ? exhibitWords.exhibit.fileNotIncluded(path)
    : reportSections.volumeSplit.fileInOtherVolume(path, volume);
}

function tableRow(pdf: PdfDocument, table: Tag, type: 'TH' | 'TD', style: TextStyle, texts: readonly string[]): Row {
  const row = pdf.child(table, 'TR');
  const cells = texts.map((text) => ({
    text,
    tag: pdf.child(row, type, type === 'TH' ? { scope: 'Column' } : {}),
  }));
  const [, , bytes = ''] = texts;
  return {
    height: style.leading,
    draw: (top) => {
      const baseline = baselineOf(style, top);
      const starts = [PAGE_METRICS.left, FILE_X, BYTES_X - pdf.widthOf(bytes, style), DIGEST_X];
      cells.forEach(({ text, tag }, index) => {
        const face = index === 0 && type === 'TD' ? { ...STYLE.smallStrong, size: 8 } : style;
        pdf.inside(tag, type, () => pdf.drawLine(text, starts[index] ?? PAGE_METRICS.left, baseline, face));
      });
      if (type === 'TH') pdf.rule(PAGE_METRICS.left, top + style.leading - 0.5, TEXT_WIDTH, 0.5);
      else if (texts[0] !== '') pdf.rule(PAGE_METRICS.left, top, TEXT_WIDTH, 0.2);
    },
  };
}

/** A file of one or several exhibits with the same bytes and the same treatment. */
interface ListedFile {
  readonly file: FileEntry;
  /** Ascending. */
  readonly numbers: readonly number[];
  readonly omitted: OmittedFile | null;
  /** Erased as a prohibited image: its digest is not printed. */
  readonly removed: boolean;
}

/** Returns every file of the exhibits once: those of several exhibits, then the others by exhibit. */
function listFiles(
  items: readonly SnapshotItem[],
  context: Pick<DossierContext, 'options' | 'volumeSet'>,
): { readonly shared: readonly ListedFile[]; readonly own: readonly ListedFile[] } {
  const all = items.flatMap((item) => {
    const omissions = new Map(selectFiles(item, context).omitted.map((one) => [one.path, one]));
    return item.fiche.files.map((file) => ({
      file,
      number: item.number,
      omitted: omissions.get(file.path) ?? null,
      removed: item.removed.has(file.path),
    }));
  });
  const groups = Map.groupBy(all, ({ file, number, omitted, removed }) =>
    // A file that is left out may have another reason in each exhibit.
    omitted !== null || removed ? `${number}/${file.path}` : `${file.sha256}/${file.path}`,
  );
  const listed = [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, numbers: [first, ...others].map(({ number }) => number) }],
  );
  return {
    shared: listed.filter(({ numbers }) => numbers.length > 1),
    own: listed.filter(({ numbers }) => numbers.length === 1),
  };
}
