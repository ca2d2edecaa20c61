import PostalMime from 'postal-mime';
import type { FileDate } from '../domain/import/importedFile.ts';

/** Reads the headers of a saved message. Does not read the body or the attachments. */
export async function readEmail(head: Uint8Array): Promise<{ dates: FileDate[]; facts: Record<string, string> }> {
  const { headers, from, subject, messageId } = await PostalMime.parse(sliceHeaders(head));
  const raw = headers.find(({ key }) => key === 'date')?.value;
  const sender = [from?.name, from?.address && `<${from.address}>`].filter(Boolean).join(' ');
  return {
    dates: raw === undefined ? [] : [parseHeaderDate(raw)],
    facts: {
      ...(sender !== '' && { from: sender }),
      ...(subject && { subject }),
      ...(messageId && { messageId }),
    },
  };
}

/** Returns the bytes up to the first empty line: the rest can be of any content and size. */
function sliceHeaders(head: Uint8Array): Uint8Array {
  const end = /\r?\n\r?\n/.exec(new TextDecoder('latin1').decode(head));
  return end === null ? head : head.slice(0, end.index + end[0].length);
}

/** Parses a date with its offset (RFC 5322, section 3.3) with `Date.parse`. */
function parseHeaderDate(raw: string): FileDate {
  const at = /[+-]\d{4}|GMT|UT/.test(raw) ? Date.parse(raw.replace(/\([^)]*\)/g, '')) : Number.NaN;
  const known = Number.isFinite(at);
  return {
    source: 'email',
    raw,
    iso: known ? new Date(at).toISOString() : null,
    precision: known ? 's' : null,
  };
}
