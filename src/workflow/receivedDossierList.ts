import type { CaseStore, Json } from '../domain/case/case.ts';
import {
  type Duplicate,
  findDuplicates,
  type ReceivedDossier,
  type ReceivedDossierRepository,
} from '../domain/case/receivedDossiers.ts';
import type { SnapshotReceivedDossier } from '../domain/export/caseSnapshot.ts';
import { IMPORT_LOCK } from '../domain/item/importedFiles.ts';
import type { ItemIndex } from '../domain/item/itemIndex.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { readJournal } from '../seal/journal.ts';
import { appendToJournal, type WorkflowDependencies } from './case/caseJournal.ts';

export interface ReceivedDossierDependencies extends WorkflowDependencies {
  readonly receivedDossiers: ReceivedDossierRepository;
}

export interface ListedDossier {
  readonly dossier: ReceivedDossier;
  readonly duplicates: readonly Duplicate[];
}

export interface ListedDossiers {
  readonly listed: readonly ListedDossier[];
  /** Numbers of the dossiers whose record cannot be read. */
  readonly damaged: readonly number[];
}

/** Lists the received dossiers of the current case, each with the items that it duplicates. */
export async function listReceivedDossiers(
  deps: Pick<ReceivedDossierDependencies, 'store' | 'receivedDossiers'> & { readonly itemIndex: ItemIndex },
): Promise<ListedDossiers> {
  const { store, receivedDossiers, itemIndex } = deps;
  const head = await store.currentCase();
  if (head === null) return { listed: [], damaged: [] };
  const { dossiers, damaged: unreadable } = await receivedDossiers.list(head.caseId);
  const damaged = unreadable.map(({ number }) => number);
  if (dossiers.length === 0) return { listed: [], damaged };
  const [sealed, indexedItems] = await Promise.all([store.listItems(head.caseId), itemIndex.itemsFrom(head.caseId, 1)]);
  const addresses = new Map(indexedItems.map(({ id, permalink }) => [id, permalink]));
  const own = sealed.map(({ id, ordinal, digest }) => ({ ordinal, digest, permalink: addresses.get(id) ?? null }));
  const listed = dossiers.map((dossier) => ({ dossier, duplicates: findDuplicates(dossier, own, dossiers) }));
  return { listed, damaged };
}

/** Deletes staged files that an interrupted import left. Does nothing while an import runs. */
export async function clearStagedFiles(deps: Pick<ReceivedDossierDependencies, 'receivedDossiers' | 'locks'>) {
  if ((await deps.locks.held()).has(IMPORT_LOCK)) return;
  await deps.locks.hold(IMPORT_LOCK, () => deps.receivedDossiers.clearStaged());
}

/**
 * Deletes a received dossier and its files; the journal keeps the lines of its import and its removal. The digest of a
 * damaged dossier is read from the first of them. Throws Refusal `nothing-there`.
 */
export async function removeReceivedDossier(
  deps: Omit<ReceivedDossierDependencies, 'documentStore' | 'ids'>,
  caseId: string,
  number: number,
): Promise<void> {
  const { dossiers, damaged } = await deps.receivedDossiers.list(caseId);
  const readable = dossiers.find((one) => one.number === number);
  const id = (readable ?? damaged.find((one) => one.number === number))?.id;
  if (id === undefined) throw new Refusal('nothing-there');
  await appendToJournal(deps, caseId, async ({ seq }) => {
    const manifest = readable?.manifest ?? (await findAddedManifest(deps.store, caseId, seq, number));
    return {
      event: { event: 'receivedDossier.removed', payload: { number, manifest } },
      removedReceivedDossier: { id, number },
    };
  });
}

async function findAddedManifest(store: CaseStore, caseId: string, seq: number, number: number): Promise<Json> {
  const { lines } = await readJournal(await store.journal(caseId, seq));
  const line = lines.find(({ event, payload }) => event === 'receivedDossier.added' && payload?.number === number);
  if (line?.payload?.manifest === undefined) throw new Refusal('record-damaged');
  return line.payload.manifest;
}

/**
 * Opens these dossiers, those that still exist, to be read file by file. Throws Refusal `received-altered` (detail:
 * number, path).
 */
export async function openReceivedDossiers(
  receivedDossiers: ReceivedDossierRepository,
  caseId: string,
  numbers: readonly number[],
): Promise<readonly SnapshotReceivedDossier[]> {
  if (numbers.length === 0) return [];
  const { dossiers, damaged } = await receivedDossiers.list(caseId);
  const unreadable = damaged.find(({ number }) => numbers.includes(number));
  if (unreadable !== undefined) throw new Refusal('received-altered', { number: unreadable.number });
  const wanted = dossiers.filter(({ number }) => numbers.includes(number));
  return wanted.map((dossier) => ({
    dossier,
    file: async (path) => {
      const blob = await receivedDossiers.file(dossier.id, path);
      if (blob === null) throw new Refusal('received-altered', { number: dossier.number, path });
      return blob;
    },
  }));
}
