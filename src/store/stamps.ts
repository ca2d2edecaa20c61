import type { JournalStamp } from '../domain/timestamp.ts';
import { concat } from './bytes.ts';
import type { Codec, Place, Sealer } from './codec.ts';
import type { StampRow } from './db.ts';

/** Before the answer: its length. */
const LENGTH_BYTES = 4;

const placeOf = (caseId: string, seq: number): Place => ({ table: 'stamps', key: `${caseId}/${seq}` });

export async function stampRow(
  sealer: Sealer,
  caseId: string,
  { seq, response, chain }: JournalStamp,
): Promise<StampRow> {
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, response.length);
  const bytes = concat(length, response, new TextEncoder().encode(chain));
  return { caseId, seq, body: await sealer.seal(placeOf(caseId, seq), bytes) };
}

export async function stampOf(codec: Codec, { caseId, seq, body }: StampRow): Promise<JournalStamp> {
  const bytes = await codec.open(placeOf(caseId, seq), body);
  const end = LENGTH_BYTES + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return {
    seq,
    response: bytes.slice(LENGTH_BYTES, end),
    chain: new TextDecoder().decode(bytes.subarray(end)),
  };
}
