import { type ItemLink, type ItemRelation, relatedAddress } from '../../src/domain/item/item.ts';
import { Refusal } from '../../src/domain/shared/errors.ts';
import type { PageCommand } from '../../src/messages/capturePort.ts';
import type { Handlers } from '../../src/messages/requests.ts';
import {
  addPendingContext,
  findCheckCapture,
  findPendingContext,
  isContextPostponed,
  type PendingContextTab,
  postponeContext,
  removePendingCheck,
} from '../../src/platform/pendingContextTabs.ts';
import { openAddress } from '../../src/platform/tabs.ts';
import { recordOnlineCheck, suggestContext } from '../../src/workflow/itemContext.ts';
import { openItem } from '../../src/workflow/itemQueries.ts';
import type { AppDependencies } from './dependencies.ts';

type ContextRequests =
  | 'ui>bg:openContext'
  | 'ui>bg:pendingContext'
  | 'ui>bg:captureContext'
  | 'ui>bg:recordOnlineCheck'
  | 'ui>bg:contextSuggestion'
  | 'ui>bg:postponeContext';

/** The command that captures each kind of context. */
const COMMANDS: Readonly<Record<ItemRelation, (link: ItemLink) => PageCommand>> = {
  profile: (link) => ({ type: 'profile', link }),
  thread: (link) => ({ type: 'pick', hint: {}, link }),
  reply: (link) => ({ type: 'pick', hint: {}, link }),
  check: (link) => ({ type: 'screen', link }),
};

/** Handlers of requests about an item's context. Pages are opened and captured only when the person asks. */
export function contextHandlers(
  deps: AppDependencies,
  sendCommand: (tabId: number, command: PageCommand) => Promise<null>,
): Pick<Handlers, ContextRequests> {
  /** Null while the store is locked, and for an item that was erased: its number and relation say what was captured. */
  const findContext = async (tabId: number): Promise<PendingContextTab | null> => {
    const tab = await findPendingContext(tabId);
    if (tab === null || (await deps.storeLock.state()).kind === 'locked') return null;
    return (await deps.store.summary(tab.item)) === null ? null : tab;
  };
  return {
    'ui>bg:openContext': async ({ item, relation }) => {
      const { fiche, summary } = await openItem(deps.store, item);
      const address = relatedAddress(fiche, relation);
      // The page of a prohibited image must not be visited again.
      if (address === null || summary.unkept) throw new Refusal('nothing-there');
      const tabId = await openAddress(address);
      if (tabId !== undefined) await addPendingContext({ tabId, item, ordinal: fiche.ordinal, relation });
      return null;
    },
    'ui>bg:pendingContext': async ({ tabId }) => {
      const tab = await findContext(tabId);
      if (tab === null) return null;
      const { item, ordinal, relation, captured } = tab;
      return { item, ordinal, relation, captured: captured !== undefined };
    },
    'ui>bg:captureContext': async ({ tabId }) => {
      const tab = await findContext(tabId);
      if (tab === null) throw new Refusal('nothing-there');
      const link = { item: tab.item, relation: tab.relation };
      return sendCommand(tabId, COMMANDS[tab.relation](link));
    },
    'ui>bg:recordOnlineCheck': async ({ item, result }) => {
      await recordOnlineCheck(deps, { item, result, captured: await findCheckCapture(item) });
      await removePendingCheck(item);
      return null;
    },
    'ui>bg:contextSuggestion': async () => {
      const suggestion = await suggestContext(deps.store);
      return suggestion !== null && (await isContextPostponed(suggestion.itemId)) ? null : suggestion;
    },
    'ui>bg:postponeContext': async ({ itemId }) => {
      await postponeContext(itemId);
      return null;
    },
  };
}
