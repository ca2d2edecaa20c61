import { type Content, sizeOf } from '../domain/content.ts';
import { Refusal } from '../domain/errors.ts';
import { concat } from './bytes.ts';
import { AES, gcm, IV, nonce, TAG } from './segments.ts';

/**
 * One record at rest, `recueil/record/1`:
 *
 *   kind (1 byte) · generation (4, big endian) · the wrapped record key · segments
 *
 * A fresh AES-256-GCM key a record, wrapped by the master key (kind 1) or sealed to the inbox key (kind 2: ephemeral
 * P-256, ECDH, HKDF), so that a capture can be written while everything is locked. Each segment holds 4 MiB; its
 * number and whether it is the last are its nonce, so none can be dropped, repeated or moved. The record's place is
 * authenticated with every part: a ciphertext copied elsewhere does not open.
 */
type Bytes = Uint8Array<ArrayBuffer>;

const BY_MASTER = 1;
const BY_INBOX = 2;

const SEGMENT = 4 * 1024 * 1024;
const KEY = 32;
const POINT = 65;
const PREFIX = 5;
const P256 = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** The keys of one generation. `master` and `inboxPrivate` are there only while unlocked. */
export interface SealingKeys {
  readonly generation: number;
  readonly master: CryptoKey | null;
  readonly inboxPublic: CryptoKey;
}

export interface OpeningKeys {
  readonly master: CryptoKey;
  readonly inboxPrivate: CryptoKey;
}

export interface RecordHead {
  readonly kind: number;
  readonly generation: number;
}

/** Encrypts a record; the result is a list of pieces so that a large Blob never stands in memory twice. */
export async function sealRecord(keys: SealingKeys, place: string, plain: Content): Promise<Bytes[]> {
  const secret = crypto.getRandomValues(new Uint8Array(KEY));
  const dek = await aesKey(secret);
  const bound = boundTo(place);
  const [wrapped, segments] = await Promise.all([
    wrap(keys, secret, bound),
    encryptSegments(dek, bound, plain),
  ]);
  return [wrapped, ...segments];
}

/** What a stored record says of itself, readable without any key. */
export function headOf(record: Uint8Array): RecordHead {
  if (record.length < PREFIX) throw new Refusal('record-damaged');
  const view = new DataView(record.buffer, record.byteOffset, PREFIX);
  return { kind: view.getUint8(0), generation: view.getUint32(1) };
}

export const HEAD_BYTES = PREFIX;

/** Decrypts; throws Refusal `record-damaged` for anything altered, cut, moved or under another key. */
export async function openRecord(keys: OpeningKeys, place: string, record: Content): Promise<Bytes[]> {
  try {
    const bound = boundTo(place);
    const { kind } = headOf(await slice(record, 0, PREFIX));
    const wrapEnd = PREFIX + (kind === BY_INBOX ? POINT : IV) + KEY + TAG;
    const secret = await unwrap(keys, kind, await slice(record, PREFIX, wrapEnd), bound);
    return await decryptSegments(await aesKey(secret), bound, record, wrapEnd);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('record-damaged', {}, error);
  }
}

async function wrap(keys: SealingKeys, secret: Bytes, bound: Bytes): Promise<Bytes> {
  const prefix = new Uint8Array(PREFIX);
  const view = new DataView(prefix.buffer);
  view.setUint8(0, keys.master === null ? BY_INBOX : BY_MASTER);
  view.setUint32(1, keys.generation);
  if (keys.master !== null) {
    const iv = crypto.getRandomValues(new Uint8Array(IV));
    return concat(prefix, iv, await gcm('encrypt', keys.master, iv, bound, secret));
  }
  const pair = await crypto.subtle.generateKey(P256, false, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const kek = await agree(pair.privateKey, keys.inboxPublic, point);
  // The agreed key serves once, so a fixed nonce never repeats under it.
  return concat(prefix, point, await gcm('encrypt', kek, new Uint8Array(IV), bound, secret));
}

async function unwrap(keys: OpeningKeys, kind: number, wrapped: Bytes, bound: Bytes): Promise<Bytes> {
  if (kind === BY_MASTER) {
    return gcm('decrypt', keys.master, wrapped.slice(0, IV), bound, wrapped.slice(IV));
  }
  if (kind !== BY_INBOX) throw new Refusal('record-damaged');
  const point = wrapped.slice(0, POINT);
  const ephemeral = await crypto.subtle.importKey('raw', point, P256, false, []);
  const kek = await agree(keys.inboxPrivate, ephemeral, point);
  return gcm('decrypt', kek, new Uint8Array(IV), bound, wrapped.slice(POINT));
}

async function agree(mine: CryptoKey, theirs: CryptoKey, point: Bytes): Promise<CryptoKey> {
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine, 256);
  const shared = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('recueil/inbox/1');
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: point, info };
  return crypto.subtle.deriveKey(derivation, shared, { name: AES, length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

async function encryptSegments(key: CryptoKey, bound: Bytes, plain: Content): Promise<Bytes[]> {
  const size = sizeOf(plain);
  const segments: Bytes[] = [];
  for (let from = 0, index = 0; index === 0 || from < size; from += SEGMENT, index += 1) {
    const last = from + SEGMENT >= size;
    segments.push(
      await gcm('encrypt', key, nonce(index, last), bound, await slice(plain, from, from + SEGMENT)),
    );
  }
  return segments;
}

async function decryptSegments(
  key: CryptoKey,
  bound: Bytes,
  record: Content,
  start: number,
): Promise<Bytes[]> {
  const size = sizeOf(record);
  const segments: Bytes[] = [];
  for (let from = start, index = 0; index === 0 || from < size; from += SEGMENT + TAG, index += 1) {
    const last = from + SEGMENT + TAG >= size;
    segments.push(
      await gcm('decrypt', key, nonce(index, last), bound, await slice(record, from, from + SEGMENT + TAG)),
    );
  }
  return segments;
}

export function aesKey(secret: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, AES, false, ['encrypt', 'decrypt']);
}

const boundTo = (place: string): Bytes => new TextEncoder().encode(`recueil/record/1\n${place}`);

async function slice(source: Content, from: number, to: number): Promise<Bytes> {
  if (source instanceof Blob) return new Uint8Array(await source.slice(from, to).arrayBuffer());
  // WebCrypto takes a copy of its own.
  return source.subarray(from, to);
}
