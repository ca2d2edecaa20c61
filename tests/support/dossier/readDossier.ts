import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PAGE_METRICS } from '../../../src/dossier/pdf/engine/typography.ts';
import { cover } from '../../../src/dossier/strings/coverAndMethod.ts';
import { summary } from '../../../src/dossier/strings/documents.ts';
import { runTool } from './externalTools.ts';

/** What a reader meets in dossier.pdf: where the answers are, and how full the pages are. */

const WORDS_PER_MINUTE = 200;

/** The questions of every recipient, and the label of each answer on the two first pages. */
const QUESTIONS = [
  ['who', cover.person],
  ['by whom', summary.who],
  ['how many', summary.howMany],
  ['since when, until when', summary.since],
  ['still on line', summary.online],
  ['intact, dated by whom', summary.intact],
  ['dated threats', summary.threats],
  ['what is asked', summary.asked],
  ['gravest words', summary.gravest],
  ['accounts linked', summary.linked],
] as const;

/** Returns where each question is answered. Throws when a question has no label on the pages. */
export function readAnswers(pdf: string) {
  const pages = runTool('pdftotext', ['-enc', 'UTF-8', '-l', '2', '-layout', pdf, '-']).split('\f');
  const words = pages.flatMap((text, index) =>
    text.split(/\s+/).flatMap((word) => (/[\p{L}\p{N}]/u.test(word) ? [{ word, page: index + 1 }] : [])),
  );
  const find = (label: string) => {
    const parts = label.split(/\s+/);
    return words.findIndex((_, index) => parts.every((part, offset) => words[index + offset]?.word === part));
  };
  const starts = QUESTIONS.map(([question, label]) => {
    const at = find(label);
    if (at < 0) throw new Error(`no answer: ${question}`);
    return { question, at };
  });
  const ends = [
    ...starts.map(({ at }) => at),
    find(summary.author),
    find(summary.sums),
    find(summary.unrated),
    ...[1, 2, 3].map((count) => find(summary.serious(count, false))),
  ];
  const endOf = (at: number) => Math.min(...ends.filter((end) => end > at), words.length);
  const sum = words.findIndex(({ word }) => /^(?:euros?|\d+€)/.test(word));
  if (sum < 0) throw new Error('no answer: extortion');
  return [
    ...starts.map(({ question, at }) => ({ question, at, end: endOf(at) })),
    { question: 'extortion', at: sum, end: sum + 1 },
  ].map(({ question, at, end }) => ({
    question,
    /** From 1. */
    page: words[at]?.page ?? 0,
    /** From the top of the first page to the end of the answer, read at 200 words a minute. */
    seconds: Math.round((end / WORDS_PER_MINUTE) * 60),
  }));
}

/** Pixels per point of the pages as they are measured: 20 dots per inch. */
const RESOLUTION = 20;

/** Returns for each page the part of its text area, from 0 to 1, down to the last ink above the foot. */
export const readPageFills = (pdf: string): readonly number[] => drawPages(pdf).map(fillOf);

/** Returns the numbers of the pages with ink left of the text area, or right of it. */
export const readOverhangs = (pdf: string): readonly number[] =>
  drawPages(pdf).flatMap((page, index) => (isOverhung(page) ? [index + 1] : []));

/** Points are 1.5 units of pdftohtml. */
const XML_SCALE = 1.5;
/** Titles, and headings of exhibits and of blocks; names in tables are smaller. */
const HEADING_SIZE_MIN = 11;

/** Returns the headings that are the last text of their page, with nothing below them. */
export function readLoneHeadings(pdf: string): readonly string[] {
  const bottom = (PAGE_METRICS.height - PAGE_METRICS.bottom) * XML_SCALE;
  const headingFonts = new Set<string>();
  return runTool('pdftohtml', ['-xml', '-i', '-stdout', pdf])
    .split('<page ')
    .slice(1)
    .flatMap((page) => {
      for (const [, id = '', size, family = ''] of page.matchAll(/<fontspec id="(\d+)" size="(\d+)" family="([^"]*)"/g))
        if (family.includes('SemiBold') && Number(size) >= HEADING_SIZE_MIN * XML_SCALE) headingFonts.add(id);
      const texts = [...page.matchAll(/<text top="(-?\d+)"[^>]* font="(\d+)">(.*)<\/text>/g)];
      const [last] = texts
        .map(([, top, font = '', text = '']) => ({ top: Number(top), font, text }))
        .filter(({ top }) => top < bottom)
        .toSorted((a, b) => b.top - a.top);
      return last !== undefined && headingFonts.has(last.font) ? [last.text] : [];
    });
}

function drawPages(pdf: string): readonly GreyPage[] {
  const folder = mkdtempSync(join(tmpdir(), 'recueil-pages-'));
  try {
    runTool('pdftoppm', ['-gray', '-r', `${RESOLUTION}`, pdf, join(folder, 'page')]);
    const count = Number(/Pages:\s+(\d+)/.exec(runTool('pdfinfo', [pdf]))?.[1]);
    const digits = String(count).length;
    return Array.from({ length: count }, (_, index) =>
      readPgm(readFileSync(join(folder, `page-${String(index + 1).padStart(digits, '0')}.pgm`))),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface GreyPage {
  readonly width: number;
  /** A byte a pixel. */
  readonly pixels: Buffer;
}

/** `image`: a PGM, that is a head with width and height, then a byte a pixel. */
function readPgm(image: Buffer): GreyPage {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1'));
  if (head === null) throw new Error('not a PGM');
  return { width: Number(head[1]), pixels: image.subarray(head[0].length) };
}

const SCALE = RESOLUTION / 72;
const INK = 200;

function fillOf({ width, pixels }: GreyPage): number {
  const [top, bottom] = [
    Math.ceil(PAGE_METRICS.top * SCALE),
    Math.floor((PAGE_METRICS.height - PAGE_METRICS.bottom) * SCALE),
  ];
  for (let row = bottom - 1; row >= top; row -= 1)
    if (pixels.subarray(row * width, (row + 1) * width).some((value) => value < INK))
      return (row + 1 - top) / (bottom - top);
  return 0;
}

function isOverhung({ width, pixels }: GreyPage): boolean {
  // A pixel is 3.6 points: one on the edge may have ink of both sides.
  const left = Math.floor(PAGE_METRICS.left * SCALE) - 1;
  const right = Math.ceil((PAGE_METRICS.width - PAGE_METRICS.right) * SCALE) + 1;
  return pixels.some((value, index) => value < INK && (index % width < left || index % width > right));
}
