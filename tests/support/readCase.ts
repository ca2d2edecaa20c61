import type { JournalLine } from '../../src/domain/case/case.ts';
import { sha256Hex } from '../../src/seal/digest.ts';
import { readJournal } from '../../src/seal/journal.ts';
import { clearStagedFiles } from '../../src/workflow/receivedDossierList.ts';
import type { createEncryptedTestDependencies } from './testDependencies.ts';

type EncryptedDependencies = ReturnType<typeof createEncryptedTestDependencies>;

/** Reads every item of a case and compares it with its seal. Returns the ids. Throws for anything invalid. */
export async function readCase(deps: EncryptedDependencies, caseId: string): Promise<readonly string[]> {
  const { store } = deps;
  const head = await store.caseHead(caseId);
  if (head === null) throw new Error('a case without its journal head');
  const { faults: journalFaults, lines, head: read } = await readJournal(await store.journal(caseId, head.seq));
  if (journalFaults.length > 0 || read.hash !== head.hash) throw new Error('the journal is invalid');
  const items = await store.listItems(caseId);
  const sealed = lines.filter(({ event }) => event === 'item.sealed' || event === 'item.imported');
  const erased = lines.filter(({ payload }) => payload?.reason === 'erased');
  if (items.length + erased.length !== head.items || sealed.length !== head.items)
    throw new Error('items and journal disagree');
  await verifyReceivedDossiers(deps, caseId, lines);
  const removed = await store.removedFiles(caseId);
  for (const { id, digest } of items) {
    const item = await store.item(id);
    if (item === null || (await sha256Hex(item.ficheBytes)) !== digest)
      throw new Error('a fiche is not what was sealed');
    for (const { path, sha256 } of item.fiche.files) {
      const isErased = removed.get(id)?.has(path) ?? false;
      const file = await store.file(id, path);
      if (isErased !== (file === null)) throw new Error(`${path} is ${isErased ? 'still there' : 'missing'}`);
      if (file && (await sha256Hex(new Uint8Array(await file.arrayBuffer()))) !== sha256)
        throw new Error(`${path} is not what was sealed`);
    }
  }
  return items.map(({ id }) => id);
}

/** Throws unless every received dossier in the journal is complete and every stored file belongs to a dossier. */
async function verifyReceivedDossiers(
  deps: EncryptedDependencies,
  caseId: string,
  lines: readonly JournalLine[],
): Promise<void> {
  const { dossiers, damaged } = await deps.receivedDossiers.list(caseId);
  if (damaged.length > 0) throw new Error('a received dossier cannot be decrypted');
  const added = lines.filter(({ event }) => event === 'receivedDossier.added').map(({ payload }) => payload?.manifest);
  if (added.join() !== dossiers.map(({ manifest }) => manifest).join())
    throw new Error('received dossiers and journal disagree');
  for (const { id, files } of dossiers)
    for (const { path, sha256 } of files) {
      const file = await deps.receivedDossiers.file(id, path);
      if (file === null || (await sha256Hex(file)) !== sha256) throw new Error(`${path} is not what was received`);
    }
  await clearStagedFiles(deps);
  const known = new Set((await deps.db.receivedDossiers.toArray()).map(({ id }) => id));
  const orphans = (await deps.db.receivedFiles.toCollection().primaryKeys()).filter(([id]) => !known.has(id));
  if (orphans.length > 0) throw new Error('files of no dossier are left');
}
