import { createCRC32, createSHA256 } from 'hash-wasm';
import { isDossierPath, type ManifestFile } from '../../domain/export/dossierLayout.ts';
import { type Bytes, releaseBuffer } from '../../domain/shared/binary.ts';
import { sha256Hex, toHex } from '../../seal/digest.ts';
import { ChunkBuffer } from '../byteStreams.ts';
import { StoredZip, type ZipEntry } from './storedZip.ts';

/** Up to this size a file is read once, whole; a larger one three times (digest, CRC, copy), to save memory. */
const IN_MEMORY_MAX = 64 * 1024 * 1024;

/**
 * Streams the dossier's zip, with stored entries. Sizes and CRC-32 are in the local header wherever they are known
 * beforehand, so that readers need no data descriptor; only PDFs, which are zipped while they are made, have one. Every
 * entry has the date `createdAt`.
 */
export class DossierZip {
  /** The entries written so far. */
  readonly entries: ManifestFile[] = [];
  private readonly zip: StoredZip;
  private readonly out: WritableStreamDefaultWriter<Bytes>;
  /** Created once: a dossier has thousands of files. */
  private readonly crc = createCRC32();
  private readonly chunks = new ChunkBuffer();

  /** `out` must not use a chunk after its write settles: the buffer is reused. */
  constructor(out: WritableStream<Bytes>, createdAt: Date) {
    this.out = out.getWriter();
    this.zip = new StoredZip((chunk) => this.write(this.chunks.add(chunk)), createdAt);
  }

  /** Bytes written so far. */
  get size(): number {
    return this.zip.size;
  }

  /** Where the entries written so far are in the zip. */
  get contents(): readonly ZipEntry[] {
    return this.zip.contents;
  }

  /** Adds a file and returns its SHA-256. */
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

  /** Adds a file of unknown length, hashed while it is written. */
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

  /** Closes the target and returns the size of the zip. */
  async close(): Promise<number> {
    await this.zip.end();
    await this.write(this.chunks.end());
    await this.out.close();
    return this.zip.size;
  }

  /** Aborts the target: the zip has no central directory. */
  async abort(reason: unknown): Promise<void> {
    await this.out.abort(reason);
  }

  private async addBytes(path: string, bytes: Bytes, sha256: string): Promise<string> {
    const crc32 = crcOf((await this.crc).init().update(bytes));
    await this.zip.add(checkPath(path), [bytes], { size: bytes.length, crc32 });
    this.entries.push({ path, sha256, bytes: bytes.length });
    return sha256;
  }

  private async write(chunks: Iterable<Bytes>): Promise<void> {
    for (const chunk of chunks) await this.out.write(chunk);
  }
}

/** A stored file that matches its sealed digest. */
export interface VerifiedFile {
  /** A Blob when it is too large for memory. */
  readonly body: Bytes | Blob;
  readonly sha256: string;
}

/** Returns null when the size or the digest differs from the sealed one. */
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

/** Leaves room for the path of a received dossier: Windows limits a path to 260 characters, parent folders included. */
const PATH_MAX = 180;

function checkPath(path: string): string {
  if (!isDossierPath(path) || path.length > PATH_MAX) throw new TypeError(`not a path of a dossier: ${path}`);
  return path;
}

const crcOf = (crc: { digest(type: 'hex'): string }): number => Number.parseInt(crc.digest('hex'), 16);
