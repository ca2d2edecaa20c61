import type { CaseStore, ListedItem } from '../domain/caseStore.ts';
import type { HeldItem } from '../domain/holdings.ts';
import { closedBy, closedIn, isUnkept } from '../domain/unkept.ts';
import { ficheOf } from './browse.ts';

/** Ids of those whose image must not be kept. */
export async function unkeptOf(store: CaseStore, items: readonly ListedItem[]): Promise<readonly string[]> {
  const summaries = await Promise.all(items.map(({ id }) => store.summary(id)));
  return summaries.flatMap((summary) => (summary?.unkept ? [summary.id] : []));
}

/**
 * The items of a dossier, each with those of its addresses that lead to an image that must not be kept: of any item of
 * the case, in the dossier or not.
 */
export async function closing(
  store: CaseStore,
  caseId: string,
  items: readonly HeldItem[],
): Promise<readonly HeldItem[]> {
  const here = new Set(items.map(({ fiche }) => fiche.id));
  const listed = await store.listItems(caseId);
  const elsewhere = new Set(
    await unkeptOf(
      store,
      listed.filter(({ id }) => !here.has(id)),
    ),
  );
  const opened = elsewhere.size === 0 ? [] : await store.openItems(caseId, (id) => elsewhere.has(id));
  const unkept = [
    ...items.filter(({ fiche, removed }) => isUnkept(fiche, removed)).map(({ fiche }) => fiche),
    ...opened.flatMap(({ ficheBytes }) => (ficheBytes === null ? [] : ficheOf(ficheBytes))),
  ];
  if (unkept.length === 0) return items;
  const closed = closedBy(unkept);
  return items.map((item) => {
    const own = closedIn(item.fiche, closed);
    return own.size === 0 ? item : { ...item, closed: own };
  });
}
