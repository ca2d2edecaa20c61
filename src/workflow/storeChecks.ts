import type { CaseRepository, CaseStore } from '../domain/case/case.ts';
import type { ReceivedDossierRepository } from '../domain/case/receivedDossiers.ts';
import type { IntegrityFinding } from '../domain/case/store.ts';
import { ifDamaged, Refusal } from '../domain/shared/errors.ts';
import { commitTo } from '../seal/commitment.ts';
import { sha256Hex } from '../seal/digest.ts';
import { isSealEvent, readJournal } from '../seal/journal.ts';

/**
 * Compares the store with its seals: the chain of each journal, each fiche, each file. Writes nothing. Returns the
 * first mismatch, or null when there is none, when the store is locked meanwhile, or when `signal` is aborted. `pause`:
 * called before each item and each received file, to keep the check in the background.
 */
export async function checkStore(
  deps: {
    readonly store: CaseStore;
    readonly caseRepository: Pick<CaseRepository, 'cases'>;
    readonly receivedDossiers: ReceivedDossierRepository;
    pause(): Promise<void>;
  },
  signal: AbortSignal,
): Promise<IntegrityFinding | null> {
  const { store, caseRepository, receivedDossiers, pause } = deps;
  const pauseUnlessAborted = async (): Promise<void> => {
    await pause();
    signal.throwIfAborted();
  };
  try {
    for (const { caseId } of await caseRepository.cases()) {
      const found =
        (await checkCase(store, caseId, pauseUnlessAborted)) ??
        (await checkReceivedDossiers(receivedDossiers, caseId, pauseUnlessAborted));
      if (found !== null) return found;
    }
    return null;
  } catch (error) {
    if (signal.aborted || (error instanceof Refusal && error.code === 'locked')) return null;
    return ifDamaged(() => ({ what: 'record' }) as const)(error);
  }
}

async function checkCase(
  store: CaseStore,
  caseId: string,
  pause: () => Promise<void>,
): Promise<IntegrityFinding | null> {
  const head = await store.caseHead(caseId);
  // The case was erased meanwhile.
  if (head === null) return null;
  const journal = await readJournal(await store.journal(caseId, head.seq));
  if (journal.faults.length > 0 || journal.head.hash !== head.hash) return { what: 'journal' };
  const sealedDigests = new Map(journal.lines.filter(isSealEvent).map(({ item, digest }) => [item, digest]));
  const removed = await store.removedFiles(caseId);
  for (const { id, ordinal, digest } of await store.listItems(caseId)) {
    await pause();
    const isAltered =
      sealedDigests.get(id) !== digest ||
      (await isItemAltered(store, id, digest, removed.get(id)).catch(ifDamaged(() => true)));
    // An item sealed or erased since the journal was read is no mismatch.
    if (isAltered && (await itemExists(store, id)) && ordinal <= head.items) return { what: 'item', itemId: id };
  }
  return null;
}

async function checkReceivedDossiers(
  receivedDossiers: ReceivedDossierRepository,
  caseId: string,
  pause: () => Promise<void>,
): Promise<IntegrityFinding | null> {
  const { dossiers, damaged } = await receivedDossiers.list(caseId);
  const [unreadable] = damaged;
  if (unreadable !== undefined) return { what: 'origin', number: unreadable.number };
  for (const { id, number, files } of dossiers) {
    for (const { path, sha256 } of files) {
      await pause();
      const blob = await receivedDossiers.file(id, path);
      if (blob !== null && (await sha256Hex(blob)) === sha256) continue;
      // No mismatch when the dossier was removed meanwhile.
      if ((await receivedDossiers.list(caseId)).dossiers.some((one) => one.id === id))
        return { what: 'origin', number };
      break;
    }
  }
  return null;
}

const itemExists = async (store: CaseStore, id: string): Promise<boolean> =>
  store
    .item(id)
    .then((item) => item !== null)
    .catch(ifDamaged(() => true));

/** Whether the item is missing or changed. Throws Refusal `record-damaged` when it cannot be decrypted. */
async function isItemAltered(
  store: CaseStore,
  id: string,
  digest: string,
  removed: ReadonlySet<string> | undefined,
): Promise<boolean> {
  const item = await store.item(id);
  if (item === null || (await sha256Hex(item.ficheBytes)) !== digest) return true;
  for (const { path, sha256, salt, commitment } of item.fiche.files) {
    if ((await commitTo(salt, sha256, path)) !== commitment) return true;
    if (removed?.has(path)) continue;
    const blob = await store.file(id, path);
    if (blob === null || (await sha256Hex(blob)) !== sha256) return true;
  }
  return false;
}

/** Records, outside the database, that the store has held a case. */
interface StoreUsedFlag {
  get(): Promise<boolean>;
  set(isUsed: boolean): Promise<void>;
}

/**
 * Detects that the browser silently replaced a damaged database with an empty one. Erasing the last case keeps the
 * signing key, so an empty store without a key was not emptied by the person. Throws Refusal `store-lost`, until the
 * store holds a case again.
 */
export async function assertStoreNotLost(
  deps: { readonly caseRepository: Pick<CaseRepository, 'cases'>; readonly store: Pick<CaseStore, 'publicKey'> },
  flag: StoreUsedFlag,
): Promise<void> {
  const { caseRepository, store } = deps;
  if ((await caseRepository.cases()).length === 0) {
    if ((await flag.get()) && (await store.publicKey()) === null) throw new Refusal('store-lost');
    return;
  }
  // With a full disk Firefox fails even to read the flag. The cases are shown anyway; the flag is set at a later check.
  await setStoreUsedFlag(flag).catch(() => undefined);
}

async function setStoreUsedFlag(flag: StoreUsedFlag): Promise<void> {
  if (!(await flag.get())) await flag.set(true);
}

/** Call after an erase: an empty store is then expected. A failure to clear the flag does not fail the erase. */
export async function clearStoreUsedFlagIfEmpty(
  { caseRepository }: { readonly caseRepository: Pick<CaseRepository, 'cases'> },
  flag: StoreUsedFlag,
): Promise<void> {
  if ((await caseRepository.cases()).length === 0) await flag.set(false).catch(() => undefined);
}
