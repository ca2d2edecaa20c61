import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { diaryDocument, narrativeDocument } from '../../../../src/domain/case/caseDocuments.ts';
import { MAX_KEPT_MANIFEST_BYTES, parseCommitment } from '../../../../src/domain/export/datedStatements.ts';
import { withPurpose } from '../../../../src/domain/export/exportChoices.ts';
import type { ExportedZip } from '../../../../src/domain/export/exportedDossier.ts';
import { notesDocument } from '../../../../src/domain/item/itemNotes.ts';
import { statements as words } from '../../../../src/dossier/strings/reportSections.ts';
import { buildTimestampQuery, parseCertificates } from '../../../../src/seal/timestamp/timestampToken.ts';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../../src/seal/verify/zipSource.ts';
import { updateDocument } from '../../../../src/workflow/case/storedDocuments.ts';
import {
  commitToOwnStatements,
  listDatableStatements,
  storeCommitment,
} from '../../../../src/workflow/export/statementOpenings.ts';
import { readPdfText, stripWhitespace } from '../../../support/dossier/externalTools.ts';
import { guidedExport } from '../../../support/exportDependencies.ts';
import { openTestAuthority } from '../../../support/vectors/timestampAuthority.ts';
import { createGuidedCase, STATED_AT } from '../../../support/workflow/guidedCase.ts';

const authority = openTestAuthority();
afterAll(() => authority.close());

const ENTRY_ID = '00000000-0000-4000-8000-00000000000d';
const ENTRY = { id: ENTRY_ID, at: STATED_AT, date: '2026-11-19', text: 'Je n’ai pas dormi.' };
const PATH = 'declarations-datees.json';

type GuidedCase = Awaited<ReturnType<typeof createGuidedCase>>;

const writeDiary = ({ deps, caseId }: GuidedCase, entries: readonly (typeof ENTRY)[]) =>
  updateDocument(deps, caseId, diaryDocument, (before) => ({ ...before, entries: [...entries] }));
const writeAccount = ({ deps, caseId }: GuidedCase, text: string) =>
  updateDocument(deps, caseId, narrativeDocument, (before) => ({ ...before, text, changedAt: STATED_AT }));

const runWith = (from: GuidedCase, more: Partial<GuidedCase['guided']>) =>
  guidedExport({ ...from.guided, ...more }, { without: [], password: null, unread: null });

const unzip = async ({ file }: ExportedZip) => JSZip.loadAsync(await file.arrayBuffer());
const listPaths = (zip: JSZip) => Object.keys(zip.files).sort();
const readText = async (zip: JSZip, path: string) => (await zip.file(path)?.async('string')) ?? '';
const readManifest = async (zip: JSZip): Promise<Record<string, unknown>> =>
  JSON.parse(await readText(zip, 'manifest.json'));
const readCommitments = async ({ deps, caseId }: GuidedCase) => {
  const { documents } = await deps.documentStore.readDocuments(caseId, 'commitments/');
  return [...documents];
};
const verify = async ({ file }: ExportedZip) =>
  verifyDossier(await zipSource(file), { roots: parseCertificates(authority.rootPem) });

const stampWith: GuidedCase['guided']['stamp'] = async () => async (digest) => ({
  response: authority.reply(buildTimestampQuery(digest, new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))),
  chain: authority.pem('good') + authority.pem('middle'),
  genTime: '2026-11-20T10:00:00.000Z',
  authority: 'Horodatage',
  known: true,
  offsetMs: 0,
});

