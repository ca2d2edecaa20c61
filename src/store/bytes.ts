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
