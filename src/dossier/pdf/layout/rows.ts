import type { DrawText } from '../../dossierPlan.ts';
import * as codes from '../../strings/codes.ts';
import * as exhibitWords from '../../strings/exhibitWords.ts';
import { formatNumber } from '../../strings/formatText.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { FULL_WIDTH, type HorizontalSpan, PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/typography.ts';
import { gap, heightOf, keepWithNext, type Row } from './pageFlow.ts';
import { type Block, codePointHex, layOutText, layOutVerbatim } from './verbatimLayout.ts';

export const STYLE = {
  title: { face: 'bold', size: 25, leading: 31 },
  subtitle: { face: 'italic', size: 13, leading: 18 },
  h1: { face: 'bold', size: 18, leading: 24 },
  exhibit: { face: 'bold', size: 14, leading: 19 },
  h2: { face: 'bold', size: 11.5, leading: 16 },
  h3: { face: 'bold', size: 9.5, leading: 13 },
  body: { face: 'serif', size: 10.5, leading: 14.5 },
  posted: { face: 'serif', size: 10.5, leading: 14.5 },
  strong: { face: 'bold', size: 10.5, leading: 14.5 },
  small: { face: 'serif', size: 9, leading: 12 },
  smallStrong: { face: 'bold', size: 9, leading: 12 },
  label: { face: 'italic', size: 9.5, leading: 14 },
  note: { face: 'italic', size: 9, leading: 12 },
  address: { face: 'mono', size: 8.2, leading: 11.5 },
  identifier: { face: 'mono', size: 8.2, leading: 14.5 },
  denseIdentifier: { face: 'mono', size: 8.2, leading: 12 },
  readAloud: { face: 'mono', size: 13, leading: 22 },
  digest: { face: 'mono', size: 7, leading: 10 },
} as const satisfies Record<string, TextStyle>;

interface RowPlacement {
  readonly x: number;
  readonly style: TextStyle;
  /** The structure element of the rows. */
  readonly tag: Tag;
  readonly type: string;
  readonly link?: { readonly url: string } | { readonly name: string } | null;
}

/** Returns one row per line. No page break follows the first or the last but one (no orphans, no widows). */
export function blockRows(pdf: PdfDocument, blocks: readonly Block[], placement: RowPlacement): Row[] {
  const { x, style, tag, type } = placement;
  return blocks.map((block, index) => {
    const height = block.kind === 'picture' ? block.height : block.kind === 'blank' ? style.leading / 2 : style.leading;
    const draw = (top: number) => {
      // One link, however many lines: the first line has the text of all of them.
      if (block.kind === 'line') drawLine(pdf, block, index === 0 ? placement : { ...placement, link: null }, top);
      if (block.kind === 'picture') {
        pdf.inside(tag, type, () => {
          pdf.place(block.picture, x, top, block.width);
          const { width, height, actual } = block;
          pdf.textLayer.write(actual, { x, top, width, height }, Math.round(height / (style.size * 1.45)));
        });
      }
    };
    return { height, draw, withNext: blocks.length > 1 && (index === 0 || index === blocks.length - 2) };
  });
}

/** Where a text is laid out: over the full width where nothing else is said. */
interface TextPlacement extends Partial<HorizontalSpan> {
  readonly style: TextStyle;
}

/** Lays out a paragraph of our own text. */
export function paragraphRows(
  pdf: PdfDocument,
  parent: Tag,
  text: string,
  at: TextPlacement & { readonly type?: string; readonly scope?: 'Row' },
): Row[] {
  const { x = FULL_WIDTH.x, width = FULL_WIDTH.width, style, type = 'P', scope } = at;
  const tag = pdf.child(parent, type, scope === undefined ? {} : { scope });
  const blocks = layOutText(pdf, addNoBreakSpaces(text), style, width);
  if (blocks.some((block) => block.kind === 'line' && block.drawn.includes('‹U+'))) pdf.foreign.add('escaped');
  return blockRows(pdf, blocks, { x, style, tag, type });
}

/** A heading, kept with the next row. `level`: below a section (H1), H2; below a title of its own, H3. */
export function headingRows(
  pdf: PdfDocument,
  parent: Tag,
  text: string,
  level: 'H2' | 'H3' = 'H2',
  width = TEXT_WIDTH,
): Row[] {
  const at = { x: PAGE_METRICS.left, width };
  const rows = paragraphRows(pdf, parent, text, { ...at, style: level === 'H2' ? STYLE.h2 : STYLE.h3, type: level });
  return keepWithNext([...rows, gap(3)]);
}

/** A label beside its value. The value may break over pages, but only below the label. */
export function labelledRows(label: Row, value: readonly Row[]): Row[] {
  const missing = label.height - heightOf(value);
  const rows = missing > 0 ? [...value, { height: missing, draw: () => {} }] : value;
  let bottom = 0;
  return rows.map((row, index) => {
    bottom += row.height;
    return {
      ...row,
      withNext: row.withNext === true || bottom < label.height,
      draw: (top) => {
        if (index === 0) label.draw(top);
        row.draw(top);
      },
    };
  });
}

