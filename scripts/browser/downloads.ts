import { mkdtemp, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from './wait.ts';

const UNFINISHED = /\.(crdownload|part)$/;

/**
 * Runs `start`, waits for the file that comes into `dir` because of it, and moves it to a folder of its own in there:
 * browsers differ on what they do with a second file of the same name.
 */
export async function downloadInto(dir: string, start: () => Promise<void>): Promise<string> {
  const before = new Set(await readdir(dir));
  await start();
  const name = await waitFor(`a download in ${dir}`, async () => {
    const fresh = (await readdir(dir)).filter((one) => !before.has(one));
    // Firefox keeps an empty file of the final name beside its `.part` until the end.
    const [whole] = fresh.some((one) => UNFINISHED.test(one)) ? [] : fresh;
    if (whole === undefined) return false;
    // It may change its name between the two looks.
    const size = (await stat(join(dir, whole)).catch(() => null))?.size ?? 0;
    return size > 0 && whole;
  });
  const path = join(await mkdtemp(join(dir, 'download-')), name);
  await rename(join(dir, name), path);
  return path;
}
