import {
  accountSheet,
  caseSheet,
  diarySheet,
  requesterSheet,
  stepsSheet,
  witnessesSheet,
} from '../domain/caseSheets.ts';
import { type ExportChoices, tickedParts } from '../domain/exportChoices.ts';
import { handedSteps } from '../domain/notes.ts';
import { type DossierPlan, partsOf } from '../domain/plan.ts';
import type { SheetStore } from '../domain/sheets.ts';
import { stepKind } from '../dossier/statementWords.ts';
import { readSheet } from './sheets.ts';

/**
 * The plan of the next dossier, from what the person chose on the guided page and stated elsewhere in the carnet. What
 * is empty is left out: the papers then say nothing of it, or leave a blank.
 */
export async function planOf(
  sheets: SheetStore,
  caseId: string,
  choices: ExportChoices,
  previous: DossierPlan['previous'] | null,
): Promise<DossierPlan> {
  const read = <T>(sheet: Parameters<typeof readSheet<T>>[2]) => readSheet(sheets, caseId, sheet);
  const [named, requester, account, diary, witnesses, steps] = await Promise.all([
    read(caseSheet),
    read(requesterSheet),
    read(accountSheet),
    read(diarySheet),
    read(witnessesSheet),
    read(stepsSheet),
  ]);
  // What was said under « Qui capture » is of the items, not of this dossier: it is not printed for it.
  const { role, concerned, purpose } = choices;
  const parts = tickedParts(choices);
  const ticked = partsOf({ parts, ...(purpose !== null && { purpose }) });
  return {
    ...said('purpose', purpose),
    ...said('caseName', named.name),
    ...said('account', account.text),
    ...said('danger', choices.danger),
    ...said('asked', choices.asked),
    ...said('impact', diary.entries.map(({ date, text }) => `${date}\n${text}`).join('\n\n')),
    parts,
    asking: {
      ...said('role', role),
      ...said('name', requester.name),
      // Typed under another answer, it is no longer asked on the page: it is not said either.
      ...(role !== null && role !== 'self' && said('concerned', concerned)),
      ...said('address', requester.address),
      ...said(requester.contact.includes('@') ? 'email' : 'phone', requester.contact),
    },
    witnesses: witnesses.witnesses.map(({ name, contact, saw }) => ({
      name,
      ...said('contact', contact),
      ...said('saw', saw),
    })),
    steps: handedSteps(steps.steps, ticked).map(({ date, kind, where, reference, answer, receipts }) => ({
      date,
      what: stepKind[kind],
      ...said('to', where),
      ...said('reference', reference),
      ...said('outcome', answer),
      ...documentsOf(receipts.filter((id) => choices.documents.includes(id))),
    })),
    ...said('previous', previous),
  };
}

const documentsOf = (ids: readonly string[]) => (ids.length === 0 ? {} : { documents: ids });

function said<K extends string, T>(key: K, value: T | null): { readonly [P in K]?: T & {} } {
  return value === null || value === undefined || value === ''
    ? {}
    : ({ [key]: value } as { [P in K]?: T & {} });
}
