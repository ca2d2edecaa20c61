import {
  attachmentsDocument,
  caseNameDocument,
  diaryDocument,
  narrativeDocument,
  operatorDocument,
  personsDocument,
  requesterDocument,
  stepsDocument,
  witnessesDocument,
} from '../../domain/case/caseDocuments.ts';
import type { CaseDocument, DocumentStore } from '../../domain/case/documentStore.ts';
import { exportChoicesDocument } from '../../domain/export/exportChoices.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { answersDocument } from '../../law/answers.ts';
import { parseNotes } from '../case/caseDocuments.ts';
import type { WorkflowDependencies } from '../case/caseJournal.ts';

/** What a dossier, and the advice beside it, is made of besides the items and their notes. */
const DOSSIER_DOCUMENTS: readonly CaseDocument<unknown>[] = [
  caseNameDocument,
  operatorDocument,
  requesterDocument,
  narrativeDocument,
  diaryDocument,
  witnessesDocument,
  personsDocument,
  stepsDocument,
  attachmentsDocument,
  exportChoicesDocument,
  answersDocument,
];

export interface DamagedDocuments {
  /** Names of the case's own sheets. */
  readonly documents: readonly string[];
  /** Ids of the items whose notes do not open: what they hide, and whether they are intimate, is not known either. */
  readonly items: readonly string[];
}

/** What an export would read of the person's own words, and cannot. */
async function findDamagedDocuments(documentStore: DocumentStore, caseId: string): Promise<DamagedDocuments> {
  const found = await documentStore.readDocuments(caseId, '');
  const { documents: read, damaged } = found;
  const isDamaged = ({ name, parse }: CaseDocument<unknown>): boolean =>
    damaged.includes(name) || (read.has(name) && parse(read.get(name)) === null);
  return {
    documents: DOSSIER_DOCUMENTS.filter(isDamaged).map(({ name }) => name),
    items: parseNotes(found).damaged,
  };
}

/** Nothing the person wrote is left out before they were told that it cannot be read: throws Refusal `record-damaged`. */
export async function assertDamageAcknowledged(
  { store, documentStore }: Pick<WorkflowDependencies, 'store' | 'documentStore'>,
  caseId: string,
  acknowledged: DamagedDocuments | null,
): Promise<void> {
  const [damaged, withdrawn] = await Promise.all([
    findDamagedDocuments(documentStore, caseId),
    store.withdrawnItems(caseId),
  ]);
  const items = damaged.items.filter((id) => !withdrawn.has(id));
  const isAcknowledged =
    damaged.documents.every((name) => acknowledged?.documents.includes(name)) &&
    items.every((id) => acknowledged?.items.includes(id));
  if (isAcknowledged) return;
  const found = await Promise.all(items.map((id) => store.summary(id)));
  throw new Refusal('record-damaged', {
    sheets: damaged.documents.join(' '),
    items: items.join(' '),
    ordinals: found.flatMap((one) => (one === null ? [] : [one.ordinal])).join(', '),
  });
}

/** The same store, where these sheets read as if nothing had been written; what is there stays as it is. */
export function hideDocuments(documentStore: DocumentStore, names: readonly string[]): DocumentStore {
  return {
    readDocument: async (caseId, name) =>
      names.includes(name) ? null : documentStore.readDocument(caseId, name),
    readDocuments: (caseId, prefix) => documentStore.readDocuments(caseId, prefix),
    writeDocument: async (caseId, name, value) => {
      if (!names.includes(name)) await documentStore.writeDocument(caseId, name, value);
    },
  };
}
