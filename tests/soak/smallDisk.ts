import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const MEGABYTE = 1024 * 1024;
const run = promisify(execFile);

/** A small disk that a test can fill: a tmpfs, which only root can mount, on Linux. */
export async function openSmallDisk(megabytes: number) {
  const dir = await mkdtemp(join(tmpdir(), 'recueil-disk-'));
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir]);
  const profileDir = join(dir, 'profile');
  const filling = join(dir, 'filling');
  await mkdir(profileDir);
  const freeBytes = async (): Promise<number> => {
    const { bavail, bsize } = await statfs(dir);
    return bavail * bsize;
  };
  return {
    profileDir,
    /** Fills the disk until about `leave` bytes are free. */
    fill: async (leave: number) => {
      for (let over = (await freeBytes()) - leave; over > 0; over = (await freeBytes()) - leave)
        await appendFile(filling, Buffer.alloc(Math.min(over, 8 * MEGABYTE)));
    },
    free: () => rm(filling, { force: true }),
    release: async () => {
      // Lazy, because the browser's last processes may still use the disk.
      await run('umount', ['--lazy', dir]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}
