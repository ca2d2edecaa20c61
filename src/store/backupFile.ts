import { BACKUP_FAMILY, BACKUP_SCHEMA } from '../domain/formatNames.ts';
import { type Bytes, concatBytes } from '../domain/shared/binary.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { makeSegmentNonce, runAesGcm, TAG_BYTES } from './cipher.ts';
import { type Argon2Parameters, derivePassphraseKey } from './passphraseKey.ts';

/**
 * One encrypted file, `recueil/backup/1` (docs/backup.md):
 *
 *   name and LF (17 bytes) · memory in KiB (4, big endian) · passes (4) · salt (16) ·
 *   segments of 1 MiB, a 16-byte tag each
 *
 * Argon2id derives from the passphrase a key for this file alone. A segment's nonce is its number and whether it is the
 * last; the whole header is authenticated with each segment. A file cut anywhere does not decrypt to its end.
 */
const MAGIC = new TextEncoder().encode(`${BACKUP_SCHEMA}\n`);
const SALT_BYTES = 16;
const HEADER_BYTES = MAGIC.length + 8 + SALT_BYTES;
const SEGMENT_BYTES = 1024 * 1024;
/** More than this program ever uses. The limit stops a hostile file from exhausting memory or time. */
const MAX_ARGON2_PARAMETERS: Argon2Parameters = { memoryKib: 512 * 1024, passes: 16 };

/** Returns a stream that encrypts what is written into `out`. Closing it writes the last segment. */
export async function createEncryptingStream(
  out: WritableStream<Bytes>,
  passphrase: string,
  argon2: Argon2Parameters,
): Promise<WritableStream<Bytes>> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const parameters = new DataView(new ArrayBuffer(8));
  parameters.setUint32(0, argon2.memoryKib);
  parameters.setUint32(4, argon2.passes);
  const header = concatBytes([MAGIC, new Uint8Array(parameters.buffer), salt]);
  const key = await derivePassphraseKey(passphrase, salt, argon2);
  const writer = out.getWriter();
  await writer.write(header);
  let pending: Bytes[] = [];
  let size = 0;
  let index = 0;
  const flush = async (bytes: Bytes, last: boolean): Promise<void> => {
    await writer.write(await runAesGcm('encrypt', key, makeSegmentNonce(index, last), header, bytes));
    index += 1;
  };
  return new WritableStream<Bytes>({
    write: async (chunk) => {
      pending.push(chunk);
      size += chunk.length;
      // Keeps one segment back: whether a segment is the last must be known when it is encrypted.
      if (size <= SEGMENT_BYTES) return;
      const all = concatBytes(pending);
      let at = 0;
      for (; all.length - at > SEGMENT_BYTES; at += SEGMENT_BYTES)
        await flush(all.slice(at, at + SEGMENT_BYTES), false);
      pending = [all.slice(at)];
      size = all.length - at;
    },
    close: async () => {
      await flush(concatBytes(pending), true);
      await writer.close();
    },
    abort: (reason) => writer.abort(reason),
  });
}

/**
 * Yields the plaintext, segment by segment. The caller must not rely on any of it before the end. Throws Refusal
 * `backup-not-one`, `backup-newer`, `backup-passphrase` (first segment) or `backup-damaged`.
 */
export async function* decryptFile(file: Blob, passphrase: string): AsyncGenerator<Bytes> {
  const header = await readBytes(file, 0, HEADER_BYTES);
  const magic = new TextDecoder().decode(header.subarray(0, MAGIC.length));
  if (!magic.startsWith(BACKUP_FAMILY)) throw new Refusal('backup-not-one');
  if (magic !== new TextDecoder().decode(MAGIC)) throw new Refusal('backup-newer');
  if (header.length < HEADER_BYTES || file.size < HEADER_BYTES + TAG_BYTES) throw new Refusal('backup-damaged');
  const parameters = new DataView(header.buffer, MAGIC.length, 8);
  const argon2 = { memoryKib: parameters.getUint32(0), passes: parameters.getUint32(4) };
  const { memoryKib, passes } = argon2;
  const max = MAX_ARGON2_PARAMETERS;
  if (memoryKib < 8 || memoryKib > max.memoryKib || passes < 1 || passes > max.passes)
    throw new Refusal('backup-damaged');
  const key = await derivePassphraseKey(passphrase, header.slice(HEADER_BYTES - SALT_BYTES), argon2);
  for (let from = HEADER_BYTES, index = 0; from < file.size; from += SEGMENT_BYTES + TAG_BYTES, index += 1) {
    const last = from + SEGMENT_BYTES + TAG_BYTES >= file.size;
    const encrypted = await readBytes(file, from, from + SEGMENT_BYTES + TAG_BYTES);
    yield await runAesGcm('decrypt', key, makeSegmentNonce(index, last), header, encrypted).catch(() => {
      throw new Refusal(index === 0 ? 'backup-passphrase' : 'backup-damaged');
    });
  }
}

