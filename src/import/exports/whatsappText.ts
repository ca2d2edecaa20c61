import type { ArchiveFile } from './archive.ts';
import { readChunks, textEncoding } from './archiveFiles.ts';
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

/** Null for a text without a dated line. */
export async function findStructure(file: ArchiveFile, signal: AbortSignal): Promise<ChatStructure | null> {
  let first: DatedLine | null = null;
  let hasCrlf = false;
  let hasLf = false;
  // A line after a CRLF that is no message: something else than WhatsApp ended lines so.
  let hasOtherLine = false;
  let isAfterCrlf = false;
  for await (const { text, end } of readLines(file, signal)) {
    if (first === null) first = parseDatedLine(text);
    else if (isAfterCrlf && !hasOtherLine) {
      const found = parseDatedLine(text);
      hasOtherLine = found === null || !isSameForm(first, found);
    }
    isAfterCrlf = end === '\r\n';
    hasCrlf ||= isAfterCrlf;
    hasLf ||= end === '\n';
  }
  if (first === null) return null;
  const isEndedByCrlf = first.hasBrackets && hasCrlf && hasLf;
  return { first, isEndedByCrlf, isImitable: !isEndedByCrlf || hasOtherLine };
}

/** A dated line, and what follows its date up to the next dated line. */
export interface DatedText {
  readonly line: DatedLine;
  readonly text: string;
}

/** Above it, the rest of a text is not held: docs/format.md cuts it anyway. */
const MAX_TEXT_CHARS = 6_000_000;

/** With an order, a line whose date exists in another order alone continues the message before it. */
export async function* readDatedTexts(
  file: ArchiveFile,
  { first, isEndedByCrlf }: ChatStructure,
  order: DateOrder | null,
  signal: AbortSignal,
): AsyncGenerator<DatedText> {
  let line: DatedLine | null = null;
  let text: string[] = [];
  let length = 0;
  let isAfterEnd = true;
  for await (const { text: raw, end } of readLines(file, signal)) {
    const found: DatedLine | null = isAfterEnd ? parseDatedLine(raw) : null;
    const isPasted = found !== null && line !== null && order !== null && isOfOtherOrder(found, order);
    if (found !== null && !isPasted && isSameForm(first, found)) {
      if (line !== null) yield { line, text: text.join('\n').trimEnd() };
      line = found;
      text = [found.rest];
      length = found.rest.length;
    } else if (line !== null && length <= MAX_TEXT_CHARS) {
      text.push(raw);
      length += raw.length + 1;
    }
    isAfterEnd = !isEndedByCrlf || line === null || end === '\r\n';
  }
  if (line !== null) yield { line, text: text.join('\n').trimEnd() };
}

interface Line {
  readonly text: string;
  /** Empty: the text ends without. */
  readonly end: '\n' | '\r\n' | '';
}

/** Lines of a text of any size. */
async function* readLines(file: ArchiveFile, signal: AbortSignal): AsyncGenerator<Line> {
  let decoder: TextDecoder | null = null;
  // A line beyond the limit keeps its beginning.
  let rest = '';
  for await (const chunk of readChunks(file, signal)) {
    decoder ??= new TextDecoder(textEncoding(chunk));
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    if (rest.length <= MAX_TEXT_CHARS) rest += first;
    for (const line of others) {
      yield rest.endsWith('\r') ? { text: rest.slice(0, -1), end: '\r\n' } : { text: rest, end: '\n' };
      rest = line;
    }
  }
  rest += decoder?.decode() ?? '';
  if (rest !== '') yield { text: rest, end: '' };
}
