import { expect, it } from 'vitest';
import { encryptDossierRow } from '../../../src/store/receivedDossierRepository.ts';
import { openReceivedDossiers } from '../../../src/workflow/receivedDossierList.ts';
import { buildReceivedDossier } from '../../support/receivedDossier.ts';
import { createEncryptedTestDependencies } from '../../support/testDependencies.ts';

const CASE = 'affaire';

const received = (number: number) => buildReceivedDossier({ id: `dossier-${number}`, number });

it('lists a damaged received dossier apart from the others, and refuses to export it', async () => {
  const deps = createEncryptedTestDependencies();
  const encryptor = await deps.codec.encryptor();
  for (const number of [1, 2, 3])
    await deps.db.receivedDossiers.put(await encryptDossierRow(encryptor, CASE, number + 1, received(number)));
  const row = (await deps.db.receivedDossiers.get([CASE, 2])) ?? expect.fail('no row');
  await deps.db.receivedDossiers.put({ ...row, body: new Uint8Array(200) });
  const expected = { dossiers: [received(1), received(3)], damaged: [{ id: 'dossier-2', number: 2 }] };
  expect(await deps.receivedDossiers.list(CASE)).toEqual(expected);
  expect(await openReceivedDossiers(deps.receivedDossiers, CASE, [1, 3])).toHaveLength(2);
  const lost = { code: 'received-altered', detail: { number: 2 } };
  await expect(openReceivedDossiers(deps.receivedDossiers, CASE, [1, 2])).rejects.toMatchObject(lost);
});
