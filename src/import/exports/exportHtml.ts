import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom/worker';
import { type Bytes, concatBytes } from '../../domain/shared/binary.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { ArchiveFile } from './archive.ts';
import { readChunks } from './archiveFiles.ts';

/**
 * HTML of archives, read as a tree of linkedom: nothing of it is loaded, run or shown. The browser's own parser takes
 * no string in our pages (Trusted Types), and a parser that is the same everywhere reads the same in the tests.
 */

/** Of one block, or of all that is around blocks. A message of a platform has 20,000 characters at most. */
const MAX_PIECE_CHARS = 4 * 1024 * 1024;
/** Of marks in a piece, of marks in each other, and of what one mark says: platforms write some dozens. */
const MAX_MARKS = 20_000;
const MAX_DEPTH = 200;
const MAX_ATTRIBUTES = 200;
const MAX_CLASS_CHARS = 10_000;

/** A part of a page: blocks that are complete, in their order; the last piece is what is around all blocks. */
export interface HtmlPiece {
  readonly document: Document;
  readonly isRest: boolean;
}

/**
 * Reads a page of any size in pieces: a document takes ten times its text in memory, and nothing else runs while it is
 * parsed.
 * `isBlock` tells by its classes which element is one message; one inside another is part of it. Throws Refusal
 * `archive-damaged` when a piece is above a limit, before anything of it is made, and those of `readChunks`.
 */
export async function* readHtmlPieces(
  file: ArchiveFile,
  isBlock: (classes: readonly string[]) => boolean,
  signal: AbortSignal | null,
): AsyncGenerator<HtmlPiece> {
  const decoder = new TextDecoder();
  const cutter = new BlockCutter(isBlock);
  const toPiece = (text: string, isRest: boolean): HtmlPiece => ({ document: parseHTML(text).document, isRest });
  for await (const chunk of readChunks(file, signal)) {
    const blocks = cutter.write(decoder.decode(chunk, { stream: true }));
    if (blocks !== '') yield toPiece(`<body>${blocks}</body>`, false);
  }
  const { blocks, rest } = cutter.end(decoder.decode());
  if (blocks !== '') yield toPiece(`<body>${blocks}</body>`, false);
  yield toPiece(rest, true);
}

const ENCODER = new TextEncoder();

/** Cuts the text of a page at the beginnings and ends of blocks. */
class BlockCutter {
  /** Text that belongs to no finished block, and its position in the page. */
  #text = '';
  #position = 0;
  /** Elements that are open in the page. */
  #open = 0;
  /** Elements that are open in the block, itself included. */
  #depth = 0;
  /** Elements of the block, and of what is around blocks. */
  #blockMarks = 0;
  #restMarks = 0;
  #found: string[] = [];
  /** Encoded: a part of a string keeps the whole string in memory. */
  readonly #rest: Bytes[] = [];
  #restBytes = 0;
  readonly #parser: Parser;

  constructor(isBlock: (classes: readonly string[]) => boolean) {
    this.#parser = new Parser({
      onopentag: (_, attributes) => {
        const { class: names = '' } = attributes;
        this.#open += 1;
        if (this.#depth > 0) this.#blockMarks += 1;
        else this.#restMarks += 1;
        const marks = Math.max(this.#blockMarks, this.#restMarks);
        const isBeyond = marks > MAX_MARKS || this.#open > MAX_DEPTH || names.length > MAX_CLASS_CHARS;
        if (isBeyond || Object.keys(attributes).length > MAX_ATTRIBUTES) throw new Refusal('archive-damaged');
        if (this.#depth > 0) this.#depth += 1;
        else if (isBlock(names.split(/\s+/))) this.#startBlock(this.#parser.startIndex);
      },
      onclosetag: (name, isImplied) => {
        this.#open -= 1;
        if (this.#depth === 0) return;
        this.#depth -= 1;
        if (this.#depth > 0) return;
        // The end of another element closes it: its own end is missing in the page.
        if (isImplied) this.#endBlock(this.#parser.startIndex, `</${name}>`);
        else this.#endBlock(this.#parser.endIndex + 1, '');
      },
    });
  }

  #startBlock(at: number): void {
    this.#depth = 1;
    this.#blockMarks = 1;
    this.#restMarks -= 1;
    this.#addRest(this.#take(at));
  }

  #endBlock(at: number, end: string): void {
    this.#found.push(this.#take(at), end);
  }

  /** Returns the text up to a position of the page, and drops it. */
  #take(end: number): string {
    const taken = this.#text.slice(0, end - this.#position);
    this.#text = this.#text.slice(end - this.#position);
    this.#position = end;
    return taken;
  }

  #addRest(text: string): void {
    if (text === '') return;
    const bytes = ENCODER.encode(text);
    this.#rest.push(bytes);
    this.#restBytes += bytes.length;
    if (this.#restBytes > MAX_PIECE_CHARS) throw new Refusal('archive-damaged');
  }

  /** Returns the blocks that the text completes. */
  write(text: string): string {
    this.#text += text;
    this.#parser.write(text);
    if (this.#text.length > MAX_PIECE_CHARS) throw new Refusal('archive-damaged');
    const blocks = this.#found.join('');
    this.#found = [];
    return blocks;
  }

  end(text: string): { readonly blocks: string; readonly rest: string } {
    this.#text += text;
    this.#parser.end(text);
    this.#addRest(this.#text);
    return { blocks: this.#found.join(''), rest: new TextDecoder().decode(concatBytes(this.#rest)) };
  }
}

/**
 * Calls a function that reads a document. A form's fields shadow its properties (`<input name="getAttribute">`): a page
 * made so is damaged, not a bug. Throws Refusal `archive-damaged`.
 */
export function readPage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    // A RangeError: more of something than a call takes.
    throw error instanceof TypeError || error instanceof RangeError ? new Refusal('archive-damaged', {}, error) : error;
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
