import type { Content } from '../domain/content.ts';

/** Which record bytes belong to; an encrypting codec binds the ciphertext to it, so nothing can be swapped. */
export interface Place {
  readonly table: string;
  readonly key: string;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Writes the records of one transaction, all under the same keys. */
export interface Sealer {
  /** Of the keys; a transaction that finds another one in the store starts again. */
  readonly generation: number;
  /** Whose they are: a store that was erased and begun again counts its generations from one too. */
  readonly inbox: Bytes | null;
  seal(place: Place, bytes: Bytes): Promise<Bytes>;
  sealBlob(place: Place, content: Content, mediaType: string): Promise<Blob>;
}

/** Opens many records without looking the keys up each time. */
export type Opener = (place: Place, bytes: Bytes) => Promise<Bytes>;

/** Every byte at rest passes here, both ways, outside of transactions (WebCrypto would end them). */
export interface Codec {
  sealer(): Promise<Sealer>;
  opener(): Promise<Opener>;
  open(place: Place, bytes: Bytes): Promise<Bytes>;
  openBlob(place: Place, blob: Blob): Promise<Blob>;
  /** As bytes where they had to be read whole: a Blob made of them would be one more trip to another process. */
  openFile(place: Place, blob: Blob): Promise<Blob | Bytes>;
}

export const plainCodec: Codec = {
  sealer: async () => ({
    generation: 0,
    inbox: null,
    seal: async (_place, bytes) => bytes,
    sealBlob: async (_place, content, type) =>
      content instanceof Blob ? content : new Blob([content], { type }),
  }),
  opener: async () => async (_place, bytes) => bytes,
  open: async (_place, bytes) => bytes,
  openBlob: async (_place, blob) => blob,
  openFile: async (_place, blob) => blob,
};

export function toBytes(value: unknown): Bytes {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** The caller names the type it wrote: these bytes never came from outside. */
export function fromBytes<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
