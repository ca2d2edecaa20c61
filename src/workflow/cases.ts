import { caseSheet } from '../domain/caseSheets.ts';
import type { CaseShelf, ShelvedCase } from '../domain/caseShelf.ts';
import type { SheetStore } from '../domain/sheets.ts';
import { readSheet } from './sheets.ts';

export async function namedCases(
  shelf: CaseShelf,
  sheets: SheetStore,
): Promise<readonly (ShelvedCase & { readonly name: string })[]> {
  return Promise.all(
    (await shelf.cases()).map(async (one) => ({
      ...one,
      name: (await readSheet(sheets, one.caseId, caseSheet)).name,
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
  const { name } = await readSheet(sheets, found.caseId, caseSheet);
  return { current: { name, place: at + 1 } };
}
