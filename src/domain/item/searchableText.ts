/** The text of stored files, decoded enough to search words in it. Not a parser: what it returns is never shown. */

const SEARCHABLE_TYPES = /^(?:text\/|message\/|multipart\/|application\/(?:json|xml|xhtml\+xml))/;
const ENCODED_TYPES = /^(?:message\/|multipart\/)/;

/** Whether the words of such a file can be searched. */
export const hasSearchableText = (mediaType: string): boolean => SEARCHABLE_TYPES.test(mediaType);

/** Returns the text of a file; of an e-mail or a page archive, that of its parts without their encoding. */
export function decodeText(bytes: Uint8Array<ArrayBuffer>, mediaType: string): string {
  const text = decodeBytes(bytes);
  return ENCODED_TYPES.test(mediaType) ? decodeParts(text) : text;
}

function decodeBytes(bytes: Uint8Array<ArrayBuffer>): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Returns the headers and the decoded text parts of a message. Parts of other types have no words. */
function decodeParts(message: string): string {
  const boundaries = [...message.matchAll(/\bboundary=(?:"([^"\r\n]+)"|([^\s;"]+))/gi)].map(
    ([, quoted, bare]) => `--${quoted ?? bare}`,
  );
  const parts: string[][] = [[]];
  for (const line of message.split(/\r?\n/)) {
    if (boundaries.some((boundary) => line.startsWith(boundary))) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((lines) => decodePart(lines)).join('\n');
}

function decodePart(lines: readonly string[]): string {
  const end = lines.indexOf('');
  const head = lines.slice(0, end < 0 ? lines.length : end).join('\n');
  const body = end < 0 ? [] : lines.slice(end + 1);
  const [, encoding = ''] = /^content-transfer-encoding:\s*(\S+)/im.exec(head) ?? [];
  const [, type = 'text/plain'] = /^content-type:\s*([^\s;]+)/im.exec(head) ?? [];
  const headers = head.replace(/=\?[^?\s]+\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
    kind.toLowerCase() === 'b' ? decodeBase64(word) : decodeQuotedPrintable(word.replaceAll('_', ' ')),
  );
  if (!hasSearchableText(type.toLowerCase())) return headers;
  return `${headers}\n${decodeBody(body, encoding.toLowerCase())}`;
}

function decodeBody(lines: readonly string[], encoding: string): string {
  if (encoding === 'base64') return decodeBase64(lines.join(''));
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(lines.join('\n')) : lines.join('\n');
}

function decodeQuotedPrintable(text: string): string {
  const joined = text.replace(/=[ \t]*\n/g, '');
  return joined.replace(/(?:=[0-9a-f]{2})+/gi, (run) =>
    decodeBytes(Uint8Array.from(run.split('=').slice(1), (hex) => Number.parseInt(hex, 16))),
  );
}

function decodeBase64(text: string): string {
  try {
    return decodeBytes(Uint8Array.from(atob(text.replace(/[^a-z0-9+/=]/gi, '')), (char) => char.charCodeAt(0)));
  } catch {
    return '';
  }
}
