import { describe, expect, it } from 'vitest';
import { signDer } from '../../../../src/seal/derSignature.ts';
import { createSigningKey, spkiPem } from '../../../../src/seal/signature.ts';
import { checkReceivedDossiers } from '../../../../src/seal/verify/checkReceivedDossiers.ts';
import { makeVectors } from '../../../support/vectors/makeVectors.ts';
import {
  buildReceivedDossierEvent,
  buildSmallDossier,
  type Files,
  rewriteSums,
  utf8,
} from '../../../support/vectors/smallDossier.ts';
import { listProblems, verifyFiles } from '../../../support/vectors/verifyFiles.ts';

const vectors = await makeVectors();
const filesOf = (name: string): Files => vectors.get(name)?.files ?? new Map();
const key = await createSigningKey();

async function withReceived(...received: readonly Files[]): Promise<Files> {
  const extraEvents = await Promise.all(received.map((one, index) => buildReceivedDossierEvent(index + 1, one)));
  return buildSmallDossier({ key, texts: ['Le mien.'], receivedDossiers: received, extraEvents });
}

describe('received dossiers', () => {
  it('are verified one by one, with their own key and counts', async () => {
    const report = await verifyFiles(await withReceived(filesOf('good'), filesOf('withdrawn')));
    expect(report).toMatchObject({ verdict: 'coherent-unanchored', counts: { sealed: 1, here: 1 } });
    expect(report.checks.receivedDossiers).toBe('holds');
    const [first, second] = report.receivedDossiers;
    expect(first).toMatchObject({ folder: 'origines/O1', report: { counts: { sealed: 2, here: 2 } } });
    expect(first?.report.manifestDigest).toBe((await verifyFiles(filesOf('good'))).manifestDigest);
    expect(second).toMatchObject({ folder: 'origines/O2', report: { counts: { sealed: 3, withdrawn: 1 } } });
    expect(first?.report.keyFingerprint).not.toBe(report.keyFingerprint);
  });

  it('report a changed file in their own report and in the outer one', async () => {
    const files = await withReceived(filesOf('good'));
    const report = await verifyFiles(files.set('origines/O1/pieces/P0001/texte.txt', utf8('?')));
    const expected = ['altered origines/O1/pieces/P0001/texte.txt', 'received-altered origines/O1'];
    expect(report.problems.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
    expect(report.receivedDossiers[0]?.report.problems).toEqual([{ code: 'altered', path: 'pieces/P0001/texte.txt' }]);
    expect(report.checks).toMatchObject({ files: 'fails', receivedDossiers: 'fails', items: 'holds' });
  });

  it('are reported when they are of another version, or not a dossier', async () => {
    const manifest = utf8('{"schema":"recueil/dossier/2"}');
    const signer = await createSigningKey();
    const unsigned: Files = new Map([['manifest.json', manifest]]);
    const later = new Map(unsigned)
      .set('manifest.json.sig', await signDer(signer.pkcs8, manifest))
      .set('cle-publique.pem', utf8(spkiPem(signer.spki)))
      .set('journal.jsonl', utf8('{}\n'));
    expect(await listProblems(await withReceived(await rewriteSums(unsigned)))).toContain(
      'received-altered origines/O1',
    );
    const received = await rewriteSums(later);
    const newer = await verifyFiles(await withReceived(received));
    expect(newer).toMatchObject({ verdict: 'coherent-unanchored', checks: { receivedDossiers: 'unchecked' } });
    expect(newer.notes).toContainEqual({
      code: 'received-other-version',
      path: 'origines/O1',
      detail: { schema: 'recueil/dossier/2' },
    });
    expect(await listProblems(await withReceived(new Map([['a.txt', utf8('a')]])))).toContain(
      'received-form origines/O1',
    );
    const stray = new Map([['origines/a.txt', { sha256: 'a'.repeat(64), bytes: 1 }]]);
    const contents = { digests: stray, retained: new Map(), problems: [] };
    const { problems } = await checkReceivedDossiers(contents, null, new Set(), 0, () => expect.fail());
    expect(problems).toEqual([{ code: 'received-form', path: 'origines/a.txt' }]);
  });

  it('may contain one more level; a deeper one is noted and not checked', async () => {
    const inner = await withReceived(filesOf('good'));
    const report = await verifyFiles(await withReceived(inner));
    expect(report.problems).toEqual([]);
    expect(report.receivedDossiers[0]?.report.receivedDossiers[0]?.report.counts).toMatchObject({ sealed: 2 });
    const deeper = await verifyFiles(await withReceived(await withReceived(inner)));
    // Nesting is no fault, but what was not checked is not reported as valid.
    expect(deeper).toMatchObject({ verdict: 'coherent-unanchored', checks: { receivedDossiers: 'unchecked' } });
    expect(deeper.notes).toContainEqual({ code: 'received-depth', path: 'origines/O1/origines/O1/origines/O1' });
  });
});
