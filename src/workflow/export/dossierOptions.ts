import type { CaseDocument } from '../../domain/case/case.ts';
import {
  caseNameDocument,
  diaryDocument,
  narrativeDocument,
  requesterDocument,
  stepsDocument,
  witnessesDocument,
} from '../../domain/case/caseDocuments.ts';
import { actsForSomeoneElse, type DossierOptions, resolveParts } from '../../domain/export/dossierOptions.ts';
import { declaredPrerequisites, type ExportChoices, tickedParts } from '../../domain/export/exportChoices.ts';
import { selectExportedSteps } from '../../domain/item/itemNotes.ts';
import { stepKind } from '../../dossier/strings/userNotes.ts';
import { type DocumentReader, readDocument } from '../case/caseDocuments.ts';

/**
 * Builds the options of the next dossier from the person's choices on the guided page and their other documents. Empty
 * fields are omitted: the printed documents then skip them or leave a blank.
 */
export async function buildDossierOptions(
  reader: DocumentReader,
  caseId: string,
  choices: ExportChoices,
): Promise<Omit<DossierOptions, 'previous'>> {
  const read = <T>(caseDocument: CaseDocument<T>) => readDocument(reader, caseId, caseDocument);
  const [caseName, requester, narrative, diary, witnesses, steps] = await Promise.all([
    read(caseNameDocument),
    read(requesterDocument),
    read(narrativeDocument),
    read(diaryDocument),
    read(witnessesDocument),
    read(stepsDocument),
  ]);
  // The operator (« Qui capture ») is sealed in the items; it is not the requester of this dossier and is not used
  // here.
  const { role, concerned, purpose } = choices;
  const parts = tickedParts(choices);
  const ticked = resolveParts({ parts, ...(purpose !== null && { purpose }) });
  return {
    ...optionalField('purpose', purpose),
    ...optionalField('caseName', caseName.name),
    ...optionalField('narrative', narrative.text),
    ...optionalField('danger', choices.danger),
    ...optionalField('asked', choices.asked),
    ...optionalField('impact', diary.entries.map(({ date, text }) => `${date}\n${text}`).join('\n\n')),
    parts,
    prerequisites: declaredPrerequisites(choices),
    requester: {
      ...optionalField('role', role),
      ...optionalField('name', requester.name),
      // The page does not show this field for these roles, so a value typed under another role is not used.
      ...(actsForSomeoneElse(role) && optionalField('concerned', concerned)),
      ...optionalField('address', requester.address),
      ...optionalField(requester.contact.includes('@') ? 'email' : 'phone', requester.contact),
    },
    witnesses: witnesses.witnesses.map(({ name, contact, saw }) => ({
      name,
      ...optionalField('contact', contact),
      ...optionalField('saw', saw),
    })),
    steps: selectExportedSteps(steps.steps, ticked).map(({ date, kind, where, reference, answer, receipts }) => ({
      date,
      what: stepKind[kind],
      ...optionalField('to', where),
      ...optionalField('reference', reference),
      ...optionalField('outcome', answer),
      ...documentsField(receipts.filter((id) => choices.documents.includes(id))),
    })),
  };
}

const documentsField = (ids: readonly string[]) => (ids.length === 0 ? {} : { documents: ids });

function optionalField<K extends string, T>(key: K, value: T | null): { readonly [P in K]?: T & {} } {
  return value === null || value === undefined || value === '' ? {} : ({ [key]: value } as { [P in K]?: T & {} });
}
