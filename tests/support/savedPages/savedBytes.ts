/** The bytes of a saved page, decoded as a browser does: byte order mark, declared charset, else by their form. */

const HEAD_BYTES = 4096;
const BYTE_ORDER_MARKS = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const;

/** Returns a label that `TextDecoder` accepts. Without a declaration: UTF-8 when the bytes are valid, else Latin-1. */
export function detectCharset(bytes: Uint8Array): string {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return marked[0];
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1];
  if (declared !== undefined && isKnown(declared)) return new TextDecoder(declared).encoding;
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

export const decodePage = (bytes: Uint8Array): string => new TextDecoder(detectCharset(bytes)).decode(bytes);

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false; // RangeError: no such charset
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false; // TypeError: bytes that UTF-8 does not have
  }
}
