import { Refusal } from '../../src/domain/errors.ts';
import { type Linked, linkedAddress, type Relation } from '../../src/domain/linked.ts';
import type { PageOrder } from '../../src/messages/capture.ts';
import type { Handlers } from '../../src/messages/requests.ts';
import {
  awaitContext,
  awaitedIn,
  capturedAt,
  endCheck,
  isAside,
  putAside,
} from '../../src/platform/awaited.ts';
import { openAddress } from '../../src/platform/tabs.ts';
import { openItem } from '../../src/workflow/browse.ts';
import { contextOffer } from '../../src/workflow/contextOffer.ts';
import { noteCheck } from '../../src/workflow/onlineCheck.ts';
import type { StoreDesk } from './desk.ts';

type ContextRequests =
  | 'ui>bg:openContext'
  | 'ui>bg:awaitedContext'
  | 'ui>bg:captureContext'
  | 'ui>bg:noteCheck'
  | 'ui>bg:contextOffer'
  | 'ui>bg:contextLater';

/** What each page that was opened for an item's sake is captured as. */
const ORDERS: Readonly<Record<Relation, (link: Linked) => PageOrder>> = {
  profile: (link) => ({ type: 'profile', link }),
  thread: (link) => ({ type: 'pick', hint: {}, link }),
  reply: (link) => ({ type: 'pick', hint: {}, link }),
  check: (link) => ({ type: 'screen', link }),
};

/** What our pages may ask of the context of an item: each page opened, and each capture, at the person's word. */
export function contextHandlers(
  desk: StoreDesk,
  order: (tabId: number, what: PageOrder) => Promise<null>,
): Pick<Handlers, ContextRequests> {
  return {
    'ui>bg:openContext': async ({ item, relation }) => {
      const { fiche, summary } = await openItem(desk.store, item);
      const address = linkedAddress(fiche, relation);
      // An address whose image must not be kept is not to be visited again.
      if (address === null || summary.unkept) throw new Refusal('nothing-there');
      const tabId = await openAddress(address);
      if (tabId !== undefined) await awaitContext({ tabId, item, ordinal: fiche.ordinal, relation });
      return null;
    },
    'ui>bg:awaitedContext': async ({ tabId }) => {
      const found = await awaitedIn(tabId);
      if (found === null) return null;
      const { item, ordinal, relation, captured } = found;
      return { item, ordinal, relation, captured: captured !== undefined };
    },
    'ui>bg:captureContext': async ({ tabId }) => {
      const found = await awaitedIn(tabId);
      if (found === null) throw new Refusal('nothing-there');
      const link = { item: found.item, relation: found.relation };
      return order(tabId, ORDERS[found.relation](link));
    },
    'ui>bg:noteCheck': async ({ item, result }) => {
      await noteCheck(desk, { item, result, captured: await capturedAt(item) });
      await endCheck(item);
      return null;
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
