import type { Catalogue } from '../domain/catalogue.ts';
import { Refusal } from '../domain/errors.ts';
import type { HeldOrigin } from '../domain/holdings.ts';
import type { OriginShelf, ReceivedDossier } from '../domain/origins.ts';
import { type Twin, twinsOf } from '../domain/twins.ts';
import { IMPORT_LOCK } from './importBatch.ts';
import { append, type Desk } from './steps.ts';

export interface ReceivedDesk extends Desk {
  readonly origins: OriginShelf;
}

interface ListDesk extends Pick<Desk, 'store'> {
  readonly origins: OriginShelf;
  readonly catalogue: Catalogue;
}

/** The received dossiers of the current case, each with what it shares with the rest. */
export async function listReceived({
  store,
  origins,
  catalogue,
}: ListDesk): Promise<readonly { readonly dossier: ReceivedDossier; readonly twins: readonly Twin[] }[]> {
  const head = await store.currentCase();
  const dossiers = head === null ? [] : await origins.received(head.caseId);
  if (head === null || dossiers.length === 0) return [];
  const [sealed, known] = await Promise.all([
    store.listItems(head.caseId),
    catalogue.itemsFrom(head.caseId, 1),
  ]);
  const addresses = new Map(known.map(({ id, permalink }) => [id, permalink]));
  const ours = sealed.map(({ id, ordinal, digest }) => ({
    ordinal,
    digest,
    permalink: addresses.get(id) ?? null,
  }));
  return dossiers.map((dossier) => ({ dossier, twins: twinsOf(dossier, ours, dossiers) }));
}

/** What a death left: files that no dossier leads to. Never while one is being taken in. */
export async function clearHalfReceived({ origins, locks }: ReceivedDesk) {
  if ((await locks.held()).has(IMPORT_LOCK)) return;
  await locks.hold(IMPORT_LOCK, () => origins.clearStaged());
}

/** Its files go; its two lines stay in the journal. */
export async function removeReceived(desk: ReceivedDesk, caseId: string, number: number): Promise<void> {
  const found = (await desk.origins.received(caseId)).find((one) => one.number === number);
  if (found === undefined) throw new Refusal('nothing-there');
  const { id, manifest } = found;
  await append(desk, caseId, async () => ({
    event: { event: 'origin.removed', payload: { number, manifest } },
    originRemoved: { id, number },
  }));
}

/** Those that are wanted and still there, to be read file by file. */
export async function heldOrigins(
  { origins }: Pick<ReceivedDesk, 'origins'>,
  caseId: string,
  numbers: readonly number[],
): Promise<readonly HeldOrigin[]> {
  if (numbers.length === 0) return [];
  const wanted = (await origins.received(caseId)).filter(({ number }) => numbers.includes(number));
  return wanted.map((dossier) => ({
    dossier,
    file: async (path) => {
      const blob = await origins.file(dossier.id, path);
      if (blob === null) throw new Refusal('origin-altered', { number: dossier.number, path });
      return blob;
    },
  }));
}
