import { createCRC32, createSHA256 } from 'hash-wasm';
import type { ManifestResource } from '../../domain/export/dossierLayout.ts';
import { releaseBuffer } from '../../domain/shared/releaseBuffer.ts';
import { sha256Hex, toHex } from '../../seal/digest.ts';
import { isDossierPath } from '../../seal/sha256sums.ts';
import { CHUNK_BYTES } from '../streams/chunkBuffer.ts';
import { StoredZip } from './storedZip.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Up to here a file is read once, whole; above, three times in pieces and memory stays flat. */
const IN_MEMORY_MAX = 64 * 1024 * 1024;

/**
 * The zip, stored and streamed. Sizes and CRC-32 come before the data wherever they can be known, so that a reader needs
 * no data descriptor; only a PDF, written while it is made, has one. Every entry is dated at `createdAt`.
 */
export class DossierZip {
  /** What was written so far, with its SHA-256. */
  readonly entries: ManifestResource[] = [];
  private readonly zip: StoredZip;
  private readonly out: WritableStreamDefaultWriter<Bytes>;
  /** Instantiated once: a dossier has thousands of files. */
  private readonly crc = createCRC32();
  private readonly buffer = new Uint8Array(CHUNK_BYTES);
  private filled = 0;

  /** `out` is done with a chunk once its write is settled: the same memory comes again. */
  constructor(out: WritableStream<Bytes>, createdAt: Date) {
    this.out = out.getWriter();
    this.zip = new StoredZip((chunk) => this.collect(chunk), createdAt);
  }

  /** Bytes so far. */
  get size(): number {
    return this.zip.size;
  }

  async add(path: string, bytes: Bytes): Promise<string> {
    return this.addBytes(path, bytes, await sha256Hex(bytes));
  }

  async addSealed(path: string, { body, sha256 }: VerifiedFile): Promise<void> {
    if (!(body instanceof Blob)) {
      await this.addBytes(path, body, sha256);
      return;
    }
    const crc = await createCRC32();
    for await (const chunk of body.stream()) crc.update(chunk);
    await this.zip.add(checkPath(path), body.stream(), { size: body.size, crc32: crcOf(crc) });
    this.entries.push({ path, sha256, bytes: body.size });
  }

  /** Something of unknown length, hashed on its way. */
  async addStream(path: string, stream: ReadableStream<Bytes>): Promise<void> {
    const [digest, crc] = await Promise.all([createSHA256(), createCRC32()]);
    let bytes = 0;
    async function* hashed(): AsyncGenerator<Bytes> {
      for await (const chunk of stream) {
        digest.update(chunk);
        crc.update(chunk);
        bytes += chunk.length;
        yield chunk;
        releaseBuffer(chunk);
      }
    }
    await this.zip.addUnmeasured(checkPath(path), hashed(), () => crcOf(crc));
    this.entries.push({ path, sha256: toHex(digest.digest('binary')), bytes });
  }

  /** Bytes of the whole zip. */
  async close(): Promise<number> {
    await this.zip.end();
    await this.flush();
    await this.out.close();
    return this.zip.size;
  }

  /** Leaves the target without its end. */
  async abort(reason: unknown): Promise<void> {
    await this.out.abort(reason);
  }

  private async addBytes(path: string, bytes: Bytes, sha256: string): Promise<string> {
    const crc32 = crcOf((await this.crc).init().update(bytes));
    await this.zip.add(checkPath(path), [bytes], { size: bytes.length, crc32 });
    this.entries.push({ path, sha256, bytes: bytes.length });
    return sha256;
  }

  private async collect(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + CHUNK_BYTES - this.filled);
      this.buffer.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
      if (this.filled === CHUNK_BYTES) await this.flush();
    }
  }

  private async flush(): Promise<void> {
    const full = this.buffer.subarray(0, this.filled);
    this.filled = 0;
    await this.out.write(full);
  }
}

/** A stored file that is what was sealed. */
export interface VerifiedFile {
  /** Its bytes, read once; a Blob when it is too large to be held. */
  readonly body: Bytes | Blob;
  readonly sha256: string;
}

/** Null when it is not what was sealed. */
export async function verifyStoredFile(
  stored: Blob | Bytes,
  sealed: { readonly sha256: string; readonly bytes: number },
): Promise<VerifiedFile | null> {
  if ((stored instanceof Blob ? stored.size : stored.length) !== sealed.bytes) return null;
  const fitsInMemory = stored instanceof Blob && stored.size <= IN_MEMORY_MAX;
  const body = fitsInMemory ? new Uint8Array(await stored.arrayBuffer()) : stored;
  const sha256 = await sha256Hex(body);
  return sha256 === sealed.sha256 ? { body, sha256 } : null;
}

/** With a received dossier's long path; Windows unpacks 260 characters, its own folders included. */
const PATH_MAX = 180;

function checkPath(path: string): string {
  if (!isDossierPath(path) || path.length > PATH_MAX) throw new TypeError(`not a path of a dossier: ${path}`);
  return path;
}

function crcOf(crc: { digest(type: 'hex'): string }): number {
  return Number.parseInt(crc.digest('hex'), 16);
}
