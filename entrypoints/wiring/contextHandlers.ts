import { Refusal } from '../../src/domain/errors.ts';
import { contextAddress } from '../../src/domain/linked.ts';
import type { PageOrder } from '../../src/messages/capture.ts';
import type { Handlers } from '../../src/messages/requests.ts';
import { awaitContext, awaitedIn, isAside, putAside } from '../../src/platform/awaited.ts';
import { openAddress } from '../../src/platform/tabs.ts';
import { openItem } from '../../src/workflow/browse.ts';
import { contextOffer } from '../../src/workflow/contextOffer.ts';
import type { StoreDesk } from './desk.ts';

type ContextRequests =
  | 'ui>bg:openContext'
  | 'ui>bg:awaitedContext'
  | 'ui>bg:captureContext'
  | 'ui>bg:contextOffer'
  | 'ui>bg:contextLater';

/** What our pages may ask of the context of an item: each page opened, and each capture, at the person's word. */
export function contextHandlers(
  desk: StoreDesk,
  order: (tabId: number, what: PageOrder) => Promise<null>,
): Pick<Handlers, ContextRequests> {
  return {
    'ui>bg:openContext': async ({ item, relation }) => {
      const { fiche } = await openItem(desk.store, item);
      const address = contextAddress(fiche, relation);
      if (address === null) throw new Refusal('nothing-there');
      const tabId = await openAddress(address);
      if (tabId !== undefined) await awaitContext({ tabId, item, ordinal: fiche.ordinal, relation });
      return null;
    },
    'ui>bg:awaitedContext': async ({ tabId }) => {
      const found = await awaitedIn(tabId);
      return found && { ordinal: found.ordinal, relation: found.relation };
    },
    'ui>bg:captureContext': async ({ tabId }) => {
      const found = await awaitedIn(tabId);
      if (found === null) throw new Refusal('nothing-there');
      const link = { item: found.item, relation: found.relation };
      return order(
        tabId,
        link.relation === 'profile' ? { type: 'profile', link } : { type: 'pick', hint: {}, link },
      );
    },
    'ui>bg:contextOffer': async () => {
      const offer = await contextOffer(desk.store);
      return offer !== null && (await isAside(offer.itemId)) ? null : offer;
    },
    'ui>bg:contextLater': async ({ itemId }) => {
      await putAside(itemId);
      return null;
    },
  };
}
