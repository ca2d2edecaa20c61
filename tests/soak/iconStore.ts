import { DATABASE_NAME, SESSION_KEY, TABLE } from '../../src/domain/formatNames.ts';
import type { ToolbarButton } from '../support/browser/driver.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';

/** What the browser and the database say, read from the carnet's page: without the background, locked or not. */

/** Forgets how every capture ended, as a lock does. */
export const forgetOutcomes = (carnet: PageHandle): Promise<null> =>
  carnet.withApi(async (api, key: string) => {
    await api.storage.session.remove(key);
    return null;
  }, SESSION_KEY.captureOutcomes);

/** Returns the id of the tab in front. */
export const readFrontTab = (carnet: PageHandle): Promise<number> =>
  carnet.withApi(async (api) => {
    const [tab] = await api.tabs.query({ active: true, currentWindow: true });
    return tab?.id ?? -1;
  });

/** Brings a tab to the front. */
export const showTab = (carnet: PageHandle, tabId: number): Promise<null> =>
  carnet.withApi(async (api, id: number) => {
    await api.tabs.update(id, { active: true });
    return null;
  }, tabId);

/** Returns what the toolbar button shows for a tab, in front or not. */
export const readButtonOf = (carnet: PageHandle, tabId: number): Promise<ToolbarButton> =>
  carnet.withApi(async (api, id: number) => {
    const { action } = api;
    return { title: await action.getTitle({ tabId: id }), badge: await action.getBadgeText({ tabId: id }) };
  }, tabId);

/** Returns the numbers of the items in the database. */
export const readStoredNumbers = (carnet: PageHandle): Promise<readonly number[]> =>
  carnet.evaluate(
    async (name: string, table: string) => {
      const finish = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await finish(indexedDB.open(name));
      const rows: { ordinal: number }[] = await finish(db.transaction(table).objectStore(table).getAll());
      db.close();
      return rows.map(({ ordinal }) => ordinal).sort((a, b) => a - b);
    },
    DATABASE_NAME,
    TABLE.items,
  );
