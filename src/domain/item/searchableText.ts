import { decodeUnlabelled } from '../shared/unlabelledText.ts';

/** The text of stored files, decoded enough to search words in it. Not a parser: what it returns is never shown. */

const SEARCHABLE_TYPES = /^(?:text\/|message\/|multipart\/|application\/(?:json|xml|xhtml\+xml))/;
const ENCODED_TYPES = /^(?:message\/|multipart\/)/;

/** Whether the words of such a file can be searched. */
export const hasSearchableText = (mediaType: string): boolean => SEARCHABLE_TYPES.test(mediaType);

export interface DecodedText {
  readonly text: string;
  /** False where a part has words that were not decoded: a PDF, an image, an encoding that is not known. */
  readonly isWhole: boolean;
}

/** Returns the text of a file; of an e-mail or a page archive, that of its parts without their encoding. */
export function decodeText(bytes: Uint8Array<ArrayBuffer>, mediaType: string): DecodedText {
  const { text } = decodeUnlabelled(bytes);
  return ENCODED_TYPES.test(mediaType) ? decodeParts(text, 0) : { text, isWhole: true };
}

function decodeBytes(bytes: Uint8Array<ArrayBuffer>, charset = 'windows-1252'): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(charset).decode(bytes);
  }
}

/** A message within a message, and so on: no program writes more. */
const MAX_MESSAGES = 10;

const NOT_DECODED: DecodedText = { text: '', isWhole: false };

/** Returns the headers and the decoded text parts of a message. */
function decodeParts(message: string, depth: number): DecodedText {
  if (depth > MAX_MESSAGES) return NOT_DECODED;
  const boundaries = new Set(
    Array.from(message.matchAll(/\bboundary=(?:"([^"\r\n]+)"|([^\s;"]+))/gi), ([, quoted, bare]) => quoted ?? bare),
  );
  const parts: string[][] = [[]];
  for (const line of message.split(/\r\n?|\n/)) {
    const name = line.slice(2).trimEnd();
    if (line.startsWith('--') && (boundaries.has(name) || boundaries.has(name.replace(/--$/, '')))) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  const decoded = parts.map((lines) => decodePart(lines, depth));
  return { text: decoded.map(({ text }) => text).join('\n'), isWhole: decoded.every(({ isWhole }) => isWhole) };
}

const WORDLESS_TYPES = /^(?:font\/|application\/(?:font|x-font))/;
/** Its letters are numbers: `\u233?`. */
const RICH_TEXT = /^text\/(?:rtf|richtext)$/;

function decodePart(lines: readonly string[], depth: number): DecodedText {
  const end = lines.indexOf('');
  const head = lines.slice(0, end < 0 ? lines.length : end).join('\n');
  const body = end < 0 ? [] : lines.slice(end + 1);
  const [, encoding = ''] = /^content-transfer-encoding:\s*(\S+)/im.exec(head) ?? [];
  const [, written = 'text/plain'] = /^content-type:\s*([^\s;]+)/im.exec(head) ?? [];
  const [, kind = ''] = /^content-type:([^\n]*)/im.exec(head.replace(/\n[ \t]/g, ' ')) ?? [];
  const [, charset] = /charset="?([^\s;"]+)/i.exec(kind) ?? [];
  const headers = decodeHeaders(head);
  const type = written.toLowerCase();
  if (WORDLESS_TYPES.test(type)) return { text: headers, isWhole: true };
  const isKnown = hasSearchableText(type) && !RICH_TEXT.test(type) && isKnownCharset(charset);
  if (!isKnown) return { text: headers, isWhole: body.every((line) => line.trim() === '') };
  const decoded = decodeBody(body, encoding.toLowerCase(), charset);
  const isMessage = decoded !== null && type.startsWith('message/');
  const inner = isMessage ? decodeParts(decoded, depth + 1) : { text: decoded ?? '', isWhole: decoded !== null };
  const anyway = decodeAnyway(lines, encoding.toLowerCase());
  return {
    text: [headers, inner.text, anyway.text].join('\n'),
    isWhole: inner.isWhole && (anyway.isWhole || encoding.toLowerCase() === 'base64'),
  };
}

/** Longer lines of base64 are no words. */
const MAX_BLOCK_CHARS = 500_000;
const BASE64_LINE = /^[a-z0-9+/]{8,}={0,2}\s*$/i;

/**
 * Returns what a part would be in either encoding. Programs take a message apart otherwise than we do, and may find in
 * it a part that names its encoding. `encoding`: the one in which the part was read already.
 */
function decodeAnyway(lines: readonly string[], encoding: string): DecodedText {
  const whole = lines.join('\n');
  const isQuoted = encoding !== 'quoted-printable' && /=[0-9a-f]{2}|=$/im.test(whole);
  const texts = isQuoted ? [decodeQuotedPrintable(whole)] : [];
  let [block, isWhole] = ['', true];
  for (const line of [...lines, '']) {
    if (BASE64_LINE.test(line)) {
      block += line;
      continue;
    }
    if (block.length > MAX_BLOCK_CHARS) isWhole = false;
    else if (block !== '') texts.push(decodeBase64(block) ?? '');
    block = '';
  }
  return { text: texts.join('\n'), isWhole };
}

/** Decodes the words of headers (RFC 2047), and joins values in several parts (RFC 2231). */
const decodeHeaders = (head: string): string =>
  head
    .replace(/=\?([^?\s]+)\?([bq])\?([^?]*)\?=/gi, (_, written: string, encoded: string, word: string) => {
      // A language may follow (RFC 2231).
      const [name] = written.split('*');
      const charset = isKnownCharset(name) ? name : undefined;
      return encoded.toLowerCase() === 'b'
        ? (decodeBase64(word, charset) ?? '')
        : decodeQuotedPrintable(word.replaceAll('_', ' '), charset);
    })
    .replace(/"?;\s*[\w-]+\*[1-9]\d*\*?="?/g, '');

function isKnownCharset(charset: string | undefined): boolean {
  try {
    return new TextDecoder(charset).encoding !== 'replacement';
  } catch {
    return false;
  }
}

/** Null where the encoding is not known, or not kept. */
function decodeBody(lines: readonly string[], encoding: string, charset: string | undefined): string | null {
  if (encoding === 'base64') return decodeBase64(lines.join(''), charset);
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(lines.join('\n'), charset);
  return /^(?:|7bit|8bit|binary)$/.test(encoding) ? lines.join('\n') : null;
}

function decodeQuotedPrintable(text: string, charset?: string): string {
  const joined = text.replace(/=[ \t]*\n/g, '');
  return joined.replace(/(?:=[0-9a-f]{2})+/gi, (run) =>
    decodeBytes(
      Uint8Array.from(run.split('=').slice(1), (hex) => Number.parseInt(hex, 16)),
      charset,
    ),
  );
}

function decodeBase64(text: string, charset?: string): string | null {
  try {
    return decodeBytes(
      Uint8Array.from(atob(text.replace(/[^a-z0-9+/=]/gi, '')), (char) => char.charCodeAt(0)),
      charset,
    );
  } catch {
    return null;
  }
}
