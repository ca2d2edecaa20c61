import { openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import { chooseArchive, keepMessages } from '../../../tests/support/browser/archiveFlow.ts';
import { writeArchive } from '../big-archive.ts';
import { type Group, openSession } from './builds.ts';

const MESSAGES = 200_000;
const BYTES = 1_000_000_000;

/**
 * Measures an archive of messages of one gigabyte: until its conversations are listed, its memory, and until a
 * conversation of some 660 messages is sealed, the digest of the archive included.
 */
export const archiveGroup: Group = async (build, atEnd) => {
  const folder = await mkdtemp(join(tmpdir(), 'recueil-bench-archive-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'instagram.zip');
  await writeArchive(path, MESSAGES, BYTES);
  return async () => {
    const { user, peakMb, close } = await openSession(build);
    try {
      const floor = await parseAll(path);
      const carnet = await user.driver.openExtensionPage('carnet.html#import');
      await carnet.waitForVisible('label[for="import-files"]');
      const idle = await peakMb(async () => undefined);
      let listed = 0;
      let sealed = 0;
      const peak = await peakMb(async () => {
        const from = performance.now();
        await chooseArchive(carnet, [path]);
        listed = performance.now() - from;
        const sealing = performance.now();
        await keepMessages(carnet, { conversations: [1] });
        sealed = performance.now() - sealing;
      });
      return {
        archiveListed: { value: listed, floor },
        archiveMemory: { value: peak, floor: idle },
        archiveSealed: { value: sealed, floor: null },
      };
    } finally {
      await close();
    }
  };
};

/** Times the minimum of a list: every file of messages inflated and parsed, each as a whole. */
async function parseAll(path: string): Promise<number> {
  const start = performance.now();
  const zip = new ZipReader(new BlobReader(await openAsBlob(path)), { useWebWorkers: false });
  for await (const entry of zip.getEntriesGenerator())
    if (!entry.directory && entry.filename.endsWith('.json')) JSON.parse(await entry.getData(new TextWriter()));
  await zip.close();
  return performance.now() - start;
}
