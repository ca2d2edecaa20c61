import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

interface FormatCheck {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const SERVER = join(import.meta.dirname, 'format_check_server.py');
const waiting: PromiseWithResolvers<FormatCheck>[] = [];
let server: ChildProcess | null = null;

/** Starts the server, which ends with this process. */
function startServer(): ChildProcess {
  const child = spawn('python3', [SERVER], { stdio: ['pipe', 'pipe', 'inherit'] });
  // The server keeps no test process running.
  for (const handle of [child, child.stdin, child.stdout]) (handle as unknown as { unref(): void }).unref();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [status, stdout, stderr] = JSON.parse(line) as [number, string, string]; // our own server
    waiting.shift()?.resolve({ status, stdout, stderr });
  });
  const fail = (): void => {
    for (const one of waiting.splice(0)) one.reject(new Error('the format checker ended'));
    server = null;
  };
  child.on('error', fail).on('exit', fail);
  child.stdin.on('error', fail);
  return child;
}

/** Runs tests/format_check.py, written from docs/format.md alone, in a process of its own with these arguments. */
export function checkFormat(...args: readonly string[]): Promise<FormatCheck> {
  server ??= startServer();
  const checked = Promise.withResolvers<FormatCheck>();
  waiting.push(checked);
  server.stdin?.write(`${JSON.stringify(args)}\n`);
  return checked.promise;
}
