import { expect, it, vi } from 'vitest';
import { createImportsApi } from '../../../src/carnet/api/importsApi.ts';
import { isIntimate, NO_NOTES, notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { readDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { inventContents } from '../../support/import/inventedMessages.ts';
import { buildImportDependencies, readFiches } from '../../support/importDependencies.ts';
import { createTestDependencies } from '../../support/testDependencies.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));
vi.mock('../../../src/browser/environment.ts', async (load) => ({
  ...(await load<object>()),
  getSoftware: () => ({ version: '0.0.0' }),
  readPageEnvironment: () => buildImportDependencies(createTestDependencies()).readLocalEnvironment(),
}));
vi.mock('../../../src/browser/images.ts', () => ({
  previewImportedFile: async () => ({ preview: new Blob(['card']), shown: false }),
}));

it.each([true, false])('marks the archive that is kept with intimate messages as they are: %s', async (intimate) => {
  const tested = createTestDependencies();
  const base = { ...buildImportDependencies(tested), readEpoch: async () => 1, inEpoch: () => ({}) };
  const imports = createImportsApi(base as never, {} as Window);
  const archive = new File(['PK\u0003\u0004 archive'], 'instagram.zip');
  const opened = { contents: inventContents([]), messages: async function* () {}, readMedia: async () => new Blob() };
  const request = { opened, archives: [archive], chosen: [], withMedia: true, intimate, own: [] };
  const { signal } = new AbortController();
  const result = await imports.sealMessages(request, [archive], () => undefined, signal);
  expect(result.keptArchives).toBe(1);
  const [kept] = await readFiches(tested);
  const notes = await readDocument(tested.documentStore, kept?.caseId ?? '', notesDocument(kept?.id ?? ''));
  expect(isIntimate(notes ?? NO_NOTES)).toBe(intimate);
});
