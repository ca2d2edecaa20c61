import { INBOX_HKDF_INFO, RECORD_AAD } from '../domain/formatNames.ts';
import { type BinaryContent, type Bytes, byteLength, concatBytes } from '../domain/shared/binary.ts';
import { Refusal } from '../domain/shared/errors.ts';

/**
 * One record at rest, `recueil/record/1`:
 *
 *   kind (1 byte) · generation (4, big endian) · the wrapped record key · segments
 *
 * Each record has its own random AES-256-GCM key. The master key wraps it (kind 1), or it is encrypted for the inbox
 * public key (kind 2: ephemeral P-256, ECDH, HKDF) so that a capture can be written while the store is locked. Each
 * segment holds 4 MiB. Its nonce is its number and whether it is the last, so no segment can be dropped, repeated or
 * moved. The record's place is authenticated with every part: a ciphertext copied to another row does not decrypt.
 */
const KIND_MASTER_KEY = 1;
const KIND_INBOX_KEY = 2;

const SEGMENT_BYTES = 4 * 1024 * 1024;
export const KEY_BYTES = 32;
const POINT_BYTES = 65;
const PREFIX_BYTES = 5;
export const P256 = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** The keys of one generation. `master` is null while the store is locked. */
export interface EncryptionKeys {
  readonly generation: number;
  readonly master: CryptoKey | null;
  readonly inboxPublic: CryptoKey;
}

export interface DecryptionKeys {
  readonly master: CryptoKey;
  readonly inboxPrivate: CryptoKey;
}

interface RecordHeader {
  readonly kind: number;
  readonly generation: number;
}

/** Encrypts a record. Returns a list of chunks, so that a large Blob is never in memory twice. */
export async function encryptRecord(keys: EncryptionKeys, place: string, plain: BinaryContent): Promise<Bytes[]> {
  const secret = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  const dek = await importAesKey(secret);
  const associatedData = encodeAssociatedData(place);
  const [wrapped, segments] = await Promise.all([
    wrapRecordKey(keys, secret, associatedData),
    encryptSegments(dek, associatedData, plain),
  ]);
  secret.fill(0);
  return [wrapped, ...segments];
}

/** Reads the part of a stored record that is not encrypted. Throws Refusal `record-damaged` when it is too short. */
export function readRecordHeader(record: Uint8Array): RecordHeader {
  if (record.length < PREFIX_BYTES) throw new Refusal('record-damaged');
  const view = new DataView(record.buffer, record.byteOffset, PREFIX_BYTES);
  return { kind: view.getUint8(0), generation: view.getUint32(1) };
}

export const RECORD_HEADER_BYTES = PREFIX_BYTES;

/** Decrypts a record. Throws Refusal `record-damaged` when altered, cut, moved or under another key. */
export async function decryptRecord(keys: DecryptionKeys, place: string, record: BinaryContent): Promise<Bytes[]> {
  try {
    const associatedData = encodeAssociatedData(place);
    const { kind } = readRecordHeader(await slice(record, 0, PREFIX_BYTES));
    const wrapEnd = PREFIX_BYTES + (kind === KIND_INBOX_KEY ? POINT_BYTES : IV_BYTES) + KEY_BYTES + TAG_BYTES;
    const secret = await unwrapRecordKey(keys, kind, await slice(record, PREFIX_BYTES, wrapEnd), associatedData);
    const dek = await importAesKey(secret);
    secret.fill(0);
    return await decryptSegments(dek, associatedData, record, wrapEnd);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('record-damaged', {}, error);
  }
}

