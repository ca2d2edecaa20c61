import { expect, it } from 'vitest';
import type { ExhibitNumber } from '../../../../src/domain/export/exhibitNumber.ts';
import { readJournal } from '../../../../src/seal/journal.ts';
import { sealItem } from '../../../../src/seal/sealItem.ts';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../../src/seal/verify/zipSource.ts';
import { appendToJournal } from '../../../../src/workflow/case/caseJournal.ts';
import { inventMessage } from '../../../support/dossier/inventedMessages.ts';
import { buildExportDependencies, runExport } from '../../../support/exportDependencies.ts';
import { createTestDependencies, recordItems } from '../../../support/testDependencies.ts';

type Deps = ReturnType<typeof createTestDependencies>;

async function sealMessage(deps: Deps, caseId: string, index: number, time: string): Promise<string> {
  const { observed, preview } = inventMessage({ index, time, text: `Message ${index}.` });
  const { item } = await appendToJournal(deps, caseId, async ({ items }) => {
    const sealed = await sealItem(
      { observed, files: [], preview: new Blob([new Uint8Array(preview)]) },
      { id: deps.ids.uuid(), caseId, ordinal: items + 1 },
    );
    return { event: { event: 'item.imported', item: sealed.fiche.id, digest: sealed.digest }, item: sealed };
  });
  return item?.fiche.id ?? '';
}

it('the numbers of messages stay in later dossiers, which continue them in the same exhibit', async () => {
  const deps = createTestDependencies();
  const [post = ''] = await recordItems(deps, 1);
  const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
  const later = await sealMessage(deps, caseId, 20, '2025-11-17T19:00');
  const earlier = await sealMessage(deps, caseId, 10, '2025-11-17T18:00');
  await runExport(buildExportDependencies(deps).deps);
  const first = new Map<string, ExhibitNumber>([
    [post, 1],
    [earlier, '2-1'],
    [later, '2-2'],
  ]);
  expect(await deps.store.exhibits(caseId)).toEqual(first);

  const [other = ''] = await recordItems(deps, 1);
  const between = await sealMessage(deps, caseId, 15, '2025-11-17T18:30');
  const zip = await runExport(buildExportDependencies(deps).deps);
  expect(await deps.store.exhibits(caseId)).toEqual(
    new Map<string, ExhibitNumber>([...first, [between, '2-3'], [other, 3]]),
  );
  const report = await verifyDossier(await zipSource(zip.file), { expect: zip.manifestDigest });
  expect(report.verdict).toBe('coherent-anchored');

  const indexed = await deps.itemIndex.itemsFrom(caseId, 1);
  expect(indexed.map(({ id, exhibit }) => [id, exhibit])).toContainEqual([between, '2-3']);
  const head = await deps.store.caseHead(caseId);
  const { lines } = await readJournal(await deps.store.journal(caseId, head?.seq ?? 0));
  expect(lines.filter(({ event }) => event === 'dossier.prepared').map(({ payload }) => payload?.exhibits)).toEqual([
    [
      { number: 1, item: post },
      { number: 2, message: 1, item: earlier },
      { number: 2, message: 2, item: later },
    ],
    [
      { number: 2, message: 3, item: between },
      { number: 3, item: other },
    ],
  ]);
});
