import PostalMime, { type Email } from 'postal-mime';
import { type Bytes, concatBytes } from '../domain/shared/binary.ts';
import { decodeUnlabelled, findUtf16 } from '../domain/shared/unlabelledText.ts';
import { decodeLatin1, findEmailStart, readLatin1 } from './fileFormat.ts';

/** What programs put before the head of a message is shorter. */
const MAX_START = 4096;
/** Of the head: those of long routes have 20,000. */
const MAX_HEAD_BYTES = 256 * 1024;

/** Cuts off what stands before the head of a message and, in a mailbox, the messages below. */
export function cutMessage(file: Bytes): { readonly message: Bytes; readonly isFirstOfSeveral: boolean } {
  const bytes = toServerLines(file);
  const start = findEmailStart(readLatin1(bytes, 0, MAX_START));
  const before = readLatin1(bytes, 0, start);
  // Apple Mail writes the length of the message before it, and what it knows of it behind.
  const [, length] = /^(\d+)[ \t]*\r?\n/.exec(before) ?? [];
  const stated = start + Number(length);
  if (stated >= bytes.length || readLatin1(bytes, stated, 5) === '<?xml')
    return { message: bytes.subarray(start, stated), isFirstOfSeveral: false };
  let end = bytes.length;
  if (/^From /m.test(before)) {
    for (let at = bytes.indexOf(LINE_FEED, start); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) {
      if (!/^From \S+ .*\d{2}:\d{2}/.test(readLatin1(bytes, at + 1, 120))) continue;
      end = at + 1;
      break;
    }
  }
  return { message: bytes.subarray(start, end), isFirstOfSeveral: end < bytes.length };
}

/** A message that an editor saved in UTF-16, or with the ends of line of an old Mac, as servers send it. */
function toServerLines(file: Bytes): Bytes {
  if (findUtf16(file) !== null) return new TextEncoder().encode(decodeUnlabelled(file).text);
  return file.includes(LINE_FEED) ? file : file.map((byte) => (byte === CARRIAGE_RETURN ? LINE_FEED : byte));
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
  if (said === null) return { email: said, hasGuessedLetters: false };
  const page = said.html ?? '';
  const label = /<meta[^<>]*charset=["']?([\w-]{1,40})/i.exec(page)?.[1] ?? 'windows-1252';
  if (isLossy(said)) {
    const own = /^(?:iso-?8859|windows-125|koi8|macintosh)/i.test(label) ? label : 'windows-1252';
    const rename = (one: string) => (isBasic(one) ? own : /^(?:utf-?16|unicode)$/i.test(one) ? 'utf-16be' : one);
    return { email: await parse(relabel(message, own, rename)), hasGuessedLetters: true };
  }
  const heads = [...listHeads(message)].map(({ start, end }) => readHead(message, start, end));
  const labels = heads.flatMap((head) =>
    [...head.matchAll(LABEL)].map(([, , inType, inWord]) => inType ?? inWord ?? ''),
  );
  if (labels.some(isEightBit) && !isAscii(listWords(said).join(''))) {
    let found: { readonly bytes: Bytes; readonly email: Email } | null = null;
    // A program may say one encoding well in a head, and another one wrongly of a part.
    for (const ofWords of [false, true]) {
      const before = found ?? { bytes: message, email: said };
      const rename = (one: string, isWord: boolean) => (isWord === ofWords && isEightBit(one) ? 'utf-8' : one);
      const bytes = relabel(before.bytes, 'utf-8', rename);
      const email = await parse(bytes);
      // By chance, words in another encoding are hardly ever well-formed in UTF-8.
      const isRead = email !== null && !isLossy(email);
      if (isRead && listWords(email).join('\n') !== listWords(before.email).join('\n')) found = { bytes, email };
    }
    if (found !== null) return { email: found.email, hasGuessedLetters: true };
  }
  const hasLetters = !isAscii(`${said.text ?? ''}${page}`);
  const isDoubtful = labels.some((one) => (isBasic(one) ? hasLetters && /ascii/i.test(one) : nameOf(one) === null));
  return { email: said, hasGuessedLetters: isDoubtful || isContradicted(labels, page, label) };
}

const parse = (message: Bytes): Promise<Email | null> =>
  // The library would put an attached message into the text, with its date as Americans write it.
  PostalMime.parse(message, { maxHeadersSize: MAX_HEAD_BYTES, forceRfc822Attachments: true }).catch(() => null);

const listWords = ({ subject = '', from, to = [], cc = [], text = '', html = '', attachments }: Email) => [
  ...[subject, text, html, from?.name ?? ''],
  ...[...to, ...cc].map(({ name }) => name),
  ...attachments.map(({ filename }) => filename ?? ''),
];

/** U+FFFE: the two bytes of each letter were taken in the wrong order. */
const isLossy = (email: Email): boolean =>
  [...listWords(email), ...email.headers.map(({ value }) => value)].some((words) => /[\ufffd\ufffe]/.test(words));

// biome-ignore lint/suspicious/noControlCharactersInRegex: signs of ASCII, control characters too
const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

/** Whether the page says another encoding than the heads, which all are of one byte for each letter. */
function isContradicted(labels: readonly string[], page: string, label: string): boolean {
  if (!/<meta[^<>]*charset/i.test(page) || isAscii(page)) return false;
  const said = labels.map(nameOf);
  return said.length > 0 && !said.includes('utf-8') && !said.includes(nameOf(label));
}

/** Of a part, or of a word in a head. */
const LABEL = /charset=(["']?)([\w.:+-]{0,40})\1|=\?([\w.:+-]{1,40})\?/gi;

/** The encoding that a label stands for; null when there is none. */
function nameOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** Returns the message with other encodings, `label` for parts without one, and its heads in UTF-8. */
function relabel(message: Bytes, label: string, rename: (said: string, isWord: boolean) => string): Bytes {
  const parts: Bytes[] = [];
  let at = 0;
  for (const { start, end } of listHeads(message)) {
    if (start < end && !/^[!-9;-~]+:/.test(readHead(message, start, end))) continue;
    const head = decodeUnlabelled(message.subarray(start, end)).text;
    const labelled = head
      .replace(LABEL, (_, _mark, inType: string | undefined, inWord: string | undefined) =>
        inWord === undefined ? `charset=${rename(inType ?? '', false)}` : `=?${rename(inWord, true)}?`,
      )
      .replace(/^content-type:\s*text\/\w+(?![\s\S]*charset=)/im, `$&; charset=${label}`);
    const type = /^content-type:/im.test(head) ? '' : `Content-Type: text/plain; charset=${label}\r\n`;
    parts.push(message.subarray(at, start), new TextEncoder().encode(type + labelled));
    at = end;
  }
  return concatBytes([...parts, message.subarray(at)]);
}

const isBasic = (label: string): boolean => /^(?:utf-?8|us-ascii|ascii|unknown-8bit|x-unknown|default)?$/i.test(label);

/** Whether an encoding has bytes above ASCII, and is none of Unicode. */
const isEightBit = (label: string): boolean => !isBasic(label) && !/^(?:utf|unicode|iso-?2022|hz)/i.test(label);

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