async function wrapRecordKey(keys: EncryptionKeys, secret: Bytes, associatedData: Bytes): Promise<Bytes> {
  const prefix = new Uint8Array(PREFIX_BYTES);
  const view = new DataView(prefix.buffer);
  view.setUint8(0, keys.master === null ? KIND_INBOX_KEY : KIND_MASTER_KEY);
  view.setUint32(1, keys.generation);
  if (keys.master !== null) {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    return concatBytes([prefix, iv, await runAesGcm('encrypt', keys.master, iv, associatedData, secret)]);
  }
  const pair = await crypto.subtle.generateKey(P256, false, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const kek = await deriveSharedKey(pair.privateKey, keys.inboxPublic, point);
  // The derived key encrypts only once, so a fixed nonce is never reused with it.
  const wrapped = await runAesGcm('encrypt', kek, new Uint8Array(IV_BYTES), associatedData, secret);
  return concatBytes([prefix, point, wrapped]);
}

async function unwrapRecordKey(
  keys: DecryptionKeys,
  kind: number,
  wrapped: Bytes,
  associatedData: Bytes,
): Promise<Bytes> {
  if (kind === KIND_MASTER_KEY) {
    return runAesGcm('decrypt', keys.master, wrapped.slice(0, IV_BYTES), associatedData, wrapped.slice(IV_BYTES));
  }
  if (kind !== KIND_INBOX_KEY) throw new Refusal('record-damaged');
  const point = wrapped.slice(0, POINT_BYTES);
  const ephemeral = await crypto.subtle.importKey('raw', point, P256, false, []);
  const kek = await deriveSharedKey(keys.inboxPrivate, ephemeral, point);
  return runAesGcm('decrypt', kek, new Uint8Array(IV_BYTES), associatedData, wrapped.slice(POINT_BYTES));
}

async function deriveSharedKey(privateKey: CryptoKey, publicKey: CryptoKey, point: Bytes): Promise<CryptoKey> {
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256);
  const sharedSecret = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(INBOX_HKDF_INFO);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: point, info };
  const derived = { name: AES_GCM, length: 256 };
  return crypto.subtle.deriveKey(derivation, sharedSecret, derived, false, ['encrypt', 'decrypt']);
}

async function encryptSegments(key: CryptoKey, associatedData: Bytes, plain: BinaryContent): Promise<Bytes[]> {
  const size = byteLength(plain);
  const segments: Bytes[] = [];
  for (let from = 0, index = 0; index === 0 || from < size; from += SEGMENT_BYTES, index += 1) {
    const last = from + SEGMENT_BYTES >= size;
    const part = await slice(plain, from, from + SEGMENT_BYTES);
    segments.push(await runAesGcm('encrypt', key, makeSegmentNonce(index, last), associatedData, part));
  }
  return segments;
}

async function decryptSegments(
  key: CryptoKey,
  associatedData: Bytes,
  record: BinaryContent,
  start: number,
): Promise<Bytes[]> {
  const size = byteLength(record);
  const segments: Bytes[] = [];
  for (let from = start, index = 0; index === 0 || from < size; from += SEGMENT_BYTES + TAG_BYTES, index += 1) {
    const last = from + SEGMENT_BYTES + TAG_BYTES >= size;
    const part = await slice(record, from, from + SEGMENT_BYTES + TAG_BYTES);
    segments.push(await runAesGcm('decrypt', key, makeSegmentNonce(index, last), associatedData, part));
  }
  return segments;
}

export const importAesKey = (secret: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', secret, AES_GCM, false, ['encrypt', 'decrypt']);

const encodeAssociatedData = (place: string): Bytes => new TextEncoder().encode(`${RECORD_AAD}\n${place}`);

async function slice(source: BinaryContent, from: number, to: number): Promise<Bytes> {
  if (source instanceof Blob) return new Uint8Array(await source.slice(from, to).arrayBuffer());
  // No copy needed here: WebCrypto makes its own.
  return source.subarray(from, to);
}

export const AES_GCM = 'AES-GCM';
/** Bytes of a nonce, and of the authentication tag after the ciphertext. */
export const IV_BYTES = 12;
export const TAG_BYTES = 16;

/** Returns the nonce of a segment of a record or backup: its number and whether it is the last. */
export function makeSegmentNonce(index: number, last: boolean): Bytes {
  const iv = new Uint8Array(IV_BYTES);
  iv[0] = last ? 1 : 0;
  new DataView(iv.buffer).setUint32(8, index);
  return iv;
}

/** Rejects with an OperationError when the ciphertext was altered, cut or moved, or is under another key. */
export async function runAesGcm(
  direction: 'encrypt' | 'decrypt',
  key: CryptoKey,
  iv: Bytes,
  additionalData: Bytes,
  input: Bytes,
): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle[direction]({ name: AES_GCM, iv, additionalData }, key, input));
}
