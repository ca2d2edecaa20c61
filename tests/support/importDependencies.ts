import type { Environment } from '../../src/domain/item/item.ts';
import type { ImportDependencies } from '../../src/workflow/importFiles.ts';
import type { TestDependencies } from './testDependencies.ts';

const TEST_ENVIRONMENT: Environment = {
  browser: { name: 'Test', version: '1' },
  viewport: { width: 1280, height: 720 },
  zoom: '1',
  devicePixelRatio: '1',
  privateWindow: false,
  colorScheme: 'light',
};

/** Builds the dependencies of an import. */
export const buildImportDependencies = (
  deps: TestDependencies,
  changes: Partial<ImportDependencies> = {},
): ImportDependencies => ({
  ...deps,
  readLocalEnvironment: async () => ({ timeZone: 'Europe/Paris', utcOffset: '+01:00', environment: TEST_ENVIRONMENT }),
  preview: async (_file, { format }) => ({ preview: new Blob(['card']), shown: format.family === 'image' }),
  ...changes,
});
