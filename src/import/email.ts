import PostalMime from 'postal-mime';
import type { FileDate } from '../domain/import/importedFile.ts';

/** The headers of a saved message; the body and what is attached are not looked at. */
export async function readEmail(
  head: Uint8Array,
): Promise<{ dates: FileDate[]; facts: Record<string, string> }> {
  const { headers, from, subject, messageId } = await PostalMime.parse(headersOf(head));
  const raw = headers.find(({ key }) => key === 'date')?.value;
  const sender = [from?.name, from?.address && `<${from.address}>`].filter(Boolean).join(' ');
  return {
    dates: raw === undefined ? [] : [headerDate(raw)],
    facts: {
      ...(sender !== '' && { from: sender }),
      ...(subject && { subject }),
      ...(messageId && { messageId }),
    },
  };
}

/** Up to the empty line: what comes after could be anything, of any size. */
function headersOf(head: Uint8Array): Uint8Array {
  const end = /\r?\n\r?\n/.exec(new TextDecoder('latin1').decode(head));
  return end === null ? head : head.slice(0, end.index + end[0].length);
}

/** RFC 5322, section 3.3: a date with its offset, which `Date.parse` reads. */
function headerDate(raw: string): FileDate {
  const at = /[+-]\d{4}|GMT|UT/.test(raw) ? Date.parse(raw.replace(/\([^)]*\)/g, '')) : Number.NaN;
  const known = Number.isFinite(at);
  return {
    source: 'email',
    raw,
    iso: known ? new Date(at).toISOString() : null,
    precision: known ? 's' : null,
  };
}
