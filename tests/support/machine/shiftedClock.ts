import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The time of day of one browser, which a test sets back and forward; that of the machine stays. */
export interface ShiftedClock {
  /** Environment variables for the browser. */
  readonly env: Readonly<Record<string, string>>;
  /** Sets the clock of all processes of the browser at once, in milliseconds from the machine's. */
  set(offsetMs: number): Promise<void>;
  remove(): Promise<void>;
}

const OFFSET_BYTES = 8;
const NS_IN_MS = 1_000_000n;

/** Compiles a library that browsers preload (Linux only). Debian's faketime does the same; Firefox hangs with it. */
export async function openShiftedClock(): Promise<ShiftedClock> {
  const folder = await mkdtemp(join(tmpdir(), 'recueil-clock-'));
  const [library, offsetFile] = [join(folder, 'clock.so'), join(folder, 'offset')];
  await promisify(execFile)('cc', [
    ...['-O2', '-shared', '-fPIC', '-o', library],
    join(import.meta.dirname, 'shiftedClock.c'),
  ]);
  await writeFile(offsetFile, Buffer.alloc(OFFSET_BYTES));
  return {
    env: { LD_PRELOAD: library, SHIFTED_CLOCK_FILE: offsetFile },
    set: async (offsetMs) => {
      const bytes = Buffer.alloc(OFFSET_BYTES);
      bytes.writeBigInt64LE(BigInt(offsetMs) * NS_IN_MS);
      // Written in place: the processes have this file in their memory.
      const file = await open(offsetFile, 'r+');
      await file.write(bytes, 0, OFFSET_BYTES, 0).finally(() => file.close());
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
