import { Refusal } from '../domain/errors.ts';
import { linkedAddress } from '../domain/linked.ts';
import { notesSheet, type OnlineResult } from '../domain/notes.ts';
import { openItem } from './browse.ts';
import { changeSheet } from './sheets.ts';
import type { Desk } from './steps.ts';

interface Checked {
  readonly item: string;
  readonly result: OnlineResult;
  /** Made of what stood there, on that occasion. */
  readonly captured: string | null;
}

/** « Encore en ligne ? »: what the person saw at the item's address, dated now. Throws Refusal `nothing-there`, `locked`. */
export async function noteCheck(desk: Desk, { item, result, captured }: Checked): Promise<void> {
  const { fiche } = await openItem(desk.store, item);
  const address = linkedAddress(fiche, 'check');
  if (address === null) throw new Refusal('nothing-there');
  const check = { at: desk.clock.now().toISOString(), address, result, item: captured };
  await changeSheet(desk, fiche.caseId, notesSheet(item), (before) => ({
    ...before,
    online: [...before.online, check],
  }));
}
