/**
 * Content of a file. Bytes are preferred when they are in memory: creating or reading a Blob costs a call to another
 * process.
 */
export type BinaryContent = Blob | Uint8Array<ArrayBuffer>;

export const byteLength = (content: BinaryContent): number => (content instanceof Blob ? content.size : content.length);

export const areBytesEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
