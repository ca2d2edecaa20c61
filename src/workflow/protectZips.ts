import { Refusal } from '../domain/errors.ts';
import type { Progress } from '../domain/ports.ts';
import { protectedName, protectZip } from '../dossier/protectedZip.ts';
import type { Desk } from './steps.ts';
import type { Scratch, WrittenZip, Zips } from './writeZips.ts';

interface ProtectDesk extends Pick<Desk, 'clock'> {
  openScratch(): Promise<Scratch>;
}

/**
 * Each zip inside one that the password opens; a plain one goes once its own is whole. A failure or a cancel leaves
 * nothing of what was made here; whoever wrote the plain ones removes those that are left. Progress in bytes, as for the
 * files.
 */
export async function protectZips(
  plain: Zips,
  password: string,
  { openScratch, clock }: ProtectDesk,
  progress: Progress,
  signal: AbortSignal,
): Promise<Zips> {
  const total = plain.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const watched = () =>
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (chunk, controller) => {
        if (signal.aborted) throw new Refusal('cancelled');
        done += chunk.length;
        progress({ name: 'files', done, total });
        controller.enqueue(chunk);
      },
    });
  const protect = async (one: WrittenZip): Promise<WrittenZip> => {
    const { zip, fileName, bytes } = one;
    const scratch = await openScratch();
    try {
      await protectZip(zip.stream().pipeThrough(watched()), fileName, password, clock.now(), scratch.out);
      const kept = await scratch.file();
      await one.discard();
      return {
        ...one,
        zip: kept,
        bytes: kept.size,
        fileName: protectedName(fileName),
        inside: { fileName, bytes },
        discard: () => scratch.remove(),
        taken: scratch.taken,
      };
    } catch (error) {
      await scratch.remove().catch(() => undefined);
      throw error;
    }
  };
  const made: WrittenZip[] = [];
  try {
    for (const one of plain) made.push(await protect(one));
    const [first, ...others] = made;
    if (first === undefined) throw new Error('no zip was protected');
    return [first, ...others];
  } catch (error) {
    await Promise.allSettled(made.map((zip) => zip.discard()));
    throw error;
  }
}
