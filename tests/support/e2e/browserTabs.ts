import { SESSION_KEY } from '../../../src/domain/formatNames.ts';
import type { PageHandle } from '../browser/pageHandle.ts';

/** Tabs and what is kept of them, by the carnet's page: without the background, locked or not. */

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
