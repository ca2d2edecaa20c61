import type { BinaryContent } from '../domain/shared/binary.ts';

/** The row that a record belongs to. An encrypting codec binds the ciphertext to it, so that no two can be swapped. */
export interface RecordPlace {
  readonly table: string;
  readonly key: string;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Encrypts the records of one transaction, all under the same keys. */
export interface Encryptor {
  /** The generation of the keys. A transaction that finds another generation in the store must start again. */
  readonly generation: number;
  /** The inbox public key. It tells keyrings apart: an erased and recreated store also counts generations from 1. */
  readonly inbox: Bytes | null;
  encrypt(place: RecordPlace, bytes: Bytes): Promise<Bytes>;
  encryptBlob(place: RecordPlace, content: BinaryContent, mediaType: string): Promise<Blob>;
}

/** Decrypts many records without reading the keys each time. */
export type Decryptor = (place: RecordPlace, bytes: Bytes) => Promise<Bytes>;

/** Encrypts and decrypts every byte at rest. Call it outside of transactions: awaiting WebCrypto would end them. */
export interface Codec {
  encryptor(): Promise<Encryptor>;
  decryptor(): Promise<Decryptor>;
  decrypt(place: RecordPlace, bytes: Bytes): Promise<Bytes>;
  decryptBlob(place: RecordPlace, blob: Blob): Promise<Blob>;
  /** Returns bytes when the file had to be read whole: a Blob made of them would cost another inter-process call. */
  decryptFile(place: RecordPlace, blob: Blob): Promise<Blob | Bytes>;
}

export function encodeJson(value: unknown): Bytes {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** Parses without validation: only this program writes these bytes, and the caller names the type it wrote. */
export function decodeJson<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
