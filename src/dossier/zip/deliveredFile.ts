import {
  BlobReader,
  BlobWriter,
  ERR_INVALID_PASSWORD,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-custom.js';
import { ANNEX_PATH, REPORT_PATH } from '../../domain/export/dossierLayout.ts';
import type { Bytes } from '../../domain/shared/binary.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { MAX_RECEIVED_BYTES } from '../../domain/shared/limits.ts';
import { type PackageIdentity, readBaseTrailer, writeUpdate } from '../../seal/pdfAttachments.ts';
import { NotCheckable } from '../../seal/verify/verificationReport.ts';
import type { ZipEntry } from './storedZip.ts';

export const pdfFileName = (zipName: string): string => zipName.replace(/\.zip$/, '.pdf');

/**
 * Returns dossier.pdf, or annexe.pdf, with every other file of its zip attached (docs/format.md, section 12). The zip's
 * entries are stored, so the result refers to the zip's bytes and copies none.
 */
export async function evidencePdf(zip: Blob, entries: readonly ZipEntry[], identity: PackageIdentity): Promise<Blob> {
  const drawn = entries.find(({ path }) => path === REPORT_PATH || path === ANNEX_PATH);
  if (drawn === undefined) throw new TypeError('the zip has no dossier.pdf');
  const contentOf = ({ offset, bytes }: ZipEntry): Blob => zip.slice(offset, offset + bytes);
  const base = contentOf(drawn);
  const trailer = await readBaseTrailer(base);
  if (trailer === null) throw new TypeError(`${drawn.path} has no room for attachments`);
  const attached = entries.filter((entry) => entry !== drawn).sort((a, b) => (a.path < b.path ? -1 : 1));
  const contents = new Map(attached.map((entry) => [entry.path, contentOf(entry)]));
  const parts: (Blob | string)[] = [base];
  let text = '';
  for (const segment of writeUpdate(trailer, attached, identity)) {
    if (typeof segment === 'string') {
      text += segment;
      continue;
    }
    parts.push(text, contents.get(segment.path) ?? '');
    text = '';
  }
  return new Blob([...parts, text], { type: 'application/pdf' });
}

/** WinZip's AES-256 (AE-2). 7-Zip, WinRAR and macOS tools open it; Windows Explorer does not. */
const AES_256 = 3;

interface WrappedFile {
  /** Readable without the password. */
  readonly name: string;
  readonly content: ReadableStream<Bytes>;
}

/**
 * Writes a zip of files unchanged, so that the verification of a dossier inside stays the same. Streams to `out` and
 * closes it. `password`: null for a plain zip.
 */
export async function wrapFiles(
  files: readonly WrappedFile[],
  password: string | null,
  createdAt: Date,
  out: WritableStream<Bytes>,
): Promise<void> {
  const zip = new ZipWriter(out, {
    useWebWorkers: false,
    level: 0,
    lastModDate: createdAt,
    ...(password !== null && { password, encryptionStrength: AES_256 }),
  });
  for (const { name, content } of files) await zip.add(name, content);
  await zip.close();
}

/**
 * Returns the dossier in a zip with a password, as `wrapFiles` makes it: one encrypted file. Throws Refusal
 * `wrong-zip-password`, `received-too-large`, and NotCheckable for any other zip.
 */
export async function openProtectedZip(zip: Blob, password: string, signal: AbortSignal): Promise<File> {
  const reader = new ZipReader(new BlobReader(zip), { useWebWorkers: false, password, signal });
  try {
    const [entry, ...others] = await reader.getEntries();
    if (entry === undefined || entry.directory || others.length > 0) throw new NotCheckable('not-a-dossier');
    if (entry.uncompressedSize > MAX_RECEIVED_BYTES) throw new Refusal('received-too-large');
    return new File([await entry.getData(new BlobWriter())], entry.filename);
  } catch (error) {
    if (error instanceof Refusal || error instanceof NotCheckable || signal.aborted) throw error;
    const reason = error instanceof Error ? error.message : 'unknown';
    if (reason === ERR_INVALID_PASSWORD) throw new Refusal('wrong-zip-password', {}, error);
    throw new NotCheckable('zip-broken', { reason }, error);
  } finally {
    await reader.close();
  }
}

export const encryptedZipName = (fileName: string): string => fileName.replace(/\.zip$/, '-protege.zip');
