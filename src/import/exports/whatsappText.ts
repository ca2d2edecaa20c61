import { type DatedLine, type DateOrder, isOfOtherOrder, isSameForm, parseDatedLine } from './whatsappLines.ts';

/**
 * Cuts a text of WhatsApp into messages. Its first dated line is WhatsApp's, and gives the form of all others; whoever
 * writes a message may paste lines of that form. On an iPhone, CRLF ends messages and LF the lines inside them: a text
 * that has both says where messages begin. In any other, a message may imitate another one.
 */
export interface ChatStructure {
  readonly first: DatedLine;
  /** Messages begin after a CRLF only. */
  readonly isEndedByCrlf: boolean;
  /** Words of a message may imitate another message. */
  readonly isImitable: boolean;
}

export interface Line {
  readonly text: string;
  /** Empty: the text ends without. */
  readonly end: '\n' | '\r\n' | '';
}

/** A line as it stands before a line feed. */
export const toLine = (text: string): Line =>
  text.endsWith('\r') ? { text: text.slice(0, -1), end: '\r\n' } : { text, end: '\n' };

/** Add every line, then ask. */
export class StructureFinder {
  #first: DatedLine | null = null;
  #hasCrlf = false;
  #hasLf = false;
  /** A line after a CRLF that is no message: something else than WhatsApp ended lines so. */
  #hasOtherLine = false;
  #isAfterCrlf = false;

  add({ text, end }: Line): void {
    if (this.#first === null) this.#first = parseDatedLine(text);
    else if (this.#isAfterCrlf && !this.#hasOtherLine) {
      const found = parseDatedLine(text);
      this.#hasOtherLine = found === null || !isSameForm(this.#first, found);
    }
    this.#isAfterCrlf = end === '\r\n';
    this.#hasCrlf ||= this.#isAfterCrlf;
    this.#hasLf ||= end === '\n';
  }

  /** Null for a text without a dated line. */
  structure(): ChatStructure | null {
    if (this.#first === null) return null;
    const isEndedByCrlf = this.#first.hasBrackets && this.#hasCrlf && this.#hasLf;
    return { first: this.#first, isEndedByCrlf, isImitable: !isEndedByCrlf || this.#hasOtherLine };
  }
}

/** A dated line, and what follows its date up to the next dated line. */
export interface DatedText {
  readonly line: DatedLine;
  readonly text: string;
}

/** Above it, the rest of a text is not held: docs/format.md cuts it anyway. */
export const MAX_TEXT_CHARS = 6_000_000;

/** Cuts the lines of a text. With an order, a line whose date exists in another order alone continues a message. */
export class TextCutter {
  readonly #structure: ChatStructure;
  readonly #order: DateOrder | null;
  #line: DatedLine | null = null;
  #text: string[] = [];
  #length = 0;
  #isAfterEnd = true;

  constructor(structure: ChatStructure, order: DateOrder | null) {
    this.#structure = structure;
    this.#order = order;
  }

  /** Returns the text that this line ends, if any. */
  add({ text, end }: Line): DatedText | null {
    const found = this.#isAfterEnd ? this.#parse(text) : null;
    const ended = found === null ? null : this.end();
    if (found !== null) {
      this.#line = found;
      this.#text = [found.rest];
      this.#length = found.rest.length;
    } else if (this.#line !== null && this.#length <= MAX_TEXT_CHARS) {
      this.#text.push(text);
      this.#length += text.length + 1;
    }
    this.#isAfterEnd = !this.#structure.isEndedByCrlf || this.#line === null || end === '\r\n';
    return ended;
  }

  #parse(text: string): DatedLine | null {
    const found = parseDatedLine(text);
    if (found === null || !isSameForm(this.#structure.first, found)) return null;
    const isPasted = this.#line !== null && this.#order !== null && isOfOtherOrder(found, this.#order);
    return isPasted ? null : found;
  }

  end(): DatedText | null {
    return this.#line === null ? null : { line: this.#line, text: this.#text.join('\n').trimEnd() };
  }
}
