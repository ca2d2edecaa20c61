import { mkdtemp, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from './wait.ts';

const UNFINISHED = /\.(crdownload|part)$/;

/**
 * Runs `start`, waits for the file that it downloads into `dir`, and moves the file to a new folder inside, because
 * browsers name a second file of the same name differently. Returns its path.
 */
export async function downloadInto(dir: string, start: () => Promise<void>): Promise<string> {
  const before = new Set(await readdir(dir));
  await start();
  const name = await waitFor(`a download in ${dir}`, async () => {
    const fresh = (await readdir(dir)).filter((one) => !before.has(one));
    // Firefox keeps an empty file of the final name beside its `.part` until the end.
    const [finished] = fresh.some((one) => UNFINISHED.test(one)) ? [] : fresh;
    if (finished === undefined) return false;
    // The file may be renamed between the two calls.
    const size = (await stat(join(dir, finished)).catch(() => null))?.size ?? 0;
    return size > 0 && finished;
  });
  const path = join(await mkdtemp(join(dir, 'download-')), name);
  await rename(join(dir, name), path);
  return path;
}
