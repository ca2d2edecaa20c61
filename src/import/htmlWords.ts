import { Parser } from 'htmlparser2';

/** What no program shows. */
const SILENT = new Set(['script', 'style', 'title']);
const PARAGRAPHS = new Set('p table blockquote ul ol dl pre h1 h2 h3 h4 h5 h6'.split(' '));
const LINES = new Set('div tr li dt dd hr section article header footer center address'.split(' '));
const CELLS = new Set(['td', 'th']);
/** Elements inside each other: programs write some dozens. To close one takes a time in proportion to their number. */
const MAX_DEPTH = 1000;
/** After each, reading ends once there are more. */
const CHUNK_CHARS = 64 * 1024;

/**
 * Returns the words of a page in HTML, with the addresses of its links, in lines as they would be shown: no tree is
 * made, and nothing is loaded, run or shown. Words that a style hides are read too: each program has its own styles.
 * The browser's own parser takes no string in our pages (Trusted Types). `isCut`: what is below too many elements was
 * not read.
 */
export function readHtmlWords(html: string): { readonly text: string; readonly isCut: boolean } {
  const parts: string[] = [];
  let [depth, silent, preformatted] = [0, 0, 0];
  let isCut = false;
  const add = (text: string): void => {
    if (silent === 0 && !isCut) parts.push(text);
  };
  const addBreak = (name: string): void => {
    if (PARAGRAPHS.has(name)) add('\n\n');
    else if (LINES.has(name)) add('\n');
    else if (CELLS.has(name)) add(' ');
  };
  const parser = new Parser({
    onopentag: (name, { href }) => {
      depth += 1;
      isCut ||= depth > MAX_DEPTH;
      if (SILENT.has(name)) silent += 1;
      if (name === 'pre') preformatted += 1;
      addBreak(name);
      if (name === 'br') add('\n');
      if (name === 'li') add('* ');
      if (name === 'a' && href !== undefined && !href.startsWith('#')) add(` (${href}) `);
    },
    ontext: (text) => add(text.replace(preformatted > 0 ? /[ \t\f]+/g : /[ \t\r\n\f]+/g, ' ')),
    onclosetag: (name) => {
      depth -= 1;
      if (SILENT.has(name)) silent -= 1;
      if (name === 'pre') preformatted -= 1;
      addBreak(name);
    },
  });
  for (let at = 0; at < html.length && !isCut; at += CHUNK_CHARS) parser.write(html.slice(at, at + CHUNK_CHARS));
  parser.end();
  const text = parts
    .join('')
    .replace(/ {2,}/g, ' ')
    .replace(/(?<! ) ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { text, isCut };
}
