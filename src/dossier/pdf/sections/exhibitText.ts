import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitFolder } from '../../../domain/export/dossierLayout.ts';
import { isProhibitedImage } from '../../../domain/item/prohibitedImages.ts';
import { formatDoubt, withDoubt } from '../../data/readingDoubts.ts';
import { findForeignScript } from '../../data/scripts.ts';
import type { DossierContext } from '../../dossierContext.ts';
import { selectFiles } from '../../includedFiles.ts';
import { importedFile } from '../../strings/importedFile.ts';
import { exhibit as words } from '../../strings/index.ts';
import { FULL_WIDTH, PAGE_METRICS, TEXT_WIDTH } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { blankLine } from '../layout/formLines.ts';
import { gap, type Row } from '../layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE } from '../layout/rows.ts';
import { verbatimRows } from '../layout/verbatimRows.ts';

const QUOTE_INDENT = 13;
/** Characters of a file that are printed: about two pages. */
const FILE_TEXT_MAX = 6_000;
/** 40 % of white: legible in print. */
const SIDE_BAR = '#444444';

/** Returns the words of a post; those of a whole screen or an imported conversation, as not attributed; or « non lu ». */
export async function textRows(
  pdf: PdfDocument,
  section: Tag,
  item: SnapshotItem,
  context: DossierContext,
): Promise<Row[]> {
  const { fiche, notes } = item;
  if (fiche.text === null) return unattributedRows(pdf, section, item, context);
  const doubt = formatDoubt(fiche, ['text']);
  const rows = await quotedRows(pdf, section, withDoubt(words.text, doubt), fiche.text, context);
  const script = findForeignScript(fiche.text);
  if (script === null || notes?.translation != null) return rows;
  const note = paragraphRows(pdf, section, words.foreignScript(script.name), { ...FULL_WIDTH, style: STYLE.note });
  const from = PAGE_METRICS.left + pdf.widthOf(words.foreignScript(script.name), STYLE.note) + 6;
  const blank = blankLine(pdf, { x: from, width: PAGE_METRICS.left + TEXT_WIDTH - from }, 13);
  return [
    ...rows.slice(0, -1),
    {
      height: 15,
      draw: (top) => {
        for (const row of note) row.draw(top);
        blank.draw(top);
      },
    },
    gap(6),
  ];
}

/** The words of `texte.txt`, or of an exported conversation: nobody's in particular. */
async function unattributedRows(
  pdf: PdfDocument,
  section: Tag,
  item: SnapshotItem,
  context: DossierContext,
): Promise<Row[]> {
  const { fiche } = item;
  const found = await readFileText(item, context);
  if (found === null) {
    const unread = fiche.received === undefined ? words.textUnread : importedFile.text;
    return [...paragraphRows(pdf, section, unread, { ...FULL_WIDTH, style: STYLE.small }), gap(6)];
  }
  const { mode } = fiche.provenance.options;
  const title =
    fiche.received !== undefined
      ? importedFile.messages(fiche.received.format)
      : mode === 'screen'
        ? words.screenText
        : words.pageText;
  const rows = await quotedRows(pdf, section, title, found.text.slice(0, FILE_TEXT_MAX), context);
  const more = words.textContinues(found.path);
  return found.text.length <= FILE_TEXT_MAX
    ? rows
    : [...rows, ...paragraphRows(pdf, section, more, { ...FULL_WIDTH, style: STYLE.note }), gap(6)];
}

/** Formats of conversations whose lines are readable as they are. */
const READABLE_FORMATS = new Set(['whatsapp', 'text']);

/** Reads the text that the zip contains beside an item without a text of its own; null when there is none. */
async function readFileText(
  item: SnapshotItem,
  context: DossierContext,
): Promise<{ readonly text: string; readonly path: string } | null> {
  const { fiche, removed, number } = item;
  const { files, redactedCopies } = selectFiles(item, context);
  // The text would show what the copy hides.
  if (redactedCopies.length > 0 || isProhibitedImage(fiche, removed)) return null;
  const isReadable = fiche.received !== undefined && READABLE_FORMATS.has(fiche.received.format);
  const file = files.find(({ role }) => role === (isReadable ? 'document' : 'text'));
  if (file === undefined || file.bytes === 0) return null;
  try {
    const body = await context.snapshot.file(fiche.id, file.path);
    const text = (await new Response(body).text()).trim();
    return text === '' ? null : { text, path: `${exhibitFolder(number)}/${file.path}` };
  } catch {
    return null;
  }
}

async function quotedRows(
  pdf: PdfDocument,
  section: Tag,
  title: string,
  text: string,
  { drawText }: DossierContext,
): Promise<Row[]> {
  const heading = headingRows(pdf, section, title, 'H3');
  const at = { x: PAGE_METRICS.left + QUOTE_INDENT, width: TEXT_WIDTH - QUOTE_INDENT, style: STYLE.posted };
  const rows = await verbatimRows(pdf, section, text, at, drawText);
  return [...heading, ...rows.text.map((row) => withSideBar(pdf, row)), ...rows.notes, gap(6)];
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
          .stroke(SIDE_BAR),
      );
      row.draw(top);
    },
  };
}
