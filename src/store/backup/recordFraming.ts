import { concatBytes } from '../../domain/shared/binary.ts';
import { Refusal } from '../../domain/shared/errors.ts';

/**
 * The decrypted content of a backup file: a sequence of records. A record is the length of its JSON header (4 bytes, big
 * endian), the header, then the body, whose length the header gives. The first record describes the file, the last one
 * gives the number of records.
 */
type Bytes = Uint8Array<ArrayBuffer>;

export interface BackupRecordHeader {
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
