import { ZipWriter } from '@zip.js/zip.js/lib/zip-core-custom.js';

type Bytes = Uint8Array<ArrayBuffer>;

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

export const encryptedZipName = (fileName: string): string => fileName.replace(/\.zip$/, '-protege.zip');