/** Columns side by side, as one unbreakable row. */
export function sideBySideRow(columns: readonly (readonly Row[])[]): Row {
  const all = columns.map(unbreakableRow);
  return {
    height: Math.max(...all.map((column) => column.height)),
    draw: (top) => {
      for (const column of all) column.draw(top);
    },
  };
}

/** Joins rows into one. */
export function unbreakableRow(rows: readonly Row[]): Row {
  return {
    height: heightOf(rows),
    draw: (top) => {
      let y = top;
      for (const row of rows) {
        row.draw(y);
        y += row.height;
      }
    },
  };
}

/** Draws a vertical line beside a row: of a quotation, of the side of a message. 40 % of white is legible in print. */
export function withSideBar(pdf: PdfDocument, row: Row, x: number, weight: number): Row {
  return {
    ...row,
    draw: (top) => {
      pdf.artifact(() =>
        pdf
          .lineWidth(weight)
          .moveTo(x, top)
          .lineTo(x, top + row.height)
          .stroke('#444444'),
      );
      row.draw(top);
    },
  };
}

/** Returns the y of the baseline of a line with that top. */
export const baselineOf = ({ size, leading }: TextStyle, top: number): number =>
  top + (leading - size) / 2 + size * 0.8;

/** French typography: inserts no-break spaces. */
function addNoBreakSpaces(text: string): string {
  return text
    .replace(/ ([:;?»%])/g, '\u00a0$1')
    .replace(/(\d) à (?=\d)/g, '$1\u00a0à\u00a0')
    .replace(/« /g, '«\u00a0')
    .replace(/(\d(?:er)?) (\p{L}{3,9}) (?=\d{4})/gu, '$1\u00a0$2\u00a0')
    .replace(/\b(n°|Le|le|UTC) (?=\d)/g, '$1\u00a0')
    .replace(/\+\d+(?: \d+)+/g, (telephone) => telephone.replaceAll(' ', '\u00a0'));
}

function drawLine(
  pdf: PdfDocument,
  block: Extract<Block, { kind: 'line' }>,
  placement: RowPlacement,
  top: number,
): void {
  const { x, style, tag, type, link } = placement;
  const baseline = baselineOf(style, top);
  const draw = () => pdf.drawLine(block.drawn, x, baseline, style, block.actual);
  if (!link) {
    pdf.inside(tag, type, draw);
    return;
  }
  // One element per line: pdfkit would assign the annotations of a second page to the first page.
  const linkTag = pdf.child(tag, 'Link');
  pdf.inside(linkTag, 'Link', draw);
  pdf.linkBox(linkTag, x, top, pdf.widthOf(block.drawn, style), style.leading, link);
  linkTag.end();
}

/** A line to fill in by hand: unknown values stay blank. */
export function blankLine(pdf: PdfDocument, at: HorizontalSpan, height = 18): Row {
  return { height, draw: (top) => pdf.rule(at.x, top + height - 5, at.width, 0.5) };
}

/** A text in small letters, with a line to write on after it: to the end of `at`, or as wide as `blank`. */
export function blankAfterRow(
  pdf: PdfDocument,
  parent: Tag,
  text: string,
  at: HorizontalSpan,
  blank = Number.POSITIVE_INFINITY,
): Row {
  const x = at.x + pdf.widthOf(text, STYLE.small) + 6;
  const width = Math.min(blank, at.x + at.width - x);
  return sideBySideRow([
    paragraphRows(pdf, parent, text, { ...at, style: STYLE.small }),
    [blankLine(pdf, { x, width }, 15)],
  ]);
}

/** `Fait à ________ Le ________`: labels in columns of equal width, each followed by a line. */
export function signatureRow(pdf: PdfDocument, parent: Tag, labels: readonly string[]): Row {
  const columnWidth = TEXT_WIDTH / labels.length;
  const parts = labels.map((label, index) => {
    const x = PAGE_METRICS.left + index * columnWidth;
    const from = x + pdf.widthOf(label, STYLE.body) + 8;
    return {
      label: paragraphRows(pdf, parent, label, { x, width: columnWidth, style: STYLE.body }),
      line: { x: from, width: x + columnWidth - 18 - from },
    };
  });
  return {
    height: 24,
    draw: (top) => {
      for (const { label, line } of parts) {
        for (const row of label) row.draw(top);
        pdf.rule(line.x, top + 13, line.width);
      }
    },
  };
}

/** Longer addresses get no link. PDF/A limits a string to 32,767 bytes. */
const LINK_MAX = 2_000;

/**
 * Lays out an address in full, with line breaks after its punctuation; copied text has no line breaks. Only http(s)
 * addresses get a link, never `javascript:` and the like.
 */
