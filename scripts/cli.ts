import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { BROWSERS, type BrowserName } from '../tests/support/browser/driver.ts';

/** Bad input: the command prints one line and exits with 2. Any other error prints one line and exits with 1. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>>;
export type CommandValues<T extends Options> = Parsed<T>['values'];

/** Runs `main` with the command line; prints `help` instead at --help. A `main` with one parameter takes no names. */
export async function runCommand<T extends Options>(
  help: string,
  options: T,
  main: (values: CommandValues<T>, positionals: readonly string[]) => Promise<void>,
): Promise<void> {
  try {
    const withHelp = { ...options, help: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ options: withHelp, allowPositionals: main.length > 1 });
    if ('help' in values) return console.log(help);
    await main(values as CommandValues<T>, positionals); // the same options, without --help
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message.replace(/(\n|\. To specify a positional).*/s, ''));
    process.exitCode = isBadUsage(error) ? 2 : 1;
  }
}

/** `parseArgs` of node:util throws TypeErrors with these codes. */
const isBadUsage = (error: unknown): boolean =>
  error instanceof UsageError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

export function parseBrowserName(name: string): BrowserName {
  const browser = BROWSERS.find((known) => known === name);
  if (browser === undefined) throw new UsageError(`--browser: ${name} is not one of ${BROWSERS.join(', ')}`);
  return browser;
}

/** Parses a whole number of at least 1 and at most six digits. Throws a UsageError for any other value. */
export function parseCount(option: string, value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new UsageError(`${option}: ${value} is not a whole number from 1`);
  return Number(value);
}

export const ROOT = join(import.meta.dirname, '..');

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
