import type { Environment, Fiche } from '../../src/domain/item/item.ts';
import { readSavedEmail } from '../../src/import/savedEmail.ts';
import type { ImportDependencies } from '../../src/workflow/importFiles.ts';
import { ENVIRONMENT } from './indexItem.ts';
import type { TestDependencies } from './testDependencies.ts';

const TEST_ENVIRONMENT: Environment = { ...ENVIRONMENT, browser: { name: 'Test', version: '1' } };

/** Builds the dependencies of an import. */
export const buildImportDependencies = (
  deps: TestDependencies,
  changes: Partial<ImportDependencies> = {},
): ImportDependencies => ({
  ...deps,
  readEmail: readSavedEmail,
  readLocalEnvironment: async () => ({ timeZone: 'Europe/Paris', utcOffset: '+01:00', environment: TEST_ENVIRONMENT }),
  preview: async (_file, { format }) => ({ preview: new Blob(['card']), shown: format.family === 'image' }),
  ...changes,
});

/** Returns the records of the current case, in their order. */
export async function readFiches({ store }: Pick<ImportDependencies, 'store'>): Promise<readonly Fiche[]> {
  const { caseId } = (await store.currentCase()) ?? { caseId: '' };
  return (await store.openItems(caseId, () => true)).flatMap(({ fiche }) => fiche ?? []);
}
