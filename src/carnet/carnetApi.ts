import { createContext } from 'preact';
import type { AppDependencies } from '../background/dependencies.ts';
import type { ToLocalTime } from '../domain/item/postingWindow.ts';
import { useRequired } from '../ui/context.ts';
import type { DocumentReader } from '../workflow/case/storedDocuments.ts';
import type { createAdviceApi, createSaveGuide } from './api/adviceApi.ts';
import type { createBackupsApi } from './api/backupsApi.ts';
import type { createCasesApi, createDocumentsApi } from './api/casesApi.ts';
import type { createExportsApi } from './api/exportsApi.ts';
import type { createImportsApi } from './api/importsApi.ts';
import type { createImageTextsApi, createItemsApi } from './api/itemsApi.ts';
import type { createReceivedApi } from './api/receivedApi.ts';

// Only types are imported: the components, and their tests, load no browser API.

/**
 * What the carnet does with the store, by subject. The page has the same origin, so 10,000 items need not be sent as
 * messages. Every call may throw a Refusal, such as `locked`.
 */
export interface CarnetApi {
  readonly store: Pick<AppDependencies['store'], 'currentCase' | 'preview'>;
  readonly documentStore: DocumentReader;
  readonly itemIndex: AppDependencies['itemIndex'];
  /** Calls `listener` after each change of the lists, by any of our contexts; returns a function that stops it. */
  readonly onListChange: AppDependencies['onListChange'];
  /** ISO instant. */
  readonly now: () => string;
  readonly newId: () => string;
  /** Returns an ISO instant as local time, without its offset. */
  readonly toLocalTime: ToLocalTime;
  readonly cases: ReturnType<typeof createCasesApi>;
  readonly documents: ReturnType<typeof createDocumentsApi>;
  readonly items: ReturnType<typeof createItemsApi>;
  readonly imageTexts: ReturnType<typeof createImageTextsApi>;
  readonly imports: ReturnType<typeof createImportsApi>;
  readonly advice: ReturnType<typeof createAdviceApi>;
  readonly saveGuide: ReturnType<typeof createSaveGuide>;
  readonly backups: ReturnType<typeof createBackupsApi>;
  readonly received: ReturnType<typeof createReceivedApi>;
  /** What makes dossiers: most of the code of the carnet, loaded once. The list does not wait for it. */
  readonly loadExports: () => Promise<Exports>;
}

export type Exports = ReturnType<typeof createExportsApi>;

/** Provided by the root of the carnet. Its value never changes. */
export const CarnetApiContext = createContext<CarnetApi | null>(null);

/** Throws when no `CarnetApiContext` is provided. */
export const useCarnetApi = (): CarnetApi => useRequired(CarnetApiContext, 'CarnetApiContext');
