import type { CarnetDependencies } from '../background/dependencies.ts';
import { formatLocalDateTime } from '../browser/environment.ts';
import { startImportWorker } from '../browser/packagedWorkers.ts';
import { keepResult } from '../domain/shared/concurrency.ts';
import { createEmailReader } from '../import/importWorkerClient.ts';
import type { Ask } from '../messages/protocol.ts';
import { createAdviceApi, createSaveGuide } from './api/adviceApi.ts';
import { createBackupsApi } from './api/backupsApi.ts';
import { createCasesApi, createDocumentsApi } from './api/casesApi.ts';
import { createImportsApi } from './api/importsApi.ts';
import { createImageTextsApi, createItemsApi } from './api/itemsApi.ts';
import { createReceivedApi } from './api/receivedApi.ts';
import type { CarnetApi } from './carnetApi.ts';

export function createCarnetApi(ask: Ask, deps: CarnetDependencies, language: string): CarnetApi {
  const { store, documentStore, itemIndex, onListChange, clock, ids } = deps;
  const readEmail = createEmailReader(startImportWorker);
  return {
    store,
    documentStore,
    itemIndex,
    onListChange,
    now: () => clock.now().toISOString(),
    newId: () => ids.uuid(),
    toLocalTime: formatLocalDateTime,
    cases: createCasesApi(deps, deps.caseRepository, deps.pageCase),
    documents: createDocumentsApi(deps),
    items: createItemsApi(store, deps, readEmail),
    imageTexts: createImageTextsApi(deps),
    imports: createImportsApi({ ...deps, readEmail }, window),
    advice: createAdviceApi(deps),
    saveGuide: createSaveGuide(clock, window),
    backups: createBackupsApi(deps),
    received: createReceivedApi(deps, language),
    loadExports: keepResult(async () =>
      (await import('./api/exportsApi.ts')).createExportsApi(ask, deps, language, readEmail),
    ),
  };
}