const readBytes = async (file: Blob, from: number, to: number): Promise<Bytes> =>
  new Uint8Array(await file.slice(from, to).arrayBuffer());

interface BackupRecordHeader {
  /** Name of the table; `backup` for the first record, `end` for the last. */
  readonly table: string;
  /** The columns, without the body. */
  readonly row: Readonly<Record<string, unknown>>;
  readonly body: { readonly bytes: number; readonly type: string | null } | null;
}

export interface BackupRecord extends BackupRecordHeader {
  /** A Blob when the store has a Blob (`body.type` is then its media type). */
  readonly content: Bytes | Blob | null;
}

const MAX_HEADER_BYTES = 1024 * 1024;

export function* encodeRecord(
  table: string,
  row: BackupRecordHeader['row'],
  content: Bytes | Blob | null,
): Generator<Bytes | Blob> {
  const body =
    content === null
      ? null
      : content instanceof Blob
        ? { bytes: content.size, type: content.type }
        : { bytes: content.length, type: null };
  const json = new TextEncoder().encode(JSON.stringify({ table, row, body } satisfies BackupRecordHeader));
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, json.length);
  yield concatBytes([new Uint8Array(length.buffer), json]);
  if (content !== null) yield content;
}

/** Throws Refusal `backup-damaged` when the bytes are not a sequence of records. */
export async function* decodeRecords(chunks: AsyncIterable<Bytes>): AsyncGenerator<BackupRecord> {
  const reader = new ChunkReader(chunks);
  while (await reader.hasMore()) {
    const prefix = concatBytes(await reader.take(4));
    const length = new DataView(prefix.buffer).getUint32(0);
    if (length > MAX_HEADER_BYTES) throw new Refusal('backup-damaged');
    const header = parseHeader(concatBytes(await reader.take(length)));
    const parts = header.body === null ? null : await reader.take(header.body.bytes);
    yield { ...header, content: joinContent(header, parts) };
  }
}

function joinContent({ body }: BackupRecordHeader, parts: readonly Bytes[] | null): BackupRecord['content'] {
  if (body === null || parts === null) return null;
  return body.type === null ? concatBytes(parts) : new Blob([...parts], { type: body.type });
}

function parseHeader(json: Bytes): BackupRecordHeader {
  try {
    // Not validated: the bytes are authenticated, and `encodeRecord` wrote them.
    return JSON.parse(new TextDecoder().decode(json)) as BackupRecordHeader;
  } catch (error) {
    throw new Refusal('backup-damaged', {}, error);
  }
}

/** Reads an exact number of bytes at a time from chunks of any size. */
class ChunkReader {
  readonly #chunks: AsyncIterator<Bytes>;
  #buffered: Bytes = new Uint8Array();

  constructor(chunks: AsyncIterable<Bytes>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  async hasMore(): Promise<boolean> {
    while (this.#buffered.length === 0) {
      const { done, value } = await this.#chunks.next();
      if (done === true) return false;
      this.#buffered = value;
    }
    return true;
  }

  async take(size: number): Promise<Bytes[]> {
    const parts: Bytes[] = [];
    for (let wanted = size; wanted > 0; ) {
      if (!(await this.hasMore())) throw new Refusal('backup-damaged');
      const part = this.#buffered.slice(0, wanted);
      this.#buffered = this.#buffered.subarray(part.length);
      wanted -= part.length;
      parts.push(part);
    }
    return parts;
  }
}
