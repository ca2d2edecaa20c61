import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');

interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Where the program's output goes; our standard error for a command that prints its own result. */
  readonly output?: 'inherit' | 'stderr';
}

/** Runs a program of node_modules/.bin at the root of the project. Returns whether it succeeded. */
export function runProgram(program: string, args: readonly string[], options: RunOptions = {}): boolean {
  const { env = process.env, output = 'inherit' } = options;
  const { status } = spawnSync(join(ROOT, 'node_modules', '.bin', program), args, {
    cwd: ROOT,
    stdio: output === 'inherit' ? 'inherit' : ['inherit', 2, 2],
    env,
    shell: process.platform === 'win32',
  });
  return status === 0;
}
