import type { CaseHead } from '../../../src/domain/caseStore.ts';
import type { Acquisition } from '../../../src/domain/item.ts';
import type { AppendedLine } from '../../../src/domain/journal.ts';
import { appendLine } from '../../../src/seal/journal.ts';
import { sealItem } from '../../../src/seal/seal.ts';
import type { Sealer } from '../../../src/store/codec.ts';
import type { EntryRow } from '../../../src/store/db.ts';
import { entryRow, type ItemRows, itemRows } from '../../../src/store/rows.ts';
import { ensureCase } from '../../../src/workflow/steps.ts';
import { acquisition, heavyAcquisition, observation, smallAcquisition } from './material.ts';
import type { BenchDesk } from './stores.ts';

const VARIANTS = 8;
/** Items a transaction: the store's own way is one, which takes its time to reach the disk. */
const BATCH = 25;

const WEIGHTS = {
  ordinary: (model: Acquisition) => model,
  small: smallAcquisition,
  heavy: heavyAcquisition,
} as const;
export type Weight = keyof typeof WEIGHTS;

/** Adds items until the case has `count`: real seals, a real chain, rows as the store writes them. */
export async function fill(desk: BenchDesk, count: number, weight: Weight): Promise<void> {
  let head = await ensureCase(desk);
  const sealer = await desk.codec.sealer();
  const variants = await Promise.all(Array.from({ length: VARIANTS }, (_, variant) => acquisition(variant)));
  const models = variants.map(WEIGHTS[weight]);
  while (head.items < count) {
    const batch: { rows: ItemRows; entry: EntryRow }[] = [];
    const last = Math.min(count, head.items + BATCH);
    while (head.items < last) {
      const ordinal = head.items + 1;
      const one = await sealed(desk, sealer, head, withPost(models[ordinal % VARIANTS], ordinal));
      batch.push(one);
      head = { ...head, ...one.appended.head, items: ordinal };
    }
    await store(desk, head, batch);
  }
}

async function sealed(
  desk: BenchDesk,
  sealer: Sealer,
  { caseId, items, ...head }: CaseHead,
  acquired: Acquisition,
): Promise<{ rows: ItemRows; entry: EntryRow; appended: AppendedLine }> {
  const id = desk.ids.uuid();
  const item = await sealItem(acquired, { id, caseId, ordinal: items + 1 });
  const event = { event: 'item.sealed', item: id, digest: item.digest } as const;
  const appended = await appendLine(head, desk.clock.now().toISOString(), event);
  const [rows, entry] = await Promise.all([itemRows(sealer, item), entryRow(sealer, caseId, appended)]);
  return { rows, entry, appended };
}

function withPost(model: Acquisition | undefined, number: number): Acquisition {
  if (model === undefined) throw new Error('no model');
  const { address, author, nativeIds, text } = observation(number).seen;
  return { ...model, observed: { ...model.observed, address, author, nativeIds, text } };
}

async function store(
  { db }: BenchDesk,
  { caseId, seq, hash, items }: CaseHead,
  batch: readonly { rows: ItemRows; entry: EntryRow }[],
): Promise<void> {
  const tables = [db.heads, db.entries, db.items, db.summaries, db.files, db.previews];
  await db.transaction('rw', tables, async () => {
    await db.entries.bulkAdd(batch.map(({ entry }) => entry));
    await db.items.bulkAdd(batch.map(({ rows }) => rows.item));
    await db.summaries.bulkAdd(batch.map(({ rows }) => rows.summary));
    await db.files.bulkAdd(batch.flatMap(({ rows }) => [...rows.files]));
    await db.previews.bulkAdd(batch.flatMap(({ rows }) => rows.preview ?? []));
    await db.heads.put({ caseId, seq, hash, items });
  });
}
