import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Manifest } from '../../../src/domain/export/dossierLayout.ts';
import { contextOf } from '../../../src/dossier/dossierPlan.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { receiptPdf } from '../../../src/dossier/pdf/handoverReceipt.ts';
import { type WriteEffects, writeDossier } from '../../../src/dossier/writeDossier.ts';
import { readPdfText, runTool, stripWhitespace } from '../../support/dossier/externalTools.ts';
import {
  type InventedCase,
  inventCase,
  inventPlan,
  signWith,
  writeInventedDossier,
} from '../../support/dossier/inventedCase.ts';
import { inventSixPosts } from '../../support/dossier/inventedPosts.ts';

const EXPECTED = (
  'LISEZ-MOI.txt SHA256SUMS adresses.csv adresses.html chronologie.csv cle-publique.pem comptes.csv ' +
  'dossier.pdf empreintes.csv fiche-commissaire.pdf index.html journal.jsonl manifest.json manifest.json.sig ' +
  'verifier.html'
).split(' ');
const OUTSIDE_MANIFEST = ['manifest.json', 'manifest.json.sig', 'SHA256SUMS'];

let folder: string;
let unpacked: string;
let inventedCase: InventedCase;
/** The docx library writes the current time of the machine into each letter. */
const NOW = new Date('2026-11-20T08:31:07.000Z');
let dossier: Awaited<ReturnType<typeof writeInventedDossier>>;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  folder = mkdtempSync(join(tmpdir(), 'recueil-'));
  unpacked = join(folder, 'dossier');
  inventedCase = await inventCase([...inventSixPosts(), ...inventSixPosts().slice(0, 1)], 1);
  dossier = await writeInventedDossier(inventedCase);
  writeFileSync(join(folder, dossier.fileName), dossier.zip);
  mkdirSync(unpacked);
  runTool('unzip', ['-q', join(folder, dossier.fileName), '-d', unpacked]);
});
afterAll(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

const file = (path: string) => readFileSync(join(unpacked, path));
const manifest = (): Manifest => JSON.parse(file('manifest.json').toString('utf8'));

describe('writeDossier', () => {
  it('returns the size, name and manifest digest of the zip', () => {
    const expected = { bytes: dossier.zip.length, exhibits: 6, fileName: 'recueil-2026-11-20-093107.zip' };
    expect(dossier).toMatchObject(expected);
    expect(runTool('sha256sum', ['manifest.json'], unpacked)).toBe(`${dossier.manifestDigest}  manifest.json\n`);
  });

  it('writes a zip that unzip, Python and JSZip open with the same files', async () => {
    expect(runTool('unzip', ['-t', join(folder, dossier.fileName)])).toContain('No errors detected');
    const python =
      'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;print("\\n".join(sorted(z.namelist())))';
    const names = runTool('python3', ['-c', python, join(folder, dossier.fileName)])
      .trim()
      .split('\n');
    const zip = await JSZip.loadAsync(dossier.zip, { checkCRC32: true });
    expect(Object.keys(zip.files).sort()).toEqual(names.toSorted());
    expect(names.filter((name) => !name.startsWith('pieces/'))).toEqual(EXPECTED);
    expect(names.filter((name) => name.startsWith('pieces/P0006/'))).toEqual(
      ['capture.png', 'fiche.json', 'page.html', 'publication.png', 'sels.json', 'texte.txt'].map(
        (name) => `pieces/P0006/${name}`,
      ),
    );
    expect(names.join('')).toMatch(/^[\x21-\x7e]+$/);
    const dates = new Set(Object.values(zip.files).map(({ date }) => date.getTime()));
    expect(dates.size).toBe(1);
  });

  it('uses no Zip64', () => {
    expect(Buffer.from(dossier.zip).includes(Buffer.from('PK\x06\x06', 'latin1'))).toBe(false);
    expect(runTool('unzip', ['-Z', '-v', join(folder, dossier.fileName)])).not.toMatch(/minimum software.*4\.5/);
  });

  it('contains the sealed bytes, and the whole journal', async () => {
    for (const { number, fiche, ficheBytes } of inventedCase.snapshot.items) {
      const at = `pieces/P000${number}`;
      expect(file(`${at}/fiche.json`).equals(ficheBytes)).toBe(true);
      for (const { path } of fiche.files) {
        const stored = await inventedCase.snapshot.file(fiche.id, path);
        expect(file(`${at}/${path}`).equals(new Uint8Array(await new Response(stored).arrayBuffer()))).toBe(true);
      }
    }
    expect(file('journal.jsonl').equals(inventedCase.snapshot.journal.bytes)).toBe(true);
  });

  it('lists every file except the manifest, its signature and the sums in the manifest, and every file in SHA256SUMS', () => {
    const { files, exhibits, omitted, created, journal } = manifest();
    const names = runTool('unzip', ['-Z1', join(folder, dossier.fileName)])
      .trim()
      .split('\n')
      .sort();
    expect(files.map(({ path }) => path)).toEqual(names.filter((name) => !OUTSIDE_MANIFEST.includes(name)));
    expect(created).toBe('2026-11-20T08:31:07.000Z');
    expect(exhibits.map(({ folder: at }) => at)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `pieces/P000${n}`));
    expect(omitted).toEqual([]);
    expect(journal).toMatchObject({ entries: 9, head: inventedCase.snapshot.journal.head });
    const sums = file('SHA256SUMS').toString('utf8');
    expect(sums).toMatch(/^([0-9a-f]{64} {2}[\x21-\x7e]+\n)+$/);
    expect(
      sums
        .trim()
        .split('\n')
        .map((line) => line.slice(66)),
    ).toEqual(names.filter((name) => name !== 'SHA256SUMS'));
    expect(names).toEqual(names.toSorted());
  });

  it('writes the same bytes for the same case and signature', async () => {
    vi.setSystemTime(NOW);
    const again = await writeInventedDossier(
      inventedCase,
      {},
      { sign: async () => new Uint8Array(file('manifest.json.sig')) },
    );
    expect(Buffer.from(again.zip).equals(dossier.zip)).toBe(true);
  });
});

