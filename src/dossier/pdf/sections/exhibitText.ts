import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { cutAtWord } from '../../../domain/export/statementText.ts';
import { kindAnswers } from '../../../domain/item/kind.ts';
import { oneLine } from '../../../domain/shared/truncate.ts';
import { hidesText, readFileText } from '../../data/fileText.ts';
import { formatDoubt, withDoubt } from '../../data/readingDoubts.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import { importedFile, exhibit as words } from '../../strings/exhibitWords.ts';
import { exhibitList } from '../../strings/reportSections.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { PAGE_METRICS, TEXT_WIDTH } from '../engine/typography.ts';
import { gap, type Row } from '../layout/pageFlow.ts';
import {
  blankLine,
  findForeignScript,
  headingRows,
  paragraphRows,
  STYLE,
  verbatimRows,
  withSideBar,
} from '../layout/rows.ts';

/** The words of an exhibit. */

interface TextDrawing {
  readonly pdf: PdfDocument;
  readonly section: Tag;
  readonly item: SnapshotItem;
  readonly context: DossierContext;
}

export const QUOTE_INDENT = 13;
/** Characters of a file that are printed: about two pages. */
const FILE_TEXT_MAX = 6_000;
/** The same, of a whole page: nobody’s words in particular, most of them a stranger’s, and all in its picture. */
const PAGE_TEXT_MAX = 450;

/** The words of a post, untitled; of a whole screen or conversation, unattributed; or « non lu ». */
export async function textRows(drawing: TextDrawing, width?: number): Promise<Row[]> {
  const { pdf, section, item } = drawing;
  const { fiche, notes } = item;
  if (fiche.text === null) return unattributedRows(drawing, width);
  const doubt = formatDoubt(fiche, ['text']);
  const isRegion = kindAnswers(fiche).words === 'region';
  const title = !isRegion && doubt === '' ? null : withDoubt(isRegion ? words.regionText : words.text, doubt);
  const rows = await quotedRows(drawing, title, fiche.text, width);
  const script = findForeignScript(fiche.text);
  if (script === null || notes?.translation != null) return rows;
  const note = paragraphRows(pdf, section, words.foreignScript(script.name), { style: STYLE.note });
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
async function unattributedRows(drawing: TextDrawing, width?: number): Promise<Row[]> {
  const { pdf, section, item, context } = drawing;
  const { fiche } = item;
  const found = await readFileText(item, context);
  if (found === null && item.checkedText !== undefined)
    return quotedRows(drawing, withDoubt(words.text, exhibitList.checkedText), item.checkedText, width);
  if (found === null) {
    const isHidden = fiche.files.some(({ role, path }) => role === 'text' && hidesText(item, path));
    const own = isHidden ? words.textNotIncluded : words.textUnread;
    const unread = fiche.received === undefined ? own : importedFile.text;
    return [...paragraphRows(pdf, section, unread, { style: STYLE.small }), gap(6)];
  }
  const title =
    fiche.received !== undefined
      ? importedFile.messages(fiche.received.format)
      : kindAnswers(fiche).words === 'screen'
        ? words.screenText
        : words.pageText;
  const max = fiche.received === undefined ? PAGE_TEXT_MAX : FILE_TEXT_MAX;
  // The lines of a page are its menus and buttons.
  const isPage = fiche.received === undefined;
  const rows = await quotedRows(drawing, title, cutText(isPage ? oneLine(found.text) : found.text, max));
  const more = words.textContinues(found.path);
  return found.text.length <= max
    ? rows
    : [...rows, ...paragraphRows(pdf, section, more, { style: STYLE.note }), gap(6)];
}

/** The beginning of a text, up to the end of a word when it has one. */
const cutText = (text: string, max: number): string =>
  text.length <= max ? text : cutAtWord(text.slice(0, max + 1), max) || text.slice(0, max);

async function quotedRows(
  { pdf, section, item, context }: TextDrawing,
  title: string | null,
  text: string,
  width?: number,
): Promise<Row[]> {
  const heading = title === null ? [] : headingRows(pdf, section, title, 'H3', width);
  const whole = TEXT_WIDTH - QUOTE_INDENT;
  const at = { x: PAGE_METRICS.left + QUOTE_INDENT, width: width ?? whole, style: STYLE.posted, of: item };
  const rows = await verbatimRows(pdf, section, text, at, context.drawText);
  return [
    ...heading,
    ...rows.text.map((row) => withSideBar(pdf, row, PAGE_METRICS.left + 1, 1.2)),
    ...rows.notes,
    ...(width === undefined ? [gap(3)] : []),
  ];
}
