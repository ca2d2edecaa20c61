import { Parser } from 'htmlparser2';

/** What no program shows. */
const SILENT = new Set(['script', 'style', 'title']);
const PARAGRAPHS = new Set('p table blockquote ul ol dl pre h1 h2 h3 h4 h5 h6'.split(' '));
const LINES = new Set('div tr li dt dd hr section article header footer center address'.split(' '));
const CELLS = new Set(['td', 'th']);
/** Where one of these ends, browsers read on: a style or a title that was not closed inside ends with it. */
const ENDS_SILENT = /<\/(?:svg|math|iframe|noframes|noembed|noscript|xmp|select|template)\b/i;
/** Elements inside each other: programs write some dozens. To close one takes a time in proportion to their number. */
const MAX_DEPTH = 1000;
/** After each, reading ends once there are more. */
const CHUNK_CHARS = 64 * 1024;

interface HtmlWords {
  readonly text: string;
  /** The words without the addresses of links, and without those in the place of images. */
  readonly said: string;
  /** Programs show them until the images are loaded. */
  readonly inPlaceOfImages: readonly string[];
  readonly isCut: boolean;
}

/**
 * Returns the words of a page in HTML, with the addresses of its links, in lines as they would be shown: no tree is
 * made, and nothing is loaded, run or shown. Words that a style hides are read too: each program has its own styles.
 * The browser's own parser takes no string in our pages (Trusted Types). `isCut`: what is below too many elements was
 * not read.
 */
export function readHtmlWords(html: string): HtmlWords {
  const [parts, said, inPlaceOfImages]: [string[], string[], string[]] = [[], [], []];
  let unshown = '';
  let [depth, silent, preformatted] = [0, 0, 0];
  let isCut = false;
  let plainAt: number | null = null;
  const add = (text: string): void => {
    if (silent > 0 || isCut) return;
    parts.push(text);
    said.push(text);
  };
  const addBreak = (name: string): void => {
    if (PARAGRAPHS.has(name)) add('\n\n');
    else if (LINES.has(name)) add('\n');
    else if (CELLS.has(name)) add(' ');
  };
  const parser = new Parser({
    onopentag: (name, { href, alt = '', value, placeholder }) => {
      depth += 1;
      isCut ||= depth > MAX_DEPTH;
      if (SILENT.has(name)) silent += 1;
      if (name === 'pre') preformatted += 1;
      addBreak(name);
      if (name === 'br') add('\n');
      if (name === 'li') add('* ');
      if (name === 'a' && href !== undefined && !href.startsWith('#') && silent === 0 && !isCut)
        parts.push(` (${href}) `);
      if (name === 'input') add(` ${value ?? placeholder ?? ''} `);
      if (/[\p{L}\p{N}]/u.test(alt) && silent === 0 && !isCut) {
        parts.push(` [${alt}] `);
        inPlaceOfImages.push(alt);
      }
      // Browsers show what follows as it is written, other programs as a page: both are read.
      if (name === 'plaintext') plainAt ??= parser.endIndex + 1;
    },
    ontext: (text) => {
      if (silent > 0) unshown += text;
      else add(text.replace(preformatted > 0 ? /[ \t\f]+/g : /[ \t\r\n\f]+/g, ' '));
    },
    onclosetag: (name) => {
      depth -= 1;
      if (SILENT.has(name)) silent -= 1;
      if (silent === 0 && unshown !== '') {
        const end = unshown.search(ENDS_SILENT);
        if (end >= 0) add(unshown.slice(end).replace(/<[^>]*(?:>|$)/g, ' '));
        unshown = '';
      }
      if (name === 'pre') preformatted -= 1;
      addBreak(name);
    },
  });
  // Browsers end a comment here, and know no CDATA outside of a drawing.
  const page = html.replaceAll('--!>', '-->').replace(/<!\[CDATA\[|\]\]>/g, ' ');
  for (let at = 0; at < page.length && !isCut; at += CHUNK_CHARS) parser.write(page.slice(at, at + CHUNK_CHARS));
  parser.end();
  if (plainAt !== null) add(page.slice(plainAt));
  const text = parts
    .join('')
    .replace(/ {2,}/g, ' ')
    .replace(/(?<! ) ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { text, said: said.join(''), inPlaceOfImages, isCut };
}
