import type { HeldItem } from '../domain/holdings.ts';
import { isUnkept } from '../domain/unkept.ts';

/** The post's own address, else that of the page; null when neither was read. */
export function addressOf({ fiche }: Pick<HeldItem, 'fiche'>): string | null {
  return fiche.address.permalink ?? fiche.address.page;
}

/** Whether a document may lead there by a link or a code: never to what must not be looked at again. */
export function mayLead({ fiche, removed }: Pick<HeldItem, 'fiche' | 'removed'>): boolean {
  return !isUnkept(fiche, removed);
}