describe('LISEZ-MOI.txt', () => {
  const text = () => file('LISEZ-MOI.txt').toString('utf8');

  it('has BOM and CRLF for old Notepad, says not to publish the dossier, and gives no other advice', () => {
    expect(text()).toMatch(/^\uFEFFDOSSIER DE CAPTURES\r\n/);
    expect(text().replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text()).toContain("Ne publiez pas ce dossier, ne l'envoyez pas à la personne mise en cause.");
    expect(text()).not.toMatch(/délai|conseil/i);
    expect(text()).toContain('7 éléments enregistrés, 6 joints, 0 retiré pour toujours, 1 non joint.');
  });

  const commandsFor = (system: string): string[] => {
    const [, block = ''] = text().replaceAll('\r', '').split(`\n${system}\n`);
    return (block.split('\n\n')[0] ?? '').split('\n').map((line) => line.trim());
  };

  // Those for Linux: printedCommands.test.ts.
  it('gives commands that work on macOS', () => {
    const commands = commandsFor('macOS');
    expect(commands).toHaveLength(5);
    const outputs = commands.map((command) => runTool('bash', ['-c', `set -e; ${command}`], unpacked));
    expect(outputs[0]).toBe('Verified OK\n');
    expect(outputs[2]?.match(/: OK$/gm)).toHaveLength(manifest().files.length);
    expect(outputs[3]?.trim().split('\n').toSorted()).toEqual(OUTSIDE_MANIFEST.map((path) => `./${path}`).toSorted());
    expect(outputs[4]).toBe(`${dossier.manifestDigest}  manifest.json\n`);
  });
});

