import { ZipWriter } from '@zip.js/zip.js/lib/zip-core-custom.js';

type Bytes = Uint8Array<ArrayBuffer>;

/** WinZip's AES-256 (AE-2). 7-Zip, WinRAR and macOS tools open it; Windows Explorer does not. */
const AES_256 = 3;

/**
 * Writes a password-protected zip with one entry: the dossier zip unchanged, so that its verification stays the same.
 * Streams to `out` and closes it. The name of the entry is readable without the password.
 */
export async function encryptZip(
  dossier: ReadableStream<Bytes>,
  name: string,
  password: string,
  createdAt: Date,
  out: WritableStream<Bytes>,
): Promise<void> {
  const zip = new ZipWriter(out, {
    useWebWorkers: false,
    level: 0,
    password,
    encryptionStrength: AES_256,
    lastModDate: createdAt,
  });
  await zip.add(name, dossier);
  await zip.close();
}

export const encryptedZipName = (fileName: string): string => fileName.replace(/\.zip$/, '-protege.zip');