describe('attack: what an export tells of a diary', () => {
  it('has the same files, keys and lengths with and without one, and takes the same random bytes', async () => {
    const observe = async (prepare: (from: GuidedCase) => Promise<unknown>) => {
      const from = await createGuidedCase();
      await prepare(from);
      const namesBefore = await from.deps.documentStore.listNames(from.caseId, '');
      const commitmentSeed = vi.fn(() => new Uint8Array(32).fill(9));
      const { zips } = await runWith(from, { commitmentSeed });
      const zip = await unzip(zips[0]);
      const manifest = await readManifest(zip);
      const namesAfter = await from.deps.documentStore.listNames(from.caseId, '');
      const stored = await readCommitments(from);
      return {
        root: String(manifest.commitment),
        seen: {
          paths: listPaths(zip),
          keys: Object.keys(manifest),
          commitment: String(manifest.commitment).length,
          journal: (await readText(zip, 'journal.jsonl')).length,
          seeds: commitmentSeed.mock.calls.length,
          newNames: namesAfter.filter((name) => !namesBefore.includes(name)).map((name) => name.length),
          stored: stored.map(([, value]) => {
            const { manifest: kept, ...secret } = parseCommitment(value) ?? expect.fail('not a commitment');
            return [JSON.stringify(secret).length, Object.keys(kept)];
          }),
        },
      };
    };
    const without = await observe(async () => undefined);
    const withOne = await observe(async (from) => {
      await writeDiary(from, [ENTRY, { ...ENTRY, id: 'b', date: '2026-11-18' }]);
    });
    expect(withOne.seen).toEqual(without.seen);
    expect(without.seen).toMatchObject({ commitment: 64, seeds: 1, stored: [[expect.any(Number), expect.any(Array)]] });
    expect(withOne.root).not.toBe(without.root);
  });

  it('reads what was written before the first instant that the dossier states', async () => {
    const from = await createGuidedCase();
    const commitmentSeed = vi.fn(() => new Uint8Array(32).fill(9));
    const commit = vi.spyOn(from.deps.store, 'commit');
    await runWith(from, { commitmentSeed });
    const [seeded = Number.NaN] = commitmentSeed.mock.invocationCallOrder;
    const [prepared = Number.NaN] = commit.mock.invocationCallOrder;
    expect(seeded).toBeLessThan(prepared);
  });

  it('has another commitment in each dossier of the same texts', async () => {
    const from = await createGuidedCase();
    await writeDiary(from, [ENTRY]);
    let seeds = 0;
    const commitmentSeed = () => new Uint8Array(32).fill(seeds++);
    const roots = [];
    for (let run = 0; run < 2; run += 1) {
      const { zips } = await runWith(from, { commitmentSeed });
      roots.push((await readManifest(await unzip(zips[0]))).commitment);
    }
    expect(new Set(roots).size).toBe(2);
  });

  it('opens nothing that is not ticked', async () => {
    const from = await createGuidedCase();
    await writeDiary(from, [ENTRY]);
    await writeAccount(from, 'Cela a commencé en février.');
    await from.run();
    await from.choose({ parts: { ...NO_PARTS, impact: true } });
    const zip = await unzip((await from.run()).zips[0]);
    expect(listPaths(zip)).not.toContain(PATH);
    // Ticked once, but its diary is not handed over this time.
    await from.choose({ dated: [ENTRY_ID], parts: { ...NO_PARTS, impact: false } });
    const later = await unzip((await from.run()).zips[0]);
    expect(listPaths(later)).not.toContain(PATH);
    await from.choose({ dated: ['account'] });
    const account = await readText(await unzip((await from.run()).zips[0]), PATH);
    expect(account).toContain('Cela a commencé en février.');
    expect(account).not.toContain('dormi');
  });
});

const NO_PARTS = {
  narrative: null,
  screens: null,
  impact: null,
  witnesses: null,
  witnessContact: null,
  steps: null,
  privateSteps: null,
  sources: null,
  address: null,
  letters: null,
  visits: null,
};

