import { Refusal } from '../domain/shared/errors.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Reads a stored Blob. Throws Refusal `record-damaged` when its file is missing from the disk or cannot be read. */
export async function readStoredBytes(blob: Blob): Promise<Bytes> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    throw new Refusal('record-damaged', {}, error);
  }
}

/** Returns a single part as it is, without a copy. */
export function concatBytes(...parts: readonly Bytes[]): Bytes {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
