import { IMPORT_LOCK } from '../../src/domain/item/importedFiles.ts';
import type { Handlers } from '../../src/messages/requests.ts';
import { forgetAllOutcomes } from '../../src/platform/captureOutcomes.ts';
import { setNotificationDays } from '../../src/platform/notifications.ts';
import { forgetAllContexts, forgetItemContext } from '../../src/platform/pendingContextTabs.ts';
import { storeUsedFlag } from '../../src/platform/settings.ts';
import { takenPosts } from '../../src/platform/takenPosts.ts';
import { resetAllButtons } from '../../src/platform/toolbarButton.ts';
import { eraseCase, eraseItem, listEraseImpacts } from '../../src/workflow/case/eraseAndWithdraw.ts';
import { clearStoreUsedFlagIfEmpty } from '../../src/workflow/storeChecks.ts';
import { readNextNotificationDays } from './adviceApi.ts';
import type { AppDependencies } from './dependencies.ts';

type EraseRequests = 'ui>bg:listEraseImpacts' | 'ui>bg:eraseItem' | 'ui>bg:eraseCase' | 'ui>bg:eraseAll';

/** Handlers of requests that erase. */
export function eraseHandlers(deps: AppDependencies): Pick<Handlers, EraseRequests> {
  return {
    'ui>bg:listEraseImpacts': () => listEraseImpacts(deps),
    'ui>bg:eraseItem': async ({ itemId }) => {
      await eraseItem(deps, itemId);
      await Promise.all([forgetItemContext(itemId), forgetAllOutcomes(), takenPosts.forgetAll(), resetAllButtons()]);
      return null;
    },
    'ui>bg:eraseCase': async ({ caseId }) => {
      await eraseCase(deps, caseId);
      await Promise.all([forgetAllContexts(), forgetAllOutcomes(), takenPosts.forgetAll(), resetAllButtons()]);
      await clearStoreUsedFlagIfEmpty(deps, storeUsedFlag);
      // The case is erased even if a full disk prevents updating the notifications.
      await readNextNotificationDays(deps)
        .then((days) => setNotificationDays(days ?? []))
        .catch(console.error);
      return null;
    },
    'ui>bg:eraseAll': async () => {
      // Waits for a running export or import; a running capture fails.
      await deps.locks.hold('export', () => deps.locks.hold(IMPORT_LOCK, () => deps.eraseAll()));
      await resetAllButtons();
      return null;
    },
  };
}
