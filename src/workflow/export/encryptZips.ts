import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress, TempFile } from '../../domain/shared/ports.ts';
import { encryptedZipName, wrapFiles } from '../../dossier/zip/encryptedZip.ts';
import type { WorkflowDependencies } from '../case/caseJournal.ts';
import type { WrittenZip, Zips } from './writeZips.ts';

interface EncryptZipsDependencies extends Pick<WorkflowDependencies, 'clock'> {
  createTempFile(): Promise<TempFile>;
}

/**
 * Puts each zip inside an encrypted zip, and deletes each plain zip once its encrypted one is complete. When it fails
 * or is cancelled, deletes the encrypted zips; the caller deletes the remaining plain ones. Progress in bytes.
 */
export async function encryptZips(
  plainZips: Zips,
  password: string,
  { createTempFile, clock }: EncryptZipsDependencies,
  progress: Progress,
  signal: AbortSignal,
): Promise<Zips> {
  const total = plainZips.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const trackProgress = () =>
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (chunk, controller) => {
        if (signal.aborted) throw new Refusal('cancelled');
        done += chunk.length;
        progress({ name: 'files', done, total });
        controller.enqueue(chunk);
      },
    });
  const encryptOne = async (one: WrittenZip): Promise<WrittenZip> => {
    const { zip, fileName, bytes } = one;
    const tempFile = await createTempFile();
    try {
      const content = zip.stream().pipeThrough(trackProgress());
      await wrapFiles([{ name: fileName, content }], password, clock.now(), tempFile.out);
      const encrypted = await tempFile.file();
      await one.discard();
      return {
        ...one,
        zip: encrypted,
        // It refers to the bytes of the plain zip, which is deleted.
        pdf: null,
        bytes: encrypted.size,
        fileName: encryptedZipName(fileName),
        inside: { fileName, bytes },
        discard: () => tempFile.remove(),
        removedSignal: tempFile.removedSignal,
      };
    } catch (error) {
      await tempFile.remove().catch(() => undefined);
      throw error;
    }
  };
  const encryptedZips: WrittenZip[] = [];
  try {
    for (const one of plainZips) encryptedZips.push(await encryptOne(one));
    const [first, ...others] = encryptedZips;
    if (first === undefined) throw new Error('no zip was encrypted');
    return [first, ...others];
  } catch (error) {
    await Promise.allSettled(encryptedZips.map((zip) => zip.discard()));
    throw error;
  }
}
