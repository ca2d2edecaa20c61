import { Refusal } from '../../src/domain/shared/errors.ts';
import type { Handlers } from '../../src/messages/requests.ts';
import { forgetAllOutcomes } from '../../src/platform/captureOutcomes.ts';
import { setNotificationDays } from '../../src/platform/notifications.ts';
import { forgetAllContexts, forgetItemContext } from '../../src/platform/pendingContextTabs.ts';
import { storeUsedFlag } from '../../src/platform/settings.ts';
import { eraseCase, eraseItem, listEraseImpacts } from '../../src/workflow/case/erase.ts';
import { clearStoreUsedFlagIfEmpty } from '../../src/workflow/checks/storeLoss.ts';
import { IMPORT_LOCK } from '../../src/workflow/import/importBatch.ts';
import { readNextNotificationDays } from './adviceApi.ts';
import type { AppDependencies } from './dependencies.ts';

type EraseRequests = 'ui>bg:listEraseImpacts' | 'ui>bg:eraseItem' | 'ui>bg:eraseCase' | 'ui>bg:eraseAll';

/** Handlers of requests that erase. They throw Refusal `locked` while the store is locked. */
export function eraseHandlers(deps: AppDependencies): Pick<Handlers, EraseRequests> {
  const whenUnlocked = async (work: () => Promise<void>): Promise<null> => {
    if ((await deps.storeLock.state()).kind === 'locked') throw new Refusal('locked');
    await work();
    return null;
  };
  return {
    'ui>bg:listEraseImpacts': () => listEraseImpacts(deps),
    'ui>bg:eraseItem': ({ itemId }) =>
      whenUnlocked(async () => {
        await eraseItem(deps, itemId);
        await Promise.all([forgetItemContext(itemId), forgetAllOutcomes()]);
      }),
    'ui>bg:eraseCase': ({ caseId }) =>
      whenUnlocked(async () => {
        await eraseCase(deps, caseId);
        await Promise.all([forgetAllContexts(), forgetAllOutcomes()]);
        await clearStoreUsedFlagIfEmpty(deps, storeUsedFlag);
        // The case is erased even if a full disk prevents updating the notifications.
        await readNextNotificationDays(deps)
          .then((days) => setNotificationDays(days ?? []))
          .catch(console.error);
      }),
    'ui>bg:eraseAll': () =>
      // Waits for a running export or import; a running capture fails.
      whenUnlocked(() => deps.locks.hold('export', () => deps.locks.hold(IMPORT_LOCK, () => deps.eraseAll()))),
  };
}
