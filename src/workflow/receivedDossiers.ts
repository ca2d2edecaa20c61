import type { Catalogue } from '../domain/catalogue.ts';
import { Refusal } from '../domain/errors.ts';
import type { HeldOrigin } from '../domain/holdings.ts';
import type { Json } from '../domain/journal.ts';
import type { OriginShelf, ReceivedDossier } from '../domain/origins.ts';
import { type Twin, twinsOf } from '../domain/twins.ts';
import { readJournal } from '../seal/readJournal.ts';
import { IMPORT_LOCK } from './importBatch.ts';
import { append, type Desk } from './steps.ts';

export interface ReceivedDesk extends Desk {
  readonly origins: OriginShelf;
}

interface ListDesk extends Pick<Desk, 'store'> {
  readonly origins: OriginShelf;
  readonly catalogue: Catalogue;
}

interface ReceivedList {
  /** Numbers of those whose own record does not open. */
  readonly damaged: readonly number[];
  readonly listed: readonly { readonly dossier: ReceivedDossier; readonly twins: readonly Twin[] }[];
}

/** The received dossiers of the current case, each with what it shares with the rest. */
export async function listReceived({ store, origins, catalogue }: ListDesk): Promise<ReceivedList> {
  const head = await store.currentCase();
  if (head === null) return { listed: [], damaged: [] };
  const { dossiers, damaged: lost } = await origins.received(head.caseId);
  const damaged = lost.map(({ number }) => number);
  if (dossiers.length === 0) return { listed: [], damaged };
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
  const listed = dossiers.map((dossier) => ({ dossier, twins: twinsOf(dossier, ours, dossiers) }));
  return { listed, damaged };
}

/** What a death left: files that no dossier leads to. Never while one is being taken in. */
export async function clearHalfReceived({ origins, locks }: ReceivedDesk) {
  if ((await locks.held()).has(IMPORT_LOCK)) return;
  await locks.hold(IMPORT_LOCK, () => origins.clearStaged());
}

/** Its files go; its two lines stay in the journal. A damaged one goes too: the first of them has its digest. */
export async function removeReceived(desk: ReceivedDesk, caseId: string, number: number): Promise<void> {
  const { dossiers, damaged } = await desk.origins.received(caseId);
  const whole = dossiers.find((one) => one.number === number);
  const id = (whole ?? damaged.find((one) => one.number === number))?.id;
  if (id === undefined) throw new Refusal('nothing-there');
  await append(desk, caseId, async ({ seq }) => {
    const manifest = whole?.manifest ?? (await manifestAdded(desk, caseId, seq, number));
    return {
      event: { event: 'origin.removed', payload: { number, manifest } },
      originRemoved: { id, number },
    };
  });
}

async function manifestAdded({ store }: Desk, caseId: string, seq: number, number: number): Promise<Json> {
  const { lines } = await readJournal(await store.journal(caseId, seq));
  const line = lines.find(({ event, payload }) => event === 'origin.added' && payload?.number === number);
  if (line?.payload?.manifest === undefined) throw new Refusal('record-damaged');
  return line.payload.manifest;
}

/** Those that are wanted and still there, to be read file by file. */
export async function heldOrigins(
  { origins }: Pick<ReceivedDesk, 'origins'>,
  caseId: string,
  numbers: readonly number[],
): Promise<readonly HeldOrigin[]> {
  if (numbers.length === 0) return [];
  const { dossiers, damaged } = await origins.received(caseId);
  const lost = damaged.find(({ number }) => numbers.includes(number));
  if (lost !== undefined) throw new Refusal('origin-altered', { number: lost.number });
  const wanted = dossiers.filter(({ number }) => numbers.includes(number));
  return wanted.map((dossier) => ({
    dossier,
    file: async (path) => {
      const blob = await origins.file(dossier.id, path);
      if (blob === null) throw new Refusal('origin-altered', { number: dossier.number, path });
      return blob;
    },
  }));
}
