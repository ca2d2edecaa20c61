import { parseHTML } from 'linkedom/worker';
import { Refusal } from '../../domain/shared/errors.ts';
import type { ArchiveFile } from './archive.ts';
import { readChunks } from './archiveFiles.ts';

/**
 * HTML of archives, read as a tree of linkedom: nothing of it is loaded, run or shown. The browser's own parser takes no string in our
 * pages (Trusted Types), and a parser that is the same everywhere reads the same in the tests.
 */

/** Platforms write 10,000 messages a file at most, 10 MB; a document takes ten times its file in memory. */
const MAX_HTML_BYTES = 32 * 1024 * 1024;

/** Throws Refusal `archive-damaged` above the limit, and those of `readChunks`. */
export async function readHtml(file: ArchiveFile, signal: AbortSignal | null): Promise<Document> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of readChunks(file, signal)) {
    bytes += chunk.length;
    if (bytes > MAX_HTML_BYTES) throw new Refusal('archive-damaged');
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  return parseHTML(parts.join('') + decoder.decode()).document;
}

/**
 * Calls a function that reads a document. A form's fields shadow its properties (`<input name="getAttribute">`): a page made so is
 * damaged, not a bug. Throws Refusal `archive-damaged`.
 */
export function readPage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof TypeError ? new Refusal('archive-damaged', {}, error) : error;
  }
}

const ELEMENT = 1;
const TEXT = 3;

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(['DIV', 'P', 'LI', 'UL', 'TABLE', 'TR', 'H1', 'H2', 'H3', 'BLOCKQUOTE', 'PRE']);

/** Returns the words of an element, a line for each block and `<br>`, without the elements that `isLeftOut` names. */
export function readWords(root: Element, isLeftOut: (element: Element) => boolean): string {
  const lines: string[] = [];
  let line = '';
  const endLine = (): void => {
    lines.push(line.trim());
    line = '';
  };
  const endBlock = (): void => {
    if (line.trim() !== '') endLine();
  };
  // What is still to read, last first; `null` ends a block. A list of our own, because elements may be nested deeply.
  const rest: (Node | null)[] = [...root.childNodes].toReversed();
  while (rest.length > 0) {
    const node = rest.pop() ?? null;
    if (node === null) endBlock();
    // White space of the source is no line of the message.
    else if (node.nodeType === TEXT) line += (node.nodeValue ?? '').replace(/[ \t\r\n\f]+/g, ' ');
    else if (node.nodeName === 'BR') endLine();
    else if (node.nodeType === ELEMENT && !isLeftOut(node as Element)) {
      const isBlock = BLOCKS.has(node.nodeName);
      if (isBlock) {
        endBlock();
        rest.push(null);
      }
      rest.push(...[...node.childNodes].toReversed());
    }
  }
  endLine();
  return lines.join('\n').trim();
}

/** Returns the words of the first element that matches; null when none does, or it has none. */
export function readFirst(root: Element, selector: string): string | null {
  const found = root.querySelector(selector);
  const words = found === null ? '' : readWords(found, () => false);
  return words === '' ? null : words;
}