describe('remise.pdf', () => {
  it('has the name, size and manifest digest of the zip on its first page, and blanks for later hand-overs on its second', () => {
    const path = join(folder, 'remise.pdf');
    writeFileSync(path, dossier.remise);
    const text = readPdfText(path);
    expect(text).toContain(dossier.manifestDigest);
    expect(text).toContain(stripWhitespace(`nous remet le fichier ${dossier.fileName}`));
    expect(text).toContain(stripWhitespace(`${dossier.bytes} octets, 6 pièces`));
    const [first = '', second = '', ...more] = runTool('pdftotext', ['-layout', path, '-']).split('\f');
    expect(first).toContain('La personne qui reçoit');
    expect(first).toContain('PV n°');
    expect(second.match(/Remise n° [2-5]\s+De \(.*À \(.*\s+Le .*Signatures/g)).toHaveLength(4);
    expect(more).toEqual(['']);
  });

  it.each([
    ['both files', 'recueil-2026-12-02-174402', true, 2],
    ['both files, a long name', `recueil-${'dossier-'.repeat(9)}2026-12-02-174402`, true, 3],
    ['the zip alone', 'recueil-2026-12-02-174402', false, 2],
  ])('is signed on its first page, below the digests: %s', async (kind, base, hasPdf, pages) => {
    const requester = { role: 'professional', name: 'Dominique Exemple', concerned: 'I. R.' } as const;
    const plan = await inventPlan(inventedCase, { options: { purpose: 'police', requester } });
    const [file, sha256] = [new Blob([dossier.zip]), 'ab'.repeat(32)];
    const pdf = hasPdf ? { fileName: `${base}.pdf`, file, sha256 } : null;
    const zip = { ...dossier, fileName: `${base}.zip`, file, sha256, pdf, volume: null };
    const stamp = { response: new Uint8Array(), chain: '', authority: 'Essai', known: false, offsetMs: 0 };
    const stamps = new Map([[zip.manifestDigest, { ...stamp, genTime: '2026-11-20T08:31:09.000Z' }]]);
    const path = join(folder, `remise-${kind}.pdf`);
    writeFileSync(path, await collectBytes(receiptPdf(plan, [zip], requester.name, stamps)));
    const [first = '', ...more] = runTool('pdftotext', ['-layout', path, '-']).split('\f');
    expect(stripWhitespace(first)).toMatch(new RegExp(`${zip.manifestDigest}.*Faità.*Lapersonnequireçoit`));
    expect(more).toHaveLength(pages);
  });

  it('leaves no page with lines to sign on alone, however long the names are', async () => {
    for (const length of [150, 200, 250, 300]) {
      const requester = { role: 'parent' as const, name: 'Dominique '.repeat(length / 10), concerned: 'Camille' };
      const { remise } = await writeInventedDossier(inventedCase, { options: { requester } });
      const path = join(folder, `remise-${length}.pdf`);
      writeFileSync(path, remise);
      const pages = runTool('pdftotext', ['-layout', path, '-']).split('\f').slice(0, -1);
      // The foot of a page is its number.
      for (const page of pages) expect(page.replace(/\d+\s*\/\s*\d+/, '').trim(), `${length}`).not.toBe('');
      const signed = pages.find((page) => page.includes('La personne qui reçoit'));
      expect(signed).toContain('Fait à');
    }
  });

  it.each(['lawyer', 'school', 'platform'] as const)('asks no number of a procès-verbal of: %s', async (purpose) => {
    const { remise } = await writeInventedDossier(inventedCase, { options: { purpose } });
    const path = join(folder, `remise-${purpose}.pdf`);
    writeFileSync(path, remise);
    const text = runTool('pdftotext', ['-layout', path, '-']);
    expect(text).toContain('Ne publiez pas ce dossier');
    expect(text).not.toMatch(/PV n°|Grade|procès-verbal/);
  });
});

/** Returns what reached the target, and whether it was closed. */
async function attempt(inventedCase: InventedCase, effects: Partial<WriteEffects> = {}, write: () => void = () => {}) {
  const target = { bytes: 0, closed: false, aborted: false };
  const out = new WritableStream<Uint8Array>({
    write: (chunk) => {
      write();
      target.bytes += chunk.length;
    },
    close: () => {
      target.closed = true;
    },
    abort: () => {
      target.aborted = true;
    },
  });
  const context = contextOf(await inventPlan(inventedCase));
  const error: unknown = await writeDossier(context, out, { ...signWith(inventedCase), ...effects }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { error, target };
}

const second = '00000000-0000-4000-8000-000000000002';

describe('writeDossier, which stops', () => {
  it.each([
    ['changed bytes', new Blob(['Un texte inventé autre'])],
    ['changed bytes of the same length', new Blob(['x'.repeat(81)])],
    ['no bytes', new Blob([])],
  ])('throws for a stored file that differs from its seal: %s', async (_case, blob) => {
    const inventedCase = await inventCase(inventSixPosts());
    inventedCase.stored.set(`${second}/texte.txt`, blob);
    const { error, target } = await attempt(inventedCase);
    expect(error).toMatchObject({ name: 'Refusal', code: 'item-altered', detail: { ordinal: 2, path: 'texte.txt' } });
    expect(target).toMatchObject({ closed: false, aborted: true });
  });

  it('throws for a fiche that differs from the journal', async () => {
    const inventedCase = await inventCase(inventSixPosts());
    const [first = expect.fail('no item'), ...others] = inventedCase.snapshot.items;
    const items = [{ ...first, digest: '0'.repeat(64) }, ...others];
    const { error } = await attempt({ ...inventedCase, snapshot: { ...inventedCase.snapshot, items } });
    expect(error).toMatchObject({ code: 'item-altered', detail: { ordinal: 1, path: 'fiche.json' } });
  });

  it('throws for an empty case', async () => {
    const { error, target } = await attempt(await inventCase([]));
    expect(error).toMatchObject({ name: 'Refusal', code: 'nothing-to-export' });
    expect(target).toEqual({ bytes: 0, closed: false, aborted: true });
  });

  it.each(['report', 'files'])('throws once cancelled, during: %s', async (step) => {
    const inventedCase = await inventCase(inventSixPosts());
    const stop = new AbortController();
    const progress: WriteEffects['progress'] = ({ name, done }) => {
      if (name === step && done > 0) stop.abort();
    };
    const { error, target } = await attempt(inventedCase, { signal: stop.signal, progress });
    expect(error).toMatchObject({ name: 'Refusal', code: 'cancelled' });
    expect(target).toMatchObject({ closed: false, aborted: true });
  });

  it.each([
    ['midway', 3_000_000],
    ['at the end', 10],
  ])('throws an error of the target unchanged, %s', async (_when, length) => {
    const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    const [first = expect.fail('no post'), ...others] = inventSixPosts();
    const source = { path: 'page.html', role: 'source', mediaType: 'text/html', content: 'x'.repeat(length) } as const;
    const inventedCase = await inventCase([{ ...first, files: [source] }, ...others]);
    const { error, target } = await attempt(inventedCase, {}, () => {
      throw full;
    });
    expect(error).toBe(full);
    expect(target.closed).toBe(false);
  });

  it('throws an error of the store unchanged', async () => {
    const inventedCase = await inventCase(inventSixPosts());
    inventedCase.stored.delete(`${second}/capture.png`);
    const { error, target } = await attempt(inventedCase);
    expect(String(error)).toContain('not stored');
    expect(target).toMatchObject({ closed: false, aborted: true });
  });
});

it('progress of writeDossier counts exhibits, then bytes, up to the total', async () => {
  const inventedCase = await inventCase(inventSixPosts());
  const steps: [string, number, number][] = [];
  await attempt(inventedCase, { progress: ({ name, done, total }) => void steps.push([name, done, total]) });
  const files = steps.filter(([name]) => name === 'files');
  expect(steps.filter(([name]) => name === 'report').at(-1)).toEqual(['report', 6, 6]);
  expect(files).toHaveLength(30);
  expect(files.at(-1)?.[1]).toBe(files.at(-1)?.[2]);
});
