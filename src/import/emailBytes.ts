import PostalMime, { type Email } from 'postal-mime';
import { type Bytes, concatBytes } from '../domain/shared/binary.ts';
import { decodeUnlabelled } from '../domain/shared/unlabelledText.ts';
import { decodeLatin1, findEmailStart, readLatin1 } from './fileFormat.ts';

/** What programs put before the head of a message is shorter. */
const MAX_START = 4096;
/** Of the head: those of long routes have 20,000. */
const MAX_HEAD_BYTES = 256 * 1024;

/** Cuts off what stands before the head of a message and, in a mailbox, the messages below. */
export function cutMessage(file: Bytes): { readonly message: Bytes; readonly isFirstOfSeveral: boolean } {
  const start = findEmailStart(readLatin1(file, 0, MAX_START));
  let end = file.length;
  if (/^From /m.test(readLatin1(file, 0, start))) {
    for (let at = file.indexOf(LINE_FEED, start); at !== -1; at = file.indexOf(LINE_FEED, at + 1)) {
      if (!/^From \S+ .*\d{2}:\d{2}/.test(readLatin1(file, at + 1, 120))) continue;
      end = at + 1;
      break;
    }
  }
  return { message: file.subarray(start, end), isFirstOfSeveral: end < file.length };
}

interface ParsedEmail {
  /** Null: a library parses it, and may throw anything on a hostile message. */
  readonly email: Email | null;
  /** Some letters may be others: the message does not say its encoding, or says another one. */
  readonly hasGuessedLetters: boolean;
}

/** Parses a message; where an encoding that it says, or does not say, loses letters, by another one. */
export async function parseEmail(message: Bytes): Promise<ParsedEmail> {
  const said = await parse(message);
  const page = said?.html ?? '';
  const label = /<meta[^<>]*charset=["']?([\w-]{1,40})/i.exec(page)?.[1] ?? 'windows-1252';
  if (said === null || !isLossy(said)) return { email: said, hasGuessedLetters: isContradicted(message, page, label) };
  const isOneByte = /^(?:iso-?8859|windows-125|koi8|macintosh)/i.test(label);
  return { email: await parse(relabel(message, isOneByte ? label : 'windows-1252')), hasGuessedLetters: true };
}

const parse = (message: Bytes): Promise<Email | null> =>
  // The library would put an attached message into the text, with its date as Americans write it.
  PostalMime.parse(message, { maxHeadersSize: MAX_HEAD_BYTES, forceRfc822Attachments: true }).catch(() => null);

const isLossy = ({ headers, subject = '', from, text = '', html = '', attachments }: Email): boolean =>
  [
    ...[subject, text, html, from?.name ?? ''],
    ...headers.map(({ value }) => value),
    ...attachments.map(({ filename }) => filename ?? ''),
  ].some((words) => words.includes('\ufffd'));

/** Whether the page says another encoding than the heads, which all are of one byte for each letter. */
function isContradicted(message: Bytes, page: string, label: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: signs of ASCII, control characters too
  if (!/<meta[^<>]*charset/i.test(page) || /^[\x00-\x7f]*$/.test(page)) return false;
  const heads = [...listHeads(message)].map(({ start, end }) => readHead(message, start, end));
  const said = heads.flatMap((head) => [...head.matchAll(CHARSET)].map(([, , name = '']) => nameOf(name)));
  return said.length > 0 && !said.includes('utf-8') && !said.includes(nameOf(label));
}

const CHARSET = /charset=("?)([\w-]{1,40})\1/gi;

/** The encoding that a label stands for; the label when there is none. */
function nameOf(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return label;
  }
}

/** Returns the message with another encoding in place of UTF-8 and ASCII, and its heads in UTF-8. */
function relabel(message: Bytes, label: string): Bytes {
  const parts: Bytes[] = [];
  let at = 0;
  for (const { start, end } of listHeads(message)) {
    if (start < end && !/^[!-9;-~]+:/.test(readHead(message, start, end))) continue;
    const head = decodeUnlabelled(message.subarray(start, end)).text;
    const labelled = head
      .replace(CHARSET, (all, _, said: string) => (isBasic(said) ? `charset=${label}` : all))
      .replace(/=\?([\w-]+)\?/g, (all, said: string) => (isBasic(said) ? `=?${label}?` : all))
      .replace(/^content-type:\s*text\/\w+(?![\s\S]*charset=)/im, `$&; charset=${label}`);
    const type = /^content-type:/im.test(head) ? '' : `Content-Type: text/plain; charset=${label}\r\n`;
    parts.push(message.subarray(at, start), new TextEncoder().encode(type + labelled));
    at = end;
  }
  return concatBytes([...parts, message.subarray(at)]);
}

const isBasic = (label: string): boolean => /^(?:utf-?8|us-ascii|ascii|unknown-8bit|x-unknown|default)$/i.test(label);

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const DASH = 0x2d;

/** The head of the message and those of its parts, without the empty line that ends each. */
function* listHeads(message: Bytes): Generator<{ readonly start: number; readonly end: number }> {
  const boundaries = new Set<string>();
  let start: number | null = 0;
  for (let at = 0; at < message.length; ) {
    const next = message.indexOf(LINE_FEED, at) + 1 || message.length;
    const isEmpty = message[at] === LINE_FEED || (message[at] === CARRIAGE_RETURN && next === at + 2);
    if (start !== null && (isEmpty || next === message.length)) {
      const head = readHead(message, start, at);
      yield { start, end: isEmpty ? at : next };
      for (const [, quoted, bare] of head.matchAll(/\bboundary=(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi))
        boundaries.add(`--${quoted ?? bare}`);
      start = /^content-type:\s*message\/rfc822/im.test(head) ? next : null;
    } else if (start === null && message[at] === DASH && message[at + 1] === DASH) {
      if (boundaries.has(readLatin1(message, at, Math.min(next - at, 300)).trimEnd())) start = next;
    }
    at = next;
  }
}

const readHead = (message: Bytes, start: number, end: number): string =>
  decodeLatin1(message.subarray(start, Math.min(end, start + MAX_HEAD_BYTES)));
