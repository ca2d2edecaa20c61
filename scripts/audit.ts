import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './cli.ts';

const HELP = `npm run audit -- [--signatures]

Asks npm's registry whether a known flaw is in what the packages ship. Exit 1 for one that is moderate or worse. A
registry that does not answer is said so, and nothing is then known.

  --signatures   asks too whether every installed package is the one its registry signed (a minute or more)`;

/** What npm says when it could not ask. */
const REGISTRY_UNREACHABLE =
  /audit endpoint returned an error|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENOAUDIT|request to \S+ failed/;

function runAudit(what: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync('npm', ['audit', ...args], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) console.log(`${what}: none is wrong`);
  else if (REGISTRY_UNREACHABLE.test(stdout + stderr))
    console.log(`${what}: the registry did not answer, nothing is known`);
  else throw new Error(`${what}: ${(stdout + stderr).trim().replaceAll('\n', '; ')}`);
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      signatures: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  runAudit('Known flaws of what ships', ['--omit=dev', '--audit-level=moderate']);
  if (values.signatures) runAudit('Signatures of what is installed', ['signatures']);
});
