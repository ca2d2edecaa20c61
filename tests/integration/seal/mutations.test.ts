import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFormat } from '../../support/formatChecker.ts';
import { anyMutation, anyResignedDossier } from '../../support/vectors/mutations.ts';
import type { Files } from '../../support/vectors/smallDossier.ts';
import { listProblems, verifyFiles } from '../../support/vectors/verifyFiles.ts';

// Starts other programs, which is slow on a loaded machine.
async function withFolder<T>(files: Files, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'recueil-mutation-'));
  try {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `npm run mutations` runs 10,000. */
const RUNS = 600;

describe('mutations of a dossier', () => {
  it('any single mutation is reported with the path of the file', async () => {
    let reported = 0;
    await fc.assert(
      fc.asyncProperty(anyMutation, async ({ files, names }) => {
        const { verdict, problems } = await verifyFiles(files);
        expect(verdict).toBe('altered');
        const paths = problems.flatMap((problem) => [problem.path, problem.detail?.file]);
        expect(paths.some((one) => names.includes(String(one)))).toBe(true);
        reported += 1;
      }),
      { numRuns: RUNS },
    );
    console.info(`${reported} of ${RUNS} single mutations reported with their path`);
    expect(reported).toBe(RUNS);
  });

  it('a dossier rewritten and signed with a new key is coherent, but differs from the expected digest', async () => {
    await fc.assert(
      fc.asyncProperty(anyResignedDossier, async (make) => {
        const { files, digest } = await make();
        expect((await verifyFiles(files)).verdict).toBe('coherent-unanchored');
        expect(await listProblems(files, { expect: digest })).toEqual(['expected-other manifest.json']);
      }),
      { numRuns: 40 },
    );
  });

  it('any single mutation is reported by the checker written from docs/format.md alone', async () => {
    await fc.assert(
      fc.asyncProperty(anyMutation, async ({ files }) => {
        await withFolder(files, async (folder) => {
          const { status, stdout, stderr } = await checkFormat(folder);
          expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
          expect(stdout).not.toBe('');
        });
      }),
      { numRuns: 25 },
    );
  });
});
