import type { HeldItem } from '../domain/holdings.ts';
import { isUnkept } from '../domain/unkept.ts';

/** The post's own address, else that of the page; null when neither was read. */
export function addressOf({ fiche }: Pick<HeldItem, 'fiche'>): string | null {
  return fiche.address.permalink ?? fiche.address.page;
}

/** Whether a document may lead there by a link or a code: never to what must not be looked at again. */
export function mayLead(item: HeldItem, to = addressOf(item)): boolean {
  const { fiche, removed, closed } = item;
  return !isUnkept(fiche, removed) && !(to !== null && closed?.has(to));
}
