import { aloneHere, copiesSheet } from '../domain/copies.ts';
import { readSheet } from './sheets.ts';
import type { Desk } from './steps.ts';

/** Notes that the case was exported or copied, as it stands. */
export async function noteCopy({ store, sheets, clock }: Desk, caseId: string): Promise<void> {
  const head = await store.caseHead(caseId);
  if (head === null) return;
  const at = clock.now().toISOString();
  await sheets.writeSheet(caseId, copiesSheet.name, { schema: 'recueil/copies/1', at, items: head.items });
}

/** How many items of the current case stand on this computer alone, once that should be said; else 0. */
export async function itemsAlone({ store, sheets, clock }: Desk): Promise<number> {
  const head = await store.currentCase();
  if (head === null || head.items === 0) return 0;
  const last = await readSheet(sheets, head.caseId, copiesSheet);
  const [first] = await store.listSummaries(head.caseId, head.items - 1, 1);
  return aloneHere(last, head.items, first?.acquiredAt || null, clock.now());
}