describe('texts that a later dossier shows to be older', () => {
  it('verify, with the time-stamp of the earlier dossier, and are named in dossier.pdf', async () => {
    const from = await createGuidedCase();
    await writeDiary(from, [ENTRY]);
    await writeAccount(from, 'Cela a commencé en février.');
    expect(await listDatableStatements(from.deps)).toEqual([]);
    await runWith(from, { stamp: stampWith });
    const listed = await listDatableStatements(from.deps);
    expect(listed).toMatchObject([
      { key: 'account', date: null, genTime: '2026-11-20T10:00:00.000Z' },
      { key: ENTRY_ID, date: '2026-11-19', genTime: '2026-11-20T10:00:00.000Z' },
    ]);
    await from.choose({ dated: ['account', ENTRY_ID], parts: { ...NO_PARTS, impact: true } });
    const [second] = (await from.run()).zips;
    const report = await verify(second);
    expect(report).toMatchObject({ problems: [], checks: { statements: 'holds' } });
    const dated = report.notes.filter(({ code }) => code.startsWith('statement-'));
    expect(dated.map(({ code }) => code)).toEqual(['statement-dated', 'statement-dated']);
    expect(dated[0]?.detail).toMatchObject({ authority: 'Horodatage', written: STATED_AT });
    const folder = await mkdtemp(join(tmpdir(), 'recueil-dated-'));
    try {
      const path = join(folder, 'dossier.pdf');
      await writeFile(path, (await (await unzip(second)).file('dossier.pdf')?.async('uint8array')) ?? '');
      const text = stripWhitespace(readPdfText(path));
      expect(text).toContain(stripWhitespace(words.dated('20 novembre 2026')));
      expect(text).toContain(stripWhitespace(words.datedEntries('20 novembre 2026', ['19 novembre 2026'])));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('are in the dossier and not in its annex, and both have one commitment', async () => {
    const from = await createGuidedCase();
    await writeAccount(from, 'Cela a commencé en février.');
    await from.run();
    const [id = ''] = from.ids;
    const intimate = { value: true, at: STATED_AT };
    await updateDocument(from.deps, from.caseId, notesDocument(id), (before) => ({ ...before, intimate }));
    await from.choose({ intimate: true, dated: ['account'] });
    const [dossier, annex = expect.fail('no annex')] = (await from.run()).zips;
    const [zip, annexZip] = [await unzip(dossier), await unzip(annex)];
    expect(listPaths(zip)).toContain(PATH);
    expect(await readText(zip, 'LISEZ-MOI.txt')).toContain(PATH);
    expect(listPaths(annexZip)).not.toContain(PATH);
    expect(await readText(annexZip, 'LISEZ-MOI.txt')).not.toContain(PATH);
    expect((await readManifest(annexZip)).commitment).toBe((await readManifest(zip)).commitment);
    for (const one of [dossier, annex]) expect((await verify(one)).problems).toEqual([]);
    // The earlier manifest of the next dossier is that of its first zip.
    expect(await listDatableStatements(from.deps)).toHaveLength(1);
  });

  it('are shown by the oldest dossier, or by the oldest with a time-stamp', async () => {
    const from = await createGuidedCase();
    await writeAccount(from, 'Cela a commencé en février.');
    await from.run();
    const [oldest] = await listDatableStatements(from.deps);
    await from.run();
    expect(await listDatableStatements(from.deps)).toEqual([oldest]);
    expect(oldest?.genTime).toBeNull();
    await runWith(from, { stamp: stampWith });
    expect(await listDatableStatements(from.deps)).toMatchObject([{ genTime: '2026-11-20T10:00:00.000Z' }]);
  });

  it('are none once the text was changed or removed', async () => {
    const from = await createGuidedCase();
    await writeDiary(from, [ENTRY]);
    await writeAccount(from, 'Cela a commencé en février.');
    await from.run();
    await writeAccount(from, 'Cela a commencé en janvier.');
    expect((await listDatableStatements(from.deps)).map(({ key }) => key)).toEqual([ENTRY_ID]);
    await writeDiary(from, []);
    expect(await listDatableStatements(from.deps)).toEqual([]);
    await from.choose({ dated: ['account', ENTRY_ID], parts: { ...NO_PARTS, impact: true } });
    const zip = await unzip((await from.run()).zips[0]);
    expect(listPaths(zip)).not.toContain(PATH);
  });

  it('are none of a dossier that the journal does not announce', async () => {
    const from = await createGuidedCase();
    await writeAccount(from, 'Cela a commencé en février.');
    const commitment = await commitToOwnStatements(new Uint8Array(32), from.deps.documentStore, from.caseId);
    const bytes = new Uint8Array(MAX_KEPT_MANIFEST_BYTES + 1);
    const manifest = { bytes, sha256: 'a'.repeat(64), created: STATED_AT, stamp: null };
    await storeCommitment(from.deps, from.caseId, commitment, manifest);
    expect(await listDatableStatements(from.deps)).toEqual([]);
    const [[, stored] = []] = await readCommitments(from);
    expect(parseCommitment(stored)?.manifest.text).toBeNull();
  });

  it('are chosen for one recipient at a time', async () => {
    const from = await createGuidedCase();
    const choices = await from.choose({ dated: ['account'], purpose: 'police' });
    expect(withPurpose(choices, 'school').dated).toEqual([]);
  });

  it('are looked for without the ones that cannot be read', async () => {
    const from = await createGuidedCase();
    await writeAccount(from, 'Cela a commencé en février.');
    await from.run();
    await from.deps.documentStore.writeDocument(from.caseId, 'commitments/damaged', { schema: 'autre' });
    expect(await listDatableStatements(from.deps)).toHaveLength(1);
  });
});
