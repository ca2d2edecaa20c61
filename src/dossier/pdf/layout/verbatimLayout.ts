import type { DrawText } from '../../dossierContext.ts';
import type { TextStyle } from '../engine/pageMetrics.ts';
import type { PdfDocument } from '../engine/pdfDocument.ts';
import { drawTextImage, type EmbeddedTextImage } from '../engine/textImage.ts';
import { type Break, type Cluster, type Line, wrap } from './wrap.ts';

/**
 * Text exactly as posted. Three ways, in this order: set in the embedded face; drawn by the browser, a whole paragraph at
 * a time, when the face lacks a character; written by number (‹U+1F600›) when nobody can draw. What a copy of the PDF
 * gives is the original string in every case. No text makes this throw, nor take long: what goes beyond a measure is
 * left to texte.txt, and `cut` says so.
 */
export type Block =
  /** `actual`: what a copy gives when it is not what is drawn. */
  | { readonly kind: 'line'; readonly drawn: string; readonly actual: string | null }
  | ({ readonly kind: 'picture'; readonly actual: string } & EmbeddedTextImage)
  | { readonly kind: 'blank' };

export interface VerbatimLayout {
  readonly blocks: readonly Block[];
  /** Invisible code points that were not drawn, with their number. */
  readonly hidden: ReadonlyMap<number, number>;
  readonly hasEscapedCharacters: boolean;
  /** It went on: only its beginning is here. */
  readonly cut: boolean;
}

const NEW_LINE = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u;
/** Part of how a character looks, when the browser draws: joiners, variation selectors, the letters of flags. */
const SHAPING = /\u200C|\u200D|[\uFE00-\uFE0F]|[\u{E0020}-\u{E007F}]/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
/** Latin and its punctuation: one visible character each, nothing that joins; most texts need no segmenter. */
const SIMPLE_TEXT = /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u024F\u2010-\u2027\u2030-\u205E]*$/;
const LETTER = /\p{L}/u;
const MARK = /\p{M}/u;
/** Beyond this, stacked marks would run over the lines around them. */
const CLUSTER_MAX = 6;
/** No ActualText is longer than PDF/A allows. */
const DRAWN_MAX = 500;

/** UTF-16 units: some 35 pages. */
const TEXT_MAX = 100_000;
/** Characters drawn for one text: some five pages; each drawing costs the browser milliseconds and the file kilobytes. */
const DRAWN_TOTAL = 10_000;
/** Of our own sentences, for what they quote. */
const WORDS_MAX = 10_000;

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

export async function layOutVerbatim(
  pdf: PdfDocument,
  text: string,
  at: {
    readonly style: TextStyle;
    readonly width: number;
    readonly breaks?: Break;
    readonly drawText?: DrawText | undefined;
  },
): Promise<VerbatimLayout> {
  const hidden = new Map<number, number>();
  const blocks: Block[] = [];
  let hasEscapedCharacters = false;
  let drawn = 0;
  let cut = text.length > TEXT_MAX;
  for (const paragraph of (cut ? text.slice(0, TEXT_MAX).toWellFormed() : text).split(NEW_LINE)) {
    if (drawn >= DRAWN_TOTAL) {
      cut = true;
      break;
    }
    const clusters = clustersOf(paragraph, pdf, at.style, hidden);
    if (clusters.length === 0) {
      blocks.push({ kind: 'blank' });
    } else if (clusters.every(({ drawable }) => drawable)) {
      blocks.push(...layOutLines(clusters, pdf, at));
    } else {
      const some = at.drawText === undefined ? clusters : clusters.slice(0, DRAWN_TOTAL - drawn);
      const pictures = at.drawText && (await drawParagraph(some, pdf, at.style.size, at.width, at.drawText));
      blocks.push(...(pictures ?? layOutLines(some.map(escapeCluster), pdf, at)));
      drawn += at.drawText === undefined ? 0 : some.length;
      cut ||= some.length < clusters.length;
      hasEscapedCharacters ||= pictures === undefined;
    }
  }
  return {
    blocks,
    hidden,
    hasEscapedCharacters,
    cut,
  };
}

/** Our own words, wrapped; what they quote and the face cannot draw is written by number. */
export function layOutText(pdf: PdfDocument, text: string, style: TextStyle, width: number): Block[] {
  const clusters = clustersOf(text.slice(0, WORDS_MAX), pdf, style, new Map()).map(escapeCluster);
  return wrap(clusters, width, pdf.measure(style)).map(({ drawn }) => ({
    kind: 'line',
    drawn,
    actual: null,
  }));
}

