import { expect } from 'vitest';
import { receiveDossier } from '../../../src/workflow/receiveDossier.ts';
import { buildProgress } from '../dossierFile.ts';
import { buildExportDependencies, runExport } from '../exportDependencies.ts';
import { buildCapturedPage, createEncryptedTestDependencies, recordOne } from '../testDependencies.ts';

type EncryptedDependencies = ReturnType<typeof createEncryptedTestDependencies>;

/** Creates an encrypted store of `count` items. `permalinks`: those of the first items. */
export async function createStore(count: number, permalinks: readonly string[] = []): Promise<EncryptedDependencies> {
  const deps = createEncryptedTestDependencies();
  for (let n = 0; n < count; n += 1) {
    const permalink = permalinks[n] ?? `https://exemple.invalid/fil/${crypto.randomUUID()}`;
    const address = { page: permalink, permalink, canonical: permalink, dropped: [] };
    await recordOne(deps, buildCapturedPage({}, { address }));
  }
  return deps;
}

export async function exportFile(deps: EncryptedDependencies, without: readonly number[] = []): Promise<File> {
  const { file } = await runExport(buildExportDependencies(deps).deps, without);
  return new File([file], 'recueil-inventé.zip');
}

export async function readHead({ store }: EncryptedDependencies) {
  return (await store.currentCase()) ?? expect.fail('no case');
}

/** Imports a dossier that must be accepted. */
export async function importValidDossier(deps: Parameters<typeof receiveDossier>[0], file: File) {
  const result = await receiveDossier(deps, file, buildProgress());
  if (result.kind !== 'added') return expect.fail(result.report.problems.map(({ code }) => code).join());
  return result.dossier;
}
