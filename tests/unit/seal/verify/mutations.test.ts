import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { mutation } from '../../../support/mutations.ts';
import type { Files } from '../../../support/smallDossier.ts';
import { verifyFiles } from '../../../support/sources.ts';

// Other programs are started; a loaded machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

function withFolder<T>(files: Files, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'recueil-mutation-'));
  try {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a single mutation of a dossier', () => {
  it('is reported and named, always', async () => {
    await fc.assert(
      fc.asyncProperty(mutation, async ({ files, names }) => {
        const { verdict, problems } = await verifyFiles(files);
        expect(verdict).toBe('altered');
        const named = problems.flatMap((problem) => [problem.path, problem.detail?.file]);
        expect(named.some((one) => names.includes(String(one)))).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it('is reported by the checker written from docs/format.md alone', () => {
    fc.assert(
      fc.property(mutation, ({ files }) => {
        withFolder(files, (folder) => {
          const { status, stdout, stderr } = spawnSync('python3', ['tests/format_check.py', folder], {
            encoding: 'utf8',
          });
          expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
          expect(stdout).not.toBe('');
        });
      }),
      { numRuns: 25 },
    );
  });
});
