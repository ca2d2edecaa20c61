import { expect, it } from 'vitest';
import { caseSheet } from '../../../src/domain/caseSheets.ts';
import { DexieCaseShelf } from '../../../src/store/caseShelf.ts';
import { plainCodec } from '../../../src/store/codec.ts';
import { originRow } from '../../../src/store/originShelf.ts';
import { ficheOf } from '../../../src/workflow/browse.ts';
import { removeReceived } from '../../../src/workflow/receivedDossiers.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { removeFiles } from '../../../src/workflow/removeFiles.ts';
import { sameImageOf } from '../../../src/workflow/sameImage.ts';
import { changeSheet } from '../../../src/workflow/sheets.ts';
import { addCase } from '../../../src/workflow/steps.ts';
import { page, request, testDesk } from '../../support/desk.ts';

const shot = (text: string) => async () => ({ png: new Blob([text]), stillThere: Promise.resolve() });

it('the same image is found in another case and in received dossiers, until it goes there too', async () => {
  const bare = testDesk({ shoot: shot('one screen') });
  const desk = { ...bare, shelf: new DexieCaseShelf(bare.db) };
  const [here, beside, there, other] = [request(desk), request(desk), request(desk), request(desk)];
  await recordItem(desk, page(), here);
  await recordItem(desk, page(), beside);
  const own = (await desk.store.currentCase())?.caseId ?? '';
  const { caseId } = await addCase(desk);
  await changeSheet(desk, caseId, caseSheet, (before) => ({ ...before, name: 'Lycée' }));
  await recordItem(desk, page(), there);
  await recordItem({ ...desk, shoot: shot('another') }, page(), other);
  const item = await desk.store.item(here.id);
  const [file] = ficheOf(item?.ficheBytes ?? new Uint8Array()).files.filter(
    ({ role }) => role === 'viewport',
  );
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
  await desk.db.origins.put(await originRow(await plainCodec.sealer(), own, 2, dossier));

  await removeFiles(desk, here.id);
  const lycee = { caseId, name: 'Lycée', place: 2 };
  const received = { caseId: own, name: '', place: 1, number: 1 };
  expect(await sameImageOf(desk, here.id)).toEqual({
    items: [{ ...lycee, itemId: there.id, ordinal: 1 }],
    dossiers: [received],
  });
  await removeFiles(desk, there.id);
  expect(await sameImageOf(desk, here.id)).toEqual({ items: [], dossiers: [received] });
  await removeReceived(desk, own, 1);
  expect(await sameImageOf(desk, here.id)).toEqual({ items: [], dossiers: [] });
});
