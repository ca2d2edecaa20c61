import type { DrawText } from '../edition.ts';
import { type DrawnPicture, pictureOf } from './drawnText.ts';
import type { Style } from './page.ts';
import type { Paper } from './paper.ts';
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
  | ({ readonly kind: 'picture'; readonly actual: string } & DrawnPicture)
  | { readonly kind: 'blank' };

export interface Posted {
  readonly blocks: readonly Block[];
  /** Invisible code points that were not drawn, with their number. */
  readonly hidden: ReadonlyMap<number, number>;
  readonly writtenByNumber: boolean;
  /** It went on: only its beginning is here. */
  readonly cut: boolean;
}

const NEW_LINE = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u;
/** Part of how a character looks, when the browser draws: joiners, variation selectors, the letters of flags. */
const SHAPES = /\u200C|\u200D|[\uFE00-\uFE0F]|[\u{E0020}-\u{E007F}]/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
/** Latin and its punctuation: one visible character each, nothing that joins; most texts need no segmenter. */
const SINGLES = /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u024F\u2010-\u2027\u2030-\u205E]*$/;
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

export async function setPosted(
  paper: Paper,
  text: string,
  at: {
    readonly style: Style;
    readonly width: number;
    readonly breaks?: Break;
    readonly drawText?: DrawText | undefined;
  },
): Promise<Posted> {
  const hidden = new Map<number, number>();
  const blocks: Block[] = [];
  let writtenByNumber = false;
  let drawn = 0;
  let cut = text.length > TEXT_MAX;
  for (const paragraph of (cut ? text.slice(0, TEXT_MAX).toWellFormed() : text).split(NEW_LINE)) {
    if (drawn >= DRAWN_TOTAL) {
      cut = true;
      break;
    }
    const clusters = clustersOf(paragraph, paper, at.style, hidden);
    if (clusters.length === 0) {
      blocks.push({ kind: 'blank' });
    } else if (clusters.every(({ drawable }) => drawable)) {
      blocks.push(...setLines(clusters, paper, at));
    } else {
      const some = at.drawText === undefined ? clusters : clusters.slice(0, DRAWN_TOTAL - drawn);
      const pictures =
        at.drawText && (await drawParagraph(some, paper, at.style.size, at.width, at.drawText));
      blocks.push(...(pictures ?? setLines(some.map(byNumber), paper, at)));
      drawn += at.drawText === undefined ? 0 : some.length;
      cut ||= some.length < clusters.length;
      writtenByNumber ||= pictures === undefined;
    }
  }
  return {
    blocks,
    hidden,
    writtenByNumber,
    cut,
  };
}

/** Our own words, wrapped; what they quote and the face cannot draw is written by number. */
export function setWords(paper: Paper, text: string, style: Style, width: number): Block[] {
  const clusters = clustersOf(text.slice(0, WORDS_MAX), paper, style, new Map()).map(byNumber);
  return wrap(clusters, width, paper.measure(style)).map(({ drawn }) => ({
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
  paper: Paper,
  { face }: Style,
  hidden: Map<number, number>,
): Character[] {
  const known = paper.glyphs[face].drawable;
  return segmentsOf(paragraph).map((segment) => {
    if (segment === '\t') return { drawn: ' ', original: segment, drawable: true };
    if (SINGLES.test(segment) && known.has(codeOf(segment))) return singleOf(segment);
    const points = [...segment];
    const seen = points.filter((point) => !INVISIBLE.test(point));
    const drawable = seen.length <= CLUSTER_MAX && seen.every((point) => known.has(codeOf(point)));
    const drawn = points.filter((point) => !INVISIBLE.test(point) || (!drawable && SHAPES.test(point)));
    for (const point of points) {
      if (!drawn.includes(point)) hidden.set(codeOf(point), (hidden.get(codeOf(point)) ?? 0) + 1);
    }
    return { drawn: drawn.join(''), original: segment, drawable };
  });
}

/** At most the characters of SINGLES, shared by all texts: a dossier of 200 pièces has a million of them. */
const singles = new Map<string, Character>();

function singleOf(letter: string): Character {
  const known = singles.get(letter);
  if (known !== undefined) return known;
  const single = { drawn: letter, original: letter, drawable: true };
  singles.set(letter, single);
  return single;
}

function segmentsOf(paragraph: string): string[] {
  return SINGLES.test(paragraph)
    ? paragraph.split('')
    : Array.from(graphemes.segment(paragraph), ({ segment }) => segment);
}

function setLines(
  clusters: readonly Cluster[],
  paper: Paper,
  {
    style,
    width,
    breaks = 'space',
  }: { readonly style: Style; readonly width: number; readonly breaks?: Break },
): Block[] {
  const ambiguous = paper.glyphs[style.face].ambiguous;
  const sameInCopy = ({ drawn, original }: Line) =>
    drawn === original.trimEnd() &&
    ![...drawn].some((point) => ambiguous.has(codeOf(point)) || MARK.test(point));
  return wrap(clusters, width, paper.measure(style), breaks).map((line) => ({
    kind: 'line',
    drawn: line.drawn,
    actual: sameInCopy(line) ? null : line.original.trimEnd().toWellFormed(),
  }));
}

/** Undefined when the browser could not draw it; whoever asked then writes it by number, and says so. */
async function drawParagraph(
  clusters: readonly Character[],
  paper: Paper,
  sizePt: number,
  widthPt: number,
  drawText: DrawText,
): Promise<Block[] | undefined> {
  const text = clusters.map(({ original }) => original).join('');
  const rtl = RIGHT_TO_LEFT.test([...text].find((point) => LETTER.test(point)) ?? '');
  try {
    const blocks: Block[] = [];
    for (const part of parts(clusters)) {
      const drawn = part.map((cluster) => cluster.drawn).join('');
      blocks.push({
        kind: 'picture',
        ...(await pictureOf(drawn, { widthPt, sizePt, rtl }, paper, drawText)),
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
function* parts(clusters: readonly Character[]): Generator<readonly Character[]> {
  for (let from = 0; from < clusters.length; ) {
    const limit = Math.min(from + DRAWN_MAX, clusters.length);
    const space = clusters.findLastIndex(({ drawn }, index) => index < limit && drawn === ' ');
    const to = limit < clusters.length && space > from ? space + 1 : limit;
    yield clusters.slice(from, to);
    from = to;
  }
}

function byNumber(cluster: Character): Cluster {
  if (cluster.drawable) return cluster;
  const { original } = cluster;
  const points = [...original].map((point) => `U+${hexOf(codeOf(point))}`);
  const more = points.length > 4 ? ` +${points.length - 4}` : '';
  return { drawn: `‹${points.slice(0, 4).join(' ')}${more}›`, original };
}

export function hexOf(codePoint: number): string {
  return codePoint.toString(16).toUpperCase().padStart(4, '0');
}

function codeOf(point: string): number {
  return point.codePointAt(0) ?? 0;
}
