import type { AppendedLine, CaseHead } from '../../../src/domain/case/case.ts';
import type { Acquisition } from '../../../src/domain/item/item.ts';
import { appendLine } from '../../../src/seal/journal.ts';
import { sealItem } from '../../../src/seal/sealItem.ts';
import type { JournalEntryRow } from '../../../src/store/db.ts';
import type { Encryptor } from '../../../src/store/encryptedCodec.ts';
import { encryptEntryRow, encryptItemRows, type SealedItemRows } from '../../../src/store/itemRows.ts';
import { ensureCase } from '../../../src/workflow/case/caseJournal.ts';
import type { BenchDependencies } from './dependencies.ts';
import { inventAcquisition, inventReading, toSmallAcquisition } from './fixtures.ts';

const VARIANTS = 8;
/** Items per transaction. The store itself uses one, which waits for the disk each time. */
const BATCH = 25;

const ITEM_SIZES = {
  ordinary: (model: Acquisition) => model,
  small: toSmallAcquisition,
} as const;
export type ItemSize = keyof typeof ITEM_SIZES;

/** Adds items until the case has `count`, with real seals, a real chain and rows as the store writes them. */
export async function seedItems(deps: BenchDependencies, count: number, itemSize: ItemSize): Promise<void> {
  let head = await ensureCase(deps);
  const encryptor = await deps.codec.encryptor();
  const variants = await Promise.all(Array.from({ length: VARIANTS }, (_, variant) => inventAcquisition(variant)));
  const models = variants.map(ITEM_SIZES[itemSize]);
  while (head.items < count) {
    const batch: { rows: SealedItemRows; entry: JournalEntryRow }[] = [];
    const last = Math.min(count, head.items + BATCH);
    while (head.items < last) {
      const ordinal = head.items + 1;
      const one = await buildSealedRows(deps, encryptor, head, applyReading(models[ordinal % VARIANTS], ordinal));
      batch.push(one);
      head = { ...head, ...one.appended.head, items: ordinal };
    }
    await writeBatch(deps, head, batch);
  }
}

async function buildSealedRows(
  deps: BenchDependencies,
  encryptor: Encryptor,
  { caseId, items, ...head }: CaseHead,
  acquired: Acquisition,
): Promise<{ rows: SealedItemRows; entry: JournalEntryRow; appended: AppendedLine }> {
  const id = deps.ids.uuid();
  const item = await sealItem(acquired, { id, caseId, ordinal: items + 1 });
  const event = { event: 'item.sealed', item: id, digest: item.digest } as const;
  const appended = await appendLine(head, deps.clock.now().toISOString(), event);
  const [rows, entry] = await Promise.all([
    encryptItemRows(encryptor, item),
    encryptEntryRow(encryptor, caseId, appended),
  ]);
  return { rows, entry, appended };
}

function applyReading(model: Acquisition | undefined, number: number): Acquisition {
  if (model === undefined) throw new Error('no model');
  const { address, author, nativeIds, text } = inventReading(number);
  return { ...model, observed: { ...model.observed, address, author, nativeIds, text } };
}

async function writeBatch(
  { db }: BenchDependencies,
  { caseId, seq, hash, items }: CaseHead,
  batch: readonly { rows: SealedItemRows; entry: JournalEntryRow }[],
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
