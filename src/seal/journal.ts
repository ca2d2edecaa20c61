import * as v from 'valibot';
import type { AppendedLine, JournalEvent, JournalHead, JournalLine, Json } from '../domain/case/journal.ts';
import { SCHEMA } from '../domain/formatNames.ts';
import { canonicalBytes } from './canonical.ts';
import { sha256Hex } from './digest.ts';
import { instantSchema } from './schemas.ts';
import { toBase64 } from './signature.ts';

/** Writing `journal.jsonl`: canonical lines, each with the SHA-256 of the previous one. */

export const LF = 0x0a;

/**
 * Returns the line that follows `head`. `at` comes from the caller's clock, and may be earlier than the previous
 * line's. Throws TypeError when it is not an instant.
 */
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

/** Returns the event of every journal's first line. `publicKey`: SPKI bytes. */
export function openingEvent(journalInfo: {
  readonly journal: string;
  readonly caseId: string;
  readonly publicKey: Uint8Array;
}): JournalEvent {
  const { journal, caseId, publicKey } = journalInfo;
  return {
    event: 'journal.opened',
    payload: { schema: SCHEMA.journal, journal, case: caseId, publicKey: toBase64(publicKey) },
  };
}

export async function payloadDigest(payload: { readonly [key: string]: Json }): Promise<string> {
  return sha256Hex(canonicalBytes(payload));
}
