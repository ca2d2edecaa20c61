import type { CaseDocument, CaseStore } from '../../domain/case/case.ts';
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
import { exportChoicesDocument } from '../../domain/export/exportChoices.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { answersDocument } from '../../law/questions.ts';
import { type DocumentReader, parseNotes } from '../case/caseDocuments.ts';

/** The documents that a dossier and `pour-vous.pdf` are written from, besides the items and their notes. */
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
  /** Names of documents of the case. */
  readonly documents: readonly string[];
  /** Ids of the items whose notes cannot be read: their redactions and whether they are intimate are unknown too. */
  readonly items: readonly string[];
}

async function findDamagedDocuments(reader: DocumentReader, caseId: string): Promise<DamagedDocuments> {
  const stored = await reader.readDocuments(caseId, '');
  const { documents, damaged } = stored;
  const isDamaged = ({ name, parse }: CaseDocument<unknown>): boolean =>
    damaged.includes(name) || (documents.has(name) && parse(documents.get(name)) === null);
  return {
    documents: DOSSIER_DOCUMENTS.filter(isDamaged).map(({ name }) => name),
    items: parseNotes(stored).damaged,
  };
}

/**
 * Throws Refusal `record-damaged` when the export would omit something the person wrote that cannot be read, unless
 * they were shown it (`acknowledged`).
 */
export async function assertDamageAcknowledged(
  store: Pick<CaseStore, 'withdrawnItems' | 'summary'>,
  reader: DocumentReader,
  caseId: string,
  acknowledged: DamagedDocuments | null,
): Promise<void> {
  const [damaged, withdrawn] = await Promise.all([findDamagedDocuments(reader, caseId), store.withdrawnItems(caseId)]);
  const items = damaged.items.filter((id) => !withdrawn.has(id));
  const isAcknowledged =
    damaged.documents.every((name) => acknowledged?.documents.includes(name)) &&
    items.every((id) => acknowledged?.items.includes(id));
  if (isAcknowledged) return;
  const summaries = await Promise.all(items.map((id) => store.summary(id)));
  throw new Refusal('record-damaged', {
    sheets: damaged.documents.join(' '),
    items: items.join(' '),
    ordinals: summaries.flatMap((one) => (one === null ? [] : [one.ordinal])).join(', '),
  });
}

/** Returns a reader for which these documents were never written. */
export const hideDocuments = (reader: DocumentReader, names: readonly string[]): DocumentReader => ({
  readDocument: async (caseId, name) => (names.includes(name) ? null : reader.readDocument(caseId, name)),
  // Still lists hidden documents: damaged attachments must not be taken for an empty list (`readAttachmentIds`).
  readDocuments: (caseId, prefix) => reader.readDocuments(caseId, prefix),
});
