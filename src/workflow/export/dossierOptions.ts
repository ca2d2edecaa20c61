import {
  caseNameDocument,
  diaryDocument,
  narrativeDocument,
  requesterDocument,
  stepsDocument,
  witnessesDocument,
} from '../../domain/case/caseDocuments.ts';
import type { DocumentStore } from '../../domain/case/documentStore.ts';
import { type DossierOptions, resolveParts } from '../../domain/export/dossierOptions.ts';
import { type ExportChoices, tickedParts } from '../../domain/export/exportChoices.ts';
import { selectExportedSteps } from '../../domain/item/notes.ts';
import { stepKind } from '../../dossier/strings/userNotes.ts';
import { readDocument } from '../case/caseDocuments.ts';

/**
 * The plan of the next dossier, from what the person chose on the guided page and stated elsewhere in the carnet. What
 * is empty is left out: the papers then say nothing of it, or leave a blank.
 */
export async function buildDossierOptions(
  documentStore: DocumentStore,
  caseId: string,
  choices: ExportChoices,
  previous: DossierOptions['previous'] | null,
): Promise<DossierOptions> {
  const read = <T>(caseDocument: Parameters<typeof readDocument<T>>[2]) =>
    readDocument(documentStore, caseId, caseDocument);
  const [caseName, requester, account, diary, witnesses, steps] = await Promise.all([
    read(caseNameDocument),
    read(requesterDocument),
    read(narrativeDocument),
    read(diaryDocument),
    read(witnessesDocument),
    read(stepsDocument),
  ]);
  // What was said under « Qui capture » is of the items, not of this dossier: it is not printed for it.
  const { role, concerned, purpose } = choices;
  const parts = tickedParts(choices);
  const ticked = resolveParts({ parts, ...(purpose !== null && { purpose }) });
  return {
    ...optionalField('purpose', purpose),
    ...optionalField('caseName', caseName.name),
    ...optionalField('narrative', account.text),
    ...optionalField('danger', choices.danger),
    ...optionalField('asked', choices.asked),
    ...optionalField('impact', diary.entries.map(({ date, text }) => `${date}\n${text}`).join('\n\n')),
    parts,
    requester: {
      ...optionalField('role', role),
      ...optionalField('name', requester.name),
      // Typed under another answer, it is no longer asked on the page: it is not said either.
      ...(role !== null && role !== 'self' && optionalField('concerned', concerned)),
      ...optionalField('address', requester.address),
      ...optionalField(requester.contact.includes('@') ? 'email' : 'phone', requester.contact),
    },
    witnesses: witnesses.witnesses.map(({ name, contact, saw }) => ({
      name,
      ...optionalField('contact', contact),
      ...optionalField('saw', saw),
    })),
    steps: selectExportedSteps(steps.steps, ticked).map(
      ({ date, kind, where, reference, answer, receipts }) => ({
        date,
        what: stepKind[kind],
        ...optionalField('to', where),
        ...optionalField('reference', reference),
        ...optionalField('outcome', answer),
        ...documentsField(receipts.filter((id) => choices.documents.includes(id))),
      }),
    ),
    ...optionalField('previous', previous),
  };
}

const documentsField = (ids: readonly string[]) => (ids.length === 0 ? {} : { documents: ids });

function optionalField<K extends string, T>(key: K, value: T | null): { readonly [P in K]?: T & {} } {
  return value === null || value === undefined || value === ''
    ? {}
    : ({ [key]: value } as { [P in K]?: T & {} });
}
