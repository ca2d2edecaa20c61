import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A disk of its own, small enough to be filled: a tmpfs, which Linux lets root mount. */
export interface SmallDisk {
  /** For the browser's profile. */
  readonly profileDir: string;
  /** Leaves about so many bytes free. */
  fill(leave: number): Promise<void>;
  /** Takes away what filled it. */
  free(): Promise<void>;
  release(): Promise<void>;
}

const MEGABYTE = 1024 * 1024;
const run = promisify(execFile);

export async function openSmallDisk(megabytes: number): Promise<SmallDisk> {
  const dir = await mkdtemp(join(tmpdir(), 'recueil-disk-'));
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir]);
  const profileDir = join(dir, 'profile');
  const ballast = join(dir, 'ballast');
  await mkdir(profileDir);
  const left = async (): Promise<number> => {
    const { bavail, bsize } = await statfs(dir);
    return bavail * bsize;
  };
  return {
    profileDir,
    fill: async (leave) => {
      for (let over = (await left()) - leave; over > 0; over = (await left()) - leave)
        await appendFile(ballast, Buffer.alloc(Math.min(over, 8 * MEGABYTE)));
    },
    free: () => rm(ballast, { force: true }),
    release: async () => {
      // The browser's last children let go of it in their own time.
      await run('umount', ['--lazy', dir]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}
