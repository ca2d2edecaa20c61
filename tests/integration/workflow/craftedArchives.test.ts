import { describe, expect, it, vi } from 'vitest';
import type { AppDependencies } from '../../../src/background/dependencies.ts';
import { BACKUP_FAMILY } from '../../../src/domain/formatNames.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { NotCheckable } from '../../../src/seal/verify/verificationReport.ts';
import { receiveDossier } from '../../../src/workflow/receiveDossier.ts';
import { craftedArchives } from '../../support/craftedArchives.ts';
import { buildProgress } from '../../support/dossierFile.ts';
import { createEncryptedTestDependencies } from '../../support/testDependencies.ts';

const { browser } = await vi.hoisted(async () =>
  (await import('../../support/countingBrowser.ts')).createCountingBrowser(),
);
vi.mock('../../../src/browser/browser.ts', () => ({ browser }));
const { createReceivedApi } = await import('../../../src/carnet/api/receivedApi.ts');

const here = createEncryptedTestDependencies();

/** The numbers of received rows, and the head of the journal. */
async function readState() {
  const { db, store } = here;
  return [await db.receivedDossiers.count(), await db.receivedFiles.count(), (await store.currentCase())?.hash ?? null];
}

async function importVerdict(zip: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    const { kind } = await receiveDossier(here, new File([zip], 'dossier.zip'), buildProgress());
    return kind === 'added' ? 'coherent' : kind;
  } catch (error) {
    if (error instanceof NotCheckable) return 'refused';
    // The same valid dossier in another zip: it was verified first.
    if (error instanceof Refusal && error.code === 'received-already') return 'coherent';
    throw error;
  }
}

describe('receiveDossier', () => {
  it.each([...craftedArchives])('attack: import of %s: same verdict as the verifiers', async (_name, archive) => {
    const before = await readState();
    expect(await importVerdict(archive.zip)).toBe(archive.verdict);
    const isFirst = archive.verdict === 'coherent' && before[0] === 0;
    if (isFirst) expect((await readState())[0]).toBe(1);
    else expect(await readState()).toEqual(before);
  });
});

it('knows a backup by its content where a dossier is expected', async () => {
  const deps = { ...here, readEpoch: async () => '', inEpoch: () => here } as unknown as AppDependencies;
  const { receiveDossier: receive } = createReceivedApi(deps, 'fr');
  const { signal } = new AbortController();
  const receiveText = (text: string) => receive(new File([text], 'a'), null, () => {}, signal);
  expect(await receiveText(`${BACKUP_FAMILY} abc`)).toEqual({ kind: 'backup' });
  expect(await receiveText('autre chose')).toMatchObject({ kind: 'unreadable' });
});
