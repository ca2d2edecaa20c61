import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runCommand } from './cli.ts';

const HELP = `npm run audit -- [--signatures]

Asks the npm registry for known vulnerabilities of the shipped dependencies. Exit 1 when one is moderate or worse. When
the registry does not answer, the command says so and exits 0.

  --signatures   also checks the registry's signature of every installed package (a minute or more)`;

/** What npm prints when it cannot reach the registry. */
const REGISTRY_UNREACHABLE =
  /audit endpoint returned an error|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENOAUDIT|request to \S+ failed/;

function runAudit(check: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync('npm', ['audit', '--loglevel=error', ...args], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) console.log(`${check}: no problem found`);
  else if (REGISTRY_UNREACHABLE.test(stdout + stderr)) console.log(`${check}: unknown, the registry did not answer`);
  else throw new Error(`${check}: ${(stdout + stderr).trim().replaceAll('\n', '; ')}`);
}

await runCommand(HELP, { signatures: { type: 'boolean', default: false } }, async (values) => {
  runAudit('Known vulnerabilities of shipped dependencies', ['--omit=dev', '--audit-level=moderate']);
  if (values.signatures) runAudit('Signatures of installed packages', ['signatures']);
});
