import { Refusal } from '../../domain/shared/errors.ts';
import type { ArchiveFile } from './archive.ts';
import { readChunks } from './archiveFiles.ts';

/** HTML of archives, read as an inert document: nothing of it is loaded, run or shown. */

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
  return new DOMParser().parseFromString(parts.join('') + decoder.decode(), 'text/html');
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
const SHOW_ELEMENTS_AND_TEXTS = 0x1 | 0x4;
const ACCEPT = 1;
const REJECT = 2;

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(['DIV', 'P', 'LI', 'UL', 'TABLE', 'TR', 'H1', 'H2', 'H3', 'BLOCKQUOTE', 'PRE']);

/**
 * Returns the words of an element, a line for each block and `<br>`, without the elements that `isLeftOut` names. A walker's steps
 * cannot be shadowed.
 */
export function readWords(page: Document, root: Element, isLeftOut: (element: Element) => boolean): string {
  const walker = page.createTreeWalker(root, SHOW_ELEMENTS_AND_TEXTS, (node) =>
    node.nodeType === ELEMENT && isLeftOut(node as Element) ? REJECT : ACCEPT,
  );
  const lines: string[] = [];
  const open: Node[] = [];
  let line = '';
  const endLine = (): void => {
    lines.push(line.trim());
    line = '';
  };
  const endBlock = (): void => {
    if (line.trim() !== '') endLine();
  };
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    while (open.length > 0 && !open.at(-1)?.contains(node)) {
      open.pop();
      endBlock();
    }
    // White space of the source is no line of the message.
    if (node.nodeType === TEXT) line += (node.nodeValue ?? '').replace(/[ \t\r\n\f]+/g, ' ');
    else if (node.nodeName === 'BR') endLine();
    else if (BLOCKS.has(node.nodeName)) {
      endBlock();
      open.push(node);
    }
  }
  endLine();
  return lines.join('\n').trim();
}

/** Returns the words of the first element that matches; null when none does, or it has none. */
export function readFirst(page: Document, root: Element, selector: string): string | null {
  const found = root.querySelector(selector);
  const words = found === null ? '' : readWords(page, found, () => false);
  return words === '' ? null : words;
}