export async function addressRows(
  pdf: PdfDocument,
  tag: Tag,
  type: string,
  address: string,
  at: HorizontalSpan & {
    readonly clip?: { readonly lines: number; readonly mark: string };
    /** Without link. */
    readonly plain?: boolean;
    /** The address that the link opens, when a mark follows the printed one. */
    readonly target?: string;
  },
): Promise<Row[]> {
  const style = STYLE.address;
  const { blocks } = await layOutVerbatim(pdf, address, { style, width: at.width, breaks: 'address' });
  const clipped = at.clip !== undefined && blocks.length > at.clip.lines;
  const shown: readonly Block[] = clipped
    ? [...blocks.slice(0, at.clip.lines - 1), { kind: 'line', drawn: at.clip.mark, actual: null }]
    : blocks.length === 1
      ? blocks
      : blocks.map((block, index) =>
          block.kind === 'line' ? { ...block, actual: index === 0 ? address : '' } : block,
        );
  return blockRows(pdf, shown, { x: at.x, style, tag, type, link: at.plain ? null : webAddress(at.target ?? address) });
}

function webAddress(address: string): { url: string } | null {
  if (!URL.canParse(address) || address.length > LINK_MAX) return null;
  const { protocol, href } = new URL(address);
  return (protocol === 'https:' || protocol === 'http:') && href.length <= LINK_MAX ? { url: href } : null;
}

/** Lays out somebody else's text, and notes on how it is displayed. `of`: where one of them is said once. */
export async function verbatimRows(
  pdf: PdfDocument,
  parent: Tag,
  text: string,
  { x = FULL_WIDTH.x, width = FULL_WIDTH.width, style, of = {} }: TextPlacement & { readonly of?: object },
  drawText: DrawText | undefined,
): Promise<{ readonly text: Row[]; readonly notes: Row[] }> {
  const script = findForeignScript(text);
  const tag = pdf.child(parent, 'P', script === null ? {} : { lang: script.lang });
  const layout = await layOutVerbatim(pdf, text, { style, width, drawText });
  const isExplained = pdf.explained.has(of);
  if (layout.hasEscapedCharacters) pdf.explained.add(of);
  const notes = [
    ...(layout.cut ? [exhibitWords.exhibit.textCut] : []),
    ...(layout.hasEscapedCharacters && !isExplained ? [exhibitWords.exhibit.escaped] : []),
    ...(layout.hidden.size > 0 ? [exhibitWords.exhibit.hidden(formatHiddenCharacters(layout.hidden))] : []),
  ];
  return {
    text: blockRows(pdf, layout.blocks, { x, style, tag, type: 'P' }),
    notes: notes.flatMap((note) => paragraphRows(pdf, parent, note, { x, width, style: STYLE.note })),
  };
}

function formatHiddenCharacters(hidden: ReadonlyMap<number, number>): string {
  return [...hidden]
    .sort(([a], [b]) => a - b)
    .map(([codePoint, count]) => {
      const name = codes.invisibleCharacter.get(codePointHex(codePoint));
      return `U+${codePointHex(codePoint)}${name === undefined ? '' : ` (${name})`} × ${formatNumber(count)}`;
    })
    .join(', ');
}

/**
 * Scripts other than Latin, with the language tag (BCP 47) of a text in it. The tag names a language only when one
 * language uses the script; nothing else about the language is read.
 */
const SCRIPTS = [
  ['Arabic', 'arabe', 'und-Arab'],
  ['Cyrillic', 'cyrillique', 'und-Cyrl'],
  ['Greek', 'grecque', 'el'],
  ['Hebrew', 'hébraïque', 'und-Hebr'],
  ['Armenian', 'arménienne', 'hy'],
  ['Georgian', 'géorgienne', 'und-Geor'],
  ['Devanagari', 'devanagari', 'und-Deva'],
  ['Bengali', 'bengali', 'und-Beng'],
  ['Tamil', 'tamoule', 'ta'],
  ['Thai', 'thaïe', 'th'],
  ['Hangul', 'coréenne', 'ko'],
  ['Hiragana', 'japonaise', 'ja'],
  ['Katakana', 'japonaise', 'ja'],
  ['Han', 'chinoise', 'und-Hani'],
  ['Ethiopic', 'éthiopienne', 'und-Ethi'],
] as const;
const PATTERNS = SCRIPTS.map(([script, name, lang]) => ({
  name,
  lang,
  pattern: new RegExp(`\\p{Script=${script}}`, 'gu'),
}));

interface ForeignScript {
  /** « écriture … », feminine. */
  readonly name: string;
  readonly lang: string;
}

/** Returns the script other than Latin of at least a third of the letters of a text; null when there is none. */
export function findForeignScript(text: string | null): ForeignScript | null {
  const letters = text?.match(/\p{L}/gu)?.length ?? 0;
  if (text === null || letters === 0) return null;
  const counts = PATTERNS.map(({ name, lang, pattern }) => ({ name, lang, count: text.match(pattern)?.length ?? 0 }));
  const [most] = counts.toSorted((a, b) => b.count - a.count);
  return most !== undefined && most.count * 3 >= letters ? { name: most.name, lang: most.lang } : null;
}
