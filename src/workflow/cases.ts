import { caseSheet } from '../domain/caseSheets.ts';
import type { CaseShelf, ShelvedCase } from '../domain/caseShelf.ts';
import { Refusal } from '../domain/errors.ts';
import type { SheetStore } from '../domain/sheets.ts';
import { readSheet } from './sheets.ts';

/** Empty where it was given none, or none that can be read: the case itself is there all the same. */
async function nameOf(sheets: SheetStore, caseId: string): Promise<string> {
  try {
    return (await readSheet(sheets, caseId, caseSheet)).name;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record-damaged') return '';
    throw error;
  }
}

export async function namedCases(
  shelf: CaseShelf,
  sheets: SheetStore,
): Promise<readonly (ShelvedCase & { readonly name: string })[]> {
  return Promise.all(
    (await shelf.cases()).map(async (one) => ({
      ...one,
      name: await nameOf(sheets, one.caseId),
    })),
  );
}

/** Which case captures go to, for whoever has several; nothing to say where there is one. */
export async function currentAmong(
  shelf: CaseShelf,
  sheets: SheetStore,
): Promise<{ readonly current?: { readonly name: string; readonly place: number } }> {
  const cases = await shelf.cases();
  const at = cases.findIndex(({ current }) => current);
  const found = cases[at];
  if (cases.length < 2 || found === undefined) return {};
  return { current: { name: await nameOf(sheets, found.caseId), place: at + 1 } };
}