interface Character extends Cluster {
  readonly drawable: boolean;
}

function clustersOf(
  paragraph: string,
  pdf: PdfDocument,
  { face }: TextStyle,
  hidden: Map<number, number>,
): Character[] {
  const known = pdf.glyphs[face].drawable;
  return segmentsOf(paragraph).map((segment) => {
    if (segment === '\t') return { drawn: ' ', original: segment, drawable: true };
    if (SIMPLE_TEXT.test(segment) && known.has(codePointOf(segment))) return simpleCluster(segment);
    const points = [...segment];
    const visible = points.filter((point) => !INVISIBLE.test(point));
    const drawable = visible.length <= CLUSTER_MAX && visible.every((point) => known.has(codePointOf(point)));
    const drawn = points.filter((point) => !INVISIBLE.test(point) || (!drawable && SHAPING.test(point)));
    for (const point of points) {
      if (!drawn.includes(point)) hidden.set(codePointOf(point), (hidden.get(codePointOf(point)) ?? 0) + 1);
    }
    return { drawn: drawn.join(''), original: segment, drawable };
  });
}

/** At most the characters of SINGLES, shared by all texts: a dossier of 200 pièces has a million of them. */
const simpleClusters = new Map<string, Character>();

function simpleCluster(letter: string): Character {
  const known = simpleClusters.get(letter);
  if (known !== undefined) return known;
  const single = { drawn: letter, original: letter, drawable: true };
  simpleClusters.set(letter, single);
  return single;
}

function segmentsOf(paragraph: string): string[] {
  return SIMPLE_TEXT.test(paragraph)
    ? paragraph.split('')
    : Array.from(graphemes.segment(paragraph), ({ segment }) => segment);
}

function layOutLines(
  clusters: readonly Cluster[],
  pdf: PdfDocument,
  {
    style,
    width,
    breaks = 'space',
  }: { readonly style: TextStyle; readonly width: number; readonly breaks?: Break },
): Block[] {
  const ambiguous = pdf.glyphs[style.face].ambiguous;
  const sameInCopy = ({ drawn, original }: Line) =>
    drawn === original.trimEnd() &&
    ![...drawn].some((point) => ambiguous.has(codePointOf(point)) || MARK.test(point));
  return wrap(clusters, width, pdf.measure(style), breaks).map((line) => ({
    kind: 'line',
    drawn: line.drawn,
    actual: sameInCopy(line) ? null : line.original.trimEnd().toWellFormed(),
  }));
}

/** Undefined when the browser could not draw it; whoever asked then writes it by number, and says so. */
async function drawParagraph(
  clusters: readonly Character[],
  pdf: PdfDocument,
  sizePt: number,
  widthPt: number,
  drawText: DrawText,
): Promise<Block[] | undefined> {
  const text = clusters.map(({ original }) => original).join('');
  const rtl = RIGHT_TO_LEFT.test([...text].find((point) => LETTER.test(point)) ?? '');
  try {
    const blocks: Block[] = [];
    for (const part of splitForDrawing(clusters)) {
      const drawn = part.map((cluster) => cluster.drawn).join('');
      blocks.push({
        kind: 'picture',
        ...(await drawTextImage(drawn, { widthPt, sizePt, rtl }, pdf, drawText)),
        actual: part
          .map(({ original }) => original)
          .join('')
          .toWellFormed(),
      });
    }
    return blocks;
  } catch {
    return undefined;
  }
}

/** Cut at the last space before the limit, else at the limit. */
function* splitForDrawing(clusters: readonly Character[]): Generator<readonly Character[]> {
  for (let from = 0; from < clusters.length; ) {
    const limit = Math.min(from + DRAWN_MAX, clusters.length);
    const space = clusters.findLastIndex(({ drawn }, index) => index < limit && drawn === ' ');
    const to = limit < clusters.length && space > from ? space + 1 : limit;
    yield clusters.slice(from, to);
    from = to;
  }
}

function escapeCluster(cluster: Character): Cluster {
  if (cluster.drawable) return cluster;
  const { original } = cluster;
  const points = [...original].map((point) => `U+${codePointHex(codePointOf(point))}`);
  const more = points.length > 4 ? ` +${points.length - 4}` : '';
  return { drawn: `‹${points.slice(0, 4).join(' ')}${more}›`, original };
}

export function codePointHex(codePoint: number): string {
  return codePoint.toString(16).toUpperCase().padStart(4, '0');
}

function codePointOf(point: string): number {
  return point.codePointAt(0) ?? 0;
}
