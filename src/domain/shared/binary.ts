/** What a file holds: as bytes where they are at hand, since to make a Blob and to read one are each a trip to another process. */
export type BinaryContent = Blob | Uint8Array<ArrayBuffer>;

export const byteLength = (content: BinaryContent): number =>
  content instanceof Blob ? content.size : content.length;
