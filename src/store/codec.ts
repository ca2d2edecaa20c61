import type { BinaryContent } from '../domain/shared/binary.ts';

/** Which record bytes belong to; an encrypting codec binds the ciphertext to it, so nothing can be swapped. */
export interface RecordPlace {
  readonly table: string;
  readonly key: string;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Writes the records of one transaction, all under the same keys. */
export interface Encryptor {
  /** Of the keys; a transaction that finds another one in the store starts again. */
  readonly generation: number;
  /** Whose they are: a store that was erased and begun again counts its generations from one too. */
  readonly inbox: Bytes | null;
  encrypt(place: RecordPlace, bytes: Bytes): Promise<Bytes>;
  encryptBlob(place: RecordPlace, content: BinaryContent, mediaType: string): Promise<Blob>;
}

/** Opens many records without looking the keys up each time. */
export type Decryptor = (place: RecordPlace, bytes: Bytes) => Promise<Bytes>;

/** Every byte at rest passes here, both ways, outside of transactions (WebCrypto would end them). */
export interface Codec {
  encryptor(): Promise<Encryptor>;
  decryptor(): Promise<Decryptor>;
  decrypt(place: RecordPlace, bytes: Bytes): Promise<Bytes>;
  decryptBlob(place: RecordPlace, blob: Blob): Promise<Blob>;
  /** As bytes where they had to be read whole: a Blob made of them would be one more trip to another process. */
  decryptFile(place: RecordPlace, blob: Blob): Promise<Blob | Bytes>;
}

export const plaintextCodec: Codec = {
  encryptor: async () => ({
    generation: 0,
    inbox: null,
    encrypt: async (_place, bytes) => bytes,
    encryptBlob: async (_place, content, type) =>
      content instanceof Blob ? content : new Blob([content], { type }),
  }),
  decryptor: async () => async (_place, bytes) => bytes,
  decrypt: async (_place, bytes) => bytes,
  decryptBlob: async (_place, blob) => blob,
  decryptFile: async (_place, blob) => blob,
};

export function encodeJson(value: unknown): Bytes {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** The caller names the type it wrote: these bytes never came from outside. */
export function decodeJson<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
