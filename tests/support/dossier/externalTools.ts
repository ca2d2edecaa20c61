import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Independent readers of our output. Each must be installed, as in the CI image; a missing one fails the test. */

export function runTool(command: string, args: readonly string[], cwd?: string, input?: Uint8Array): string {
  return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, cwd, input });
}

/** Returns the text of a PDF, a path or its bytes, without white space, so that line breaks do not matter. */
export function readPdfText(pdf: string | Uint8Array, ...more: readonly string[]): string {
  const [path, input] = typeof pdf === 'string' ? [pdf, undefined] : ['-', pdf];
  return stripWhitespace(runTool('pdftotext', ['-enc', 'UTF-8', ...more, path, '-'], undefined, input));
}

export function stripWhitespace(text: string): string {
  return text.replace(/[\s\u200B\p{Bidi_Control}]+/gu, '');
}

/** Returns the text as read by pdf.js, without its normalisation for search. */
export async function readPdfTextByPdfJs(pdf: string): Promise<string> {
  const task = getDocument({ data: new Uint8Array(readFileSync(pdf)), verbosity: 0 });
  const document = await task.promise;
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  await task.destroy();
  return stripWhitespace(text);
}

/** Returns the page, from 1, of each named destination and each bookmark. */
export async function readDestinations(pdf: string): Promise<Map<string, number>> {
  const task = getDocument({ data: new Uint8Array(readFileSync(pdf)), verbosity: 0 });
  const document = await task.promise;
  const pageOf = async (to: unknown) => (Array.isArray(to) ? (await document.getPageIndex(to[0])) + 1 : Number.NaN);
  const pages = new Map<string, number>();
  // A Map, although its types differ.
  const named: unknown = await document.getDestinations();
  if (!(named instanceof Map)) throw new Error('no named destinations');
  for (const [name, to] of named) pages.set(String(name), await pageOf(to));
  const lines = (await document.getOutline()) ?? [];
  for (const { title, dest } of [...lines, ...lines.flatMap(({ items }) => items)])
    pages.set(title, await pageOf(dest));
  await task.destroy();
  return pages;
}

/** Returns an uncompressed PDF, decoded as Latin-1. */
export function uncompressPdf(pdf: string): string {
  const args = ['--qdf', '--object-streams=disable', '--stream-data=uncompress', '--normalize-content=n', pdf, '-'];
  return execFileSync('qpdf', args, { encoding: 'latin1', maxBuffer: 1 << 28 });
}

/**
 * Returns every string with a character beyond ASCII: alternative texts, titles, bookmarks, what is copied. A PDF has
 * them in UTF-16, so a search of its bytes misses them. `key`: only the strings of this entry.
 */
export function readEncodedStrings(pdf: string, key?: 'ActualText' | 'Alt'): string[] {
  const strings = new RegExp(`${key === undefined ? '' : `/${key} `}<FEFF([0-9a-f]*)>`, 'gi');
  return [...uncompressPdf(pdf).matchAll(strings)].map(([, hex = '']) =>
    Buffer.from(hex, 'hex').swap16().toString('utf16le'),
  );
}

/** Returns the box of each word, in points from the top left corner of its page. */
export function readWordBoxes(pdf: string) {
  let page = 0;
  return runTool('pdftotext', ['-bbox', pdf, '-'])
    .split('\n')
    .flatMap((line) => {
      if (line.includes('<page ')) page += 1;
      const numbers = /<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)"/.exec(line)?.slice(1).map(Number);
      if (numbers === undefined) return [];
      const [xMin = 0, yMin = 0, xMax = 0, yMax = 0] = numbers;
      return [{ page, xMin, yMin, xMax, yMax }];
    });
}
