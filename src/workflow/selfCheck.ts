import type { CaseShelf } from '../domain/caseShelf.ts';
import { Refusal } from '../domain/errors.ts';
import type { OriginShelf } from '../domain/origins.ts';
import type { StoreFinding } from '../domain/storeFinding.ts';
import { sha256Hex } from '../seal/digest.ts';
import { readJournal, sealsAnItem } from '../seal/readJournal.ts';
import { ficheOf } from './browse.ts';
import type { Desk } from './steps.ts';

interface CheckDesk extends Pick<Desk, 'store'> {
  readonly shelf: CaseShelf;
  readonly origins: OriginShelf;
  /** Between two items: nobody should notice that this goes on. */
  pause(): Promise<void>;
}

/**
 * Compares what is stored with what was sealed: each journal's chain, each fiche, each file. Reads only; gives the first
 * thing that is off, null when nothing is. Locked meanwhile, or stopped, it has nothing to say.
 */
export async function checkStore(desk: CheckDesk, signal: AbortSignal): Promise<StoreFinding | null> {
  try {
    for (const { caseId } of await desk.shelf.cases()) {
      const found = await checkCase(desk, caseId, signal);
      if (found !== null) return found;
    }
    return null;
  } catch (error) {
    if (signal.aborted || (error instanceof Refusal && error.code === 'locked')) return null;
    if (isDamaged(error)) return { what: 'record' };
    throw error;
  }
}

async function checkCase(desk: CheckDesk, caseId: string, signal: AbortSignal): Promise<StoreFinding | null> {
  const { store } = desk;
  const head = await store.caseHead(caseId);
  // Erased meanwhile.
  if (head === null) return null;
  const journal = await readJournal(await store.journal(caseId, head.seq));
  if (journal.faults.length > 0 || journal.head.hash !== head.hash) return { what: 'journal' };
  const seals = new Map(journal.lines.filter(sealsAnItem).map(({ item, digest }) => [item, digest]));
  const removed = await store.removedFiles(caseId);
  for (const { id, ordinal, digest } of await store.listItems(caseId)) {
    await desk.pause();
    signal.throwIfAborted();
    const off = seals.get(id) !== digest || (await isOff(desk, id, digest, removed.get(id)));
    // One captured, or taken out, since the journal was read is no finding.
    if (off && (await isThere(desk, id)) && ordinal <= head.items) return { what: 'item', ordinal };
  }
  return originOff(desk, caseId, signal);
}

async function originOff(
  { origins, pause }: CheckDesk,
  caseId: string,
  signal: AbortSignal,
): Promise<StoreFinding | null> {
  const { dossiers, damaged } = await origins.received(caseId);
  const [lost] = damaged;
  if (lost !== undefined) return { what: 'origin', number: lost.number };
  for (const { id, number, files } of dossiers) {
    for (const { path, sha256 } of files) {
      await pause();
      signal.throwIfAborted();
      const blob = await origins.file(id, path);
      if (blob !== null && (await sha256Hex(blob)) === sha256) continue;
      // Taken out meanwhile.
      if ((await origins.received(caseId)).dossiers.some((one) => one.id === id))
        return { what: 'origin', number };
      break;
    }
  }
  return null;
}

const isThere = async ({ store }: CheckDesk, id: string): Promise<boolean> =>
  store.item(id).then(
    (item) => item !== null,
    (error: unknown) => isDamaged(error) || Promise.reject(error),
  );

/** Gone, changed, or not to be opened. */
async function isOff(
  desk: CheckDesk,
  id: string,
  digest: string,
  removed: ReadonlySet<string> | undefined,
): Promise<boolean> {
  try {
    return await differs(desk, id, digest, removed);
  } catch (error) {
    if (isDamaged(error)) return true;
    throw error;
  }
}

const isDamaged = (error: unknown): boolean => error instanceof Refusal && error.code === 'record-damaged';

async function differs(
  { store }: CheckDesk,
  id: string,
  digest: string,
  removed: ReadonlySet<string> | undefined,
): Promise<boolean> {
  const item = await store.item(id);
  if (item === null || (await sha256Hex(item.ficheBytes)) !== digest) return true;
  for (const { path, sha256 } of ficheOf(item.ficheBytes).files) {
    if (removed?.has(path)) continue;
    const blob = await store.file(id, path);
    if (blob === null || (await sha256Hex(blob)) !== sha256) return true;
  }
  return false;
}
