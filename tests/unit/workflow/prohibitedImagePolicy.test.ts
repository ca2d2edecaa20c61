import { expect, it } from 'vitest';
import { caseNameDocument } from '../../../src/domain/case/caseDocuments.ts';
import { DexieCaseRepository } from '../../../src/store/caseRepository.ts';
import { encryptDossierRow } from '../../../src/store/receivedDossierRepository.ts';
import { addCase } from '../../../src/workflow/case/caseJournal.ts';
import { updateDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { eraseItemImages, findDuplicateImages } from '../../../src/workflow/prohibitedImagePolicy.ts';
import { removeReceivedDossier } from '../../../src/workflow/receivedDossierList.ts';
import { plaintextCodec } from '../../support/plaintextCodec.ts';
import { createTestDependencies, recordItems, recordOne } from '../../support/testDependencies.ts';

const shot = (text: string) => async () => ({ png: new Blob([text]), stillThere: Promise.resolve() });

it('findDuplicateImages finds an image in other cases and in received dossiers, until it is erased there', async () => {
  const bare = createTestDependencies({ shoot: shot('one screen') });
  const deps = { ...bare, caseRepository: new DexieCaseRepository(bare.db) };
  const [here = ''] = await recordItems(deps, 2);
  const own = (await deps.store.currentCase())?.caseId ?? '';
  const { caseId } = await addCase(deps);
  await updateDocument(deps, caseId, caseNameDocument, (before) => ({ ...before, name: 'Lycée' }));
  const elsewhere = await recordOne(deps);
  await recordOne({ ...deps, shoot: shot('another') });
  const item = await deps.store.item(here);
  const [file] = (item?.fiche.files ?? []).filter(({ role }) => role === 'viewport');
  if (file === undefined) throw new Error('no picture');
  const dossier = {
    id: 'received',
    number: 1,
    addedAt: '2026-11-20T09:00:00.000Z',
    fileName: 'recueil.zip',
    manifest: 'cd'.repeat(32),
    created: '2026-11-19T09:00:00.000Z',
    key: 'ef'.repeat(32),
    journal: { id: 'journal', entries: 3, head: 'ab'.repeat(32) },
    counts: { sealed: 1, here: 1, withdrawn: 0 },
    timestamps: [],
    items: [],
    files: [{ path: 'pieces/P0001/capture.png', bytes: file.bytes, sha256: file.sha256 }],
  };
  await deps.db.receivedDossiers.put(await encryptDossierRow(await plaintextCodec.encryptor(), own, 2, dossier));

  await eraseItemImages(deps, here);
  const lycee = { caseId, name: 'Lycée', place: 2 };
  const received = { caseId: own, name: '', place: 1, number: 1 };
  expect(await findDuplicateImages(deps, here)).toEqual({
    items: [{ ...lycee, itemId: elsewhere }],
    dossiers: [received],
  });
  await eraseItemImages(deps, elsewhere);
  expect(await findDuplicateImages(deps, here)).toEqual({ items: [], dossiers: [received] });
  await removeReceivedDossier(deps, own, 1);
  expect(await findDuplicateImages(deps, here)).toEqual({ items: [], dossiers: [] });
});
