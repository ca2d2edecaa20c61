import {
  accountSheet,
  caseSheet,
  diarySheet,
  documentsSheet,
  operatorSheet,
  personsSheet,
  requesterSheet,
  stepsSheet,
  witnessesSheet,
} from '../domain/caseSheets.ts';
import { Refusal } from '../domain/errors.ts';
import { exportSheet } from '../domain/exportChoices.ts';
import type { Sheet, SheetStore } from '../domain/sheets.ts';
import { answersSheet } from '../law/answers.ts';
import { notesIn } from './sheets.ts';
import type { Desk } from './steps.ts';

/** What a dossier, and the advice beside it, is made of besides the items and their notes. */
const READ: readonly Sheet<unknown>[] = [
  caseSheet,
  operatorSheet,
  requesterSheet,
  accountSheet,
  diarySheet,
  witnessesSheet,
  personsSheet,
  stepsSheet,
  documentsSheet,
  exportSheet,
  answersSheet,
];

export interface Damaged {
  /** Names of the case's own sheets. */
  readonly sheets: readonly string[];
  /** Ids of the items whose notes do not open: what they hide, and whether they are intimate, is not known either. */
  readonly items: readonly string[];
}

/** What an export would read of the person's own words, and cannot. */
async function damagedSheets(sheets: SheetStore, caseId: string): Promise<Damaged> {
  const found = await sheets.readSheets(caseId, '');
  const { read, damaged } = found;
  const isOff = ({ name, parse }: Sheet<unknown>): boolean =>
    damaged.includes(name) || (read.has(name) && parse(read.get(name)) === null);
  return { sheets: READ.filter(isOff).map(({ name }) => name), items: notesIn(found).damaged };
}

/** Nothing the person wrote is left out before they were told that it cannot be read: throws Refusal `record-damaged`. */
export async function expectTold(
  { store, sheets }: Pick<Desk, 'store' | 'sheets'>,
  caseId: string,
  unread: Damaged | null,
): Promise<void> {
  const [damaged, withdrawn] = await Promise.all([
    damagedSheets(sheets, caseId),
    store.withdrawnItems(caseId),
  ]);
  const items = damaged.items.filter((id) => !withdrawn.has(id));
  const isTold =
    damaged.sheets.every((name) => unread?.sheets.includes(name)) &&
    items.every((id) => unread?.items.includes(id));
  if (isTold) return;
  const found = await Promise.all(items.map((id) => store.summary(id)));
  throw new Refusal('record-damaged', {
    sheets: damaged.sheets.join(' '),
    items: items.join(' '),
    ordinals: found.flatMap((one) => (one === null ? [] : [one.ordinal])).join(', '),
  });
}

/** The same store, where these sheets read as if nothing had been written; what is there stays as it is. */
export function sparing(sheets: SheetStore, names: readonly string[]): SheetStore {
  return {
    readSheet: async (caseId, name) => (names.includes(name) ? null : sheets.readSheet(caseId, name)),
    readSheets: (caseId, prefix) => sheets.readSheets(caseId, prefix),
    writeSheet: async (caseId, name, value) => {
      if (!names.includes(name)) await sheets.writeSheet(caseId, name, value);
    },
  };
}
