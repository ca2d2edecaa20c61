import { ZipWriter } from '@zip.js/zip.js/lib/zip-core-custom.js';

type Bytes = Uint8Array<ArrayBuffer>;

/** WinZip's AES-256 (AE-2): 7-Zip, WinRAR and macOS tools open it; Windows' own explorer does not. */
const AES_256 = 3;

/**
 * The dossier inside a zip that a password opens: one entry, the dossier zip byte for byte, so that its checks stay the
 * same. Streams; closes `out`. The name of the entry can be read without the password.
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
