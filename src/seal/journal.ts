import * as v from 'valibot';
import type { AppendedLine, JournalEvent, JournalHead, JournalLine, Json } from '../domain/case/journal.ts';
import { canonicalBytes } from './canonical.ts';
import { sha256Hex } from './digest.ts';
import { instantSchema } from './schemas.ts';
import { toBase64 } from './signature.ts';

/** Writing `journal.jsonl`: one canonical line after another, each holding the SHA-256 of the one before. */

export const LF = 0x0a;
export const JOURNAL_SCHEMA = 'recueil/journal/1';

/** The next line after `head`. `at` is the caller's clock; one that goes back is written as it is. */
export async function appendLine(head: JournalHead, at: string, event: JournalEvent): Promise<AppendedLine> {
  if (!v.is(instantSchema, at)) throw new TypeError(`not an instant: ${at}`);
  const payload = 'payload' in event ? event.payload : undefined;
  const line: JournalLine = {
    seq: head.seq + 1,
    at,
    event: event.event,
    ...(event.item !== undefined && { item: event.item }),
    ...(payload !== undefined && { payload }),
    digest: 'digest' in event ? event.digest : await payloadDigest(event.payload),
    previous: head.hash,
  };
  const lineBytes = canonicalBytes(line);
  const bytes = new Uint8Array(lineBytes.length + 1);
  bytes.set(lineBytes);
  bytes[lineBytes.length] = LF;
  return { line, bytes, head: { seq: line.seq, hash: await sha256Hex(lineBytes) } };
}

/** What the first line of every journal says. `publicKey`: SPKI bytes. */
export function openingEvent(journalInfo: {
  readonly journal: string;
  readonly caseId: string;
  readonly publicKey: Uint8Array;
}): JournalEvent {
  const { journal, caseId, publicKey } = journalInfo;
  return {
    event: 'journal.opened',
    payload: { schema: JOURNAL_SCHEMA, journal, case: caseId, publicKey: toBase64(publicKey) },
  };
}

export async function payloadDigest(payload: { readonly [key: string]: Json }): Promise<string> {
  return sha256Hex(canonicalBytes(payload));
}
