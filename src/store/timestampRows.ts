import { TABLE } from '../domain/formatNames.ts';
import { concatBytes } from '../domain/shared/binary.ts';
import type { JournalTimestamp } from '../domain/timestamp/timestamp.ts';
import type { Codec, Encryptor, RecordPlace } from './codec.ts';
import type { TimestampRow } from './db.ts';

/** Size of the length field before the response. */
const LENGTH_BYTES = 4;

const timestampPlace = (caseId: string, seq: number): RecordPlace => ({
  table: TABLE.timestamps,
  key: `${caseId}/${seq}`,
});

export async function encryptTimestampRow(
  encryptor: Encryptor,
  caseId: string,
  { seq, response, chain }: JournalTimestamp,
): Promise<TimestampRow> {
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, response.length);
  const bytes = concatBytes([length, response, new TextEncoder().encode(chain)]);
  return { caseId, seq, body: await encryptor.encrypt(timestampPlace(caseId, seq), bytes) };
}

export async function decryptTimestamp(codec: Codec, { caseId, seq, body }: TimestampRow): Promise<JournalTimestamp> {
  const bytes = await codec.decrypt(timestampPlace(caseId, seq), body);
  const end = LENGTH_BYTES + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return {
    seq,
    response: bytes.slice(LENGTH_BYTES, end),
    chain: new TextDecoder().decode(bytes.subarray(end)),
  };
}
