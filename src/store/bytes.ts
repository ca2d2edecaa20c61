import { Refusal } from '../domain/shared/errors.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Of a stored Blob; throws Refusal `record-damaged` where its file is gone from the disk, or is not to be read. */
export async function readStoredBytes(blob: Blob): Promise<Bytes> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    throw new Refusal('record-damaged', {}, error);
  }
}

export const areBytesEqual = (a: Bytes, b: Bytes): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/** One part alone is given back itself, not copied. */
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
