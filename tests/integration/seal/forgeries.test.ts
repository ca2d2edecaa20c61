import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../../src/domain/case/case.ts';
import type { Manifest } from '../../../src/domain/export/dossierLayout.ts';
import { canonicalBytes } from '../../../src/seal/canonical.ts';
import { signDer } from '../../../src/seal/derSignature.ts';
import { createSigningKey, spkiPem } from '../../../src/seal/signature.ts';
import { NotCheckable } from '../../../src/seal/verify/verificationReport.ts';
import { formatVerdict } from '../../../src/ui/locales/verify.ts';
import {
  buildJournal,
  buildSmallDossier,
  type Files,
  rewriteSums,
  type SmallDossierOptions,
  sealInventedPost,
  utf8,
} from '../../support/vectors/smallDossier.ts';
import { listProblems, verifyFiles } from '../../support/vectors/verifyFiles.ts';

/** Forgeries made with the signing key: sums, manifest and signature agree, so that only one check can detect each. */

const key = await createSigningKey();
const texts = ['Un message inventé.', 'Un autre.'];
const make = (wanted: Partial<SmallDossierOptions> = {}) => buildSmallDossier({ key, texts, ...wanted });
const json = (files: Files, path: string) => JSON.parse(new TextDecoder().decode(files.get(path)));

type Loose = { -readonly [K in keyof Manifest]: Manifest[K] };

/** Changes files and manifest, then recomputes the sums and the signature. */
async function forge(change: (files: Files, manifest: Loose) => void | Promise<void>, from?: Files): Promise<Files> {
  const files: Files = new Map(from ?? (await make()));
  const manifest: Loose = json(files, 'manifest.json');
  await change(files, manifest);
  const sums = await rewriteSums(new Map(files));
  const lines = new TextDecoder().decode(sums.get('SHA256SUMS')).split('\n').filter(Boolean);
  manifest.files = lines
    .map((line) => ({ sha256: line.slice(0, 64), path: line.slice(66) }))
    .filter(({ path }) => !path.startsWith('manifest.json'))
    .map((one) => ({ ...one, bytes: files.get(one.path)?.length ?? 0 }));
  return sign(files, manifest);
}

async function sign(files: Files, manifest: unknown): Promise<Files> {
  files.set('manifest.json', canonicalBytes(manifest));
  files.set('manifest.json.sig', await signDer(key.pkcs8, canonicalBytes(manifest)));
  return rewriteSums(files);
}

async function withJournal(events: readonly JournalEvent[]): Promise<Files> {
  return forge(async (files, manifest) => {
    const { bytes, head } = await buildJournal(events);
    files.set('journal.jsonl', bytes);
    manifest.journal = { ...manifest.journal, entries: head.seq, head: head.hash };
  });
}

/** The events of the unmodified dossier. */
async function events(): Promise<JournalEvent[]> {
  const text = new TextDecoder().decode((await make()).get('journal.jsonl'));
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map(({ event, item, payload, digest }) => (payload ? { event, payload } : { event, item, digest }));
}

const FIRST = 'pieces/P0001';
const SALTS = `${FIRST}/sels.json`;
type Salts = Readonly<Record<string, string>>;

describe('items', () => {
  it('reports an item that the journal never sealed', async () => {
    expect(await listProblems(await withJournal((await events()).toSpliced(1, 1)))).toEqual([
      `fiche-unsealed ${FIRST}/fiche.json`,
    ]);
  });

  it('reports a fiche other than the sealed one, and files that differ from the fiche', async () => {
    const other = await sealInventedPost('Un message réécrit.', 1);
    const files = await forge((all) => void all.set(`${FIRST}/fiche.json`, other.ficheBytes));
    expect(await listProblems(files)).toEqual([`fiche-seal ${FIRST}/fiche.json`, `item-file-other ${FIRST}/texte.txt`]);
  });

  it.each([
    ['a changed file', (files: Files) => files.set(`${FIRST}/texte.txt`, utf8('?')), 'item-file-other texte.txt'],
    ['a removed file', (files: Files) => files.delete(`${FIRST}/texte.txt`), 'item-file-missing texte.txt'],
    ['an added file', (files: Files) => files.set(`${FIRST}/plus.txt`, utf8('?')), 'item-file-unlisted plus.txt'],
  ])('reports %s', async (_, change, problem) => {
    const [code = '', name = ''] = problem.split(' ');
    expect(await listProblems(await forge((files) => void change(files)))).toEqual([`${code} ${FIRST}/${name}`]);
  });

  it('reports a file added beside the annexes', async () => {
    const files = await forge((all) => void all.set('annexes/P0001/plus.txt', utf8('?')));
    expect(await listProblems(files)).toEqual(['item-file-unlisted annexes/P0001/plus.txt']);
  });

  it('reports a fiche that is not canonical, or of another item', async () => {
    const spaced = await forge((files) => {
      const fiche = json(files, `${FIRST}/fiche.json`);
      files.set(`${FIRST}/fiche.json`, utf8(JSON.stringify(fiche, null, 1)));
    });
    expect(await listProblems(spaced)).toEqual([`fiche-seal ${FIRST}/fiche.json`, `fiche-form ${FIRST}/fiche.json`]);
    const swapped = await forge((_, manifest) => {
      const items = manifest.exhibits.map(({ item }) => item).reverse();
      manifest.exhibits = manifest.exhibits.map((one, index) => ({ ...one, item: items[index] ?? '' }));
    });
    const problems = await listProblems(swapped);
    expect(problems).toContain(`fiche-item ${FIRST}/fiche.json`);
    expect(problems).toContain(`exhibit-number ${FIRST}`);
  });

  it('reports omissions of unknown files, or of files that are present', async () => {
    const redacted = await make({ omitted: ['capture.png'] });
    expect(await listProblems(redacted)).toEqual([]);
    const present = await forge((files) => void files.set(`${FIRST}/capture.png`, utf8('?')), redacted);
    expect(await listProblems(present)).toEqual([`omitted-present ${FIRST}/capture.png`]);
    const invented = await forge((_, manifest) => {
      const more = manifest.omitted.flatMap((one) => [
        { ...one, path: 'video.mp4' },
        { ...one, item: 'nobody' },
      ]);
      manifest.omitted = [...manifest.omitted, ...more];
    }, redacted);
    expect(await listProblems(invented)).toEqual([`omitted-unknown ${FIRST}/video.mp4`, 'omitted-unknown capture.png']);
  });

  it.each([
    ['salts that are missing', () => null],
    ['salts without that of a file', ({ 'texte.txt': _, ...others }: Salts) => others],
    ['a salt of no file', (salts: Salts) => ({ ...salts, 'video.mp4': 'a'.repeat(64) })],
    ['a salt of an archive that is not there', (salts: Salts) => ({ ...salts, '../P0009/a.zip': 'a'.repeat(64) })],
    ['a salt of another form', (salts: Salts) => ({ ...salts, 'texte.txt': 'A'.repeat(64) })],
  ])('reports %s', async (_, change) => {
    const forged = await forge((files) => {
      const salts = change(json(files, SALTS));
      if (salts === null) files.delete(SALTS);
      else files.set(SALTS, canonicalBytes(salts));
    });
    expect(await listProblems(forged)).toEqual([`salts-other ${SALTS}`]);
  });

  it('reports files that changed places with their salts, and the salt of a file that is left out', async () => {
    const { 'capture.png': one = '', 'texte.txt': two = '' } = json(await make(), SALTS);
    const swapped = await forge((files) => {
      const [picture, text] = [files.get(`${FIRST}/capture.png`), files.get(`${FIRST}/texte.txt`)];
      files.set(`${FIRST}/capture.png`, text ?? utf8('')).set(`${FIRST}/texte.txt`, picture ?? utf8(''));
      files.set(SALTS, canonicalBytes({ 'capture.png': two, 'texte.txt': one }));
    });
    const names = ['capture.png', 'texte.txt'];
    expect(await listProblems(swapped)).toEqual(names.map((name) => `item-file-other ${FIRST}/${name}`));
    const redacted = await make({ omitted: ['capture.png'] });
    const shown = await forge((files) => {
      files.set(SALTS, canonicalBytes({ 'capture.png': one, 'texte.txt': two }));
    }, redacted);
    expect(await listProblems(shown)).toEqual([`salts-other ${SALTS}`]);
  });
});

it('attack: without the key, a file that nobody signed is reported beside each file of a dossier, also when the sums name it', async () => {
  const files = await make();
  for (const path of files.keys())
    for (const neighbour of [`${path}.bak`, path.replace(/[^/]+$/, 'x.txt'), `${path.replace(/\.\w+$/, '')}-1.pem`]) {
      const added: Files = new Map(files);
      added.set(neighbour, utf8('ajouté'));
      for (const changed of [added, await rewriteSums(new Map(added))])
        expect((await verifyFiles(changed)).verdict, neighbour).toBe('altered');
    }
});

describe('manifest', () => {
  it('reports duplicate or wrong numbers and folders', async () => {
    const twice = await forge((_, manifest) => {
      manifest.exhibits = [...manifest.exhibits, ...manifest.exhibits.slice(0, 1)];
    });
    expect(await listProblems(twice)).toContain(`exhibit-twice ${FIRST}`);
    const moved = await forge((_, manifest) => {
      manifest.exhibits = manifest.exhibits.map((one) => ({ ...one, number: one.number + 4 }));
    });
    const problems = await listProblems(moved);
    expect(problems).toContain(`exhibit-folder ${FIRST}`);
    expect(problems).toContain(`exhibit-number ${FIRST}`);
  });

  it('reports impossible files', async () => {
    const files = await make();
    const manifest = json(files, 'manifest.json');
    const [one] = manifest.files;
    for (const path of ['../ailleurs', '/etc/passwd', 'a\\b', 'SHA256SUMS', one.path]) {
      const wrong = await sign(new Map(files), { ...manifest, files: [...manifest.files, { ...one, path }] });
      expect(await listProblems(wrong)).toContain(`manifest-path ${path}`);
    }
  });

  it('reports a malformed manifest', async () => {
    const files = await make();
    const other = { ...json(files, 'manifest.json'), schema: 'recueil/dossier' };
    const report = await verifyFiles(await sign(new Map(files), other));
    expect(report.problems).toEqual([{ code: 'manifest-form', path: 'manifest.json' }]);
    expect(report.checks).toMatchObject({ manifest: 'fails', items: 'unchecked', signature: 'holds' });
    const bytes = utf8(`${new TextDecoder().decode(files.get('manifest.json'))}\n`);
    const newline = await rewriteSums(
      new Map(files).set('manifest.json', bytes).set('manifest.json.sig', await signDer(key.pkcs8, bytes)),
    );
    expect(await listProblems(newline)).toEqual(['manifest-form manifest.json']);
  });

  it('requires the journal even when the manifest does not list it', async () => {
    const files = await make();
    const manifest = json(files, 'manifest.json');
    const fewer = {
      ...manifest,
      files: manifest.files.filter(({ path }: { path: string }) => !path.startsWith('journal')),
    };
    expect(await listProblems(await sign(new Map(files), fewer))).toEqual(['extra journal.jsonl']);
    const gone: Files = new Map(files);
    gone.delete('journal.jsonl');
    expect(await listProblems(await sign(gone, fewer))).toEqual(['missing journal.jsonl']);
  });
});

describe('journal and key', () => {
  it('reports a truncated journal', async () => {
    const cut = await forge(async (files) => {
      files.set('journal.jsonl', (await buildJournal((await events()).slice(0, -1))).bytes);
    });
    expect(await listProblems(cut)).toEqual(['journal-manifest journal.jsonl']);
  });

  it('reports misplaced openings and items sealed twice', async () => {
    const all = await events();
    const twice = (place: number) => all.toSpliced(place, 0, ...all.slice(place, place + 1));
    const opening = 'journal-opening journal.jsonl';
    expect(await listProblems(await withJournal(twice(0)))).toEqual([opening]);
    expect(await listProblems(await withJournal(all.slice(1)))).toContain(opening);
    expect(await listProblems(await withJournal([]))).toContain(opening);
    expect(await listProblems(await withJournal(twice(1)))).toEqual(['item-sealed-twice journal.jsonl']);
  });

  it('reports a key other than the last one the journal announces', async () => {
    const all = await events();
    const created = (publicKey: string): JournalEvent => ({ event: 'key.created', payload: { publicKey } });
    expect(await listProblems(await withJournal([...all, created('AQID')]))).toEqual(['key-other cle-publique.pem']);
    const ours = spkiPem(key.spki).split('\n').slice(1, -2).join('');
    expect(await listProblems(await withJournal([...all, created('AQID'), created(ours)]))).toEqual([]);
  });

  it('reports an invalid key', async () => {
    const files = await forge(
      (all) => void all.set('cle-publique.pem', utf8('-----BEGIN PUBLIC KEY-----\nAQID\n-----END PUBLIC KEY-----\n')),
    );
    const report = await verifyFiles(files);
    expect(report.problems).toEqual([{ code: 'key-form', path: 'cle-publique.pem' }]);
    expect(report.keyFingerprint).toBeNull();
  });

  it('reports a signature of other bytes', async () => {
    const files = await make();
    files.set('manifest.json.sig', await signDer(key.pkcs8, utf8('autre')));
    expect(await listProblems(await rewriteSums(files))).toEqual(['signature-invalid manifest.json.sig']);
  });
});

describe('refusals', () => {
  const refusal = async (files: Files) => {
    const error: unknown = await verifyFiles(files).catch((thrown: unknown) => thrown);
    if (!(error instanceof NotCheckable)) throw new Error(`checked: ${String(error)}`);
    return error;
  };

  async function laterVersions() {
    const files = await make();
    const manifest = { ...json(files, 'manifest.json'), schema: 'recueil/dossier/2', exhibits: 'elsewhere' };
    const [opened, ...rest] = await events();
    const payload = { ...(opened && 'payload' in opened ? opened.payload : {}), schema: 'recueil/journal/2' };
    const fiche = `${FIRST}/fiche.json`;
    return new Map([
      ['manifest.json', await sign(new Map(files), manifest)],
      ['journal.jsonl', await withJournal([{ event: 'journal.opened', payload }, ...rest])],
      [
        fiche,
        await forge((all) => void all.set(fiche, canonicalBytes({ ...json(all, fiche), schema: 'recueil/item/9' }))),
      ],
    ]);
  }

  it('refuse an intact dossier, journal or fiche of a later version, unless the expected digest differs', async () => {
    for (const [path, files] of await laterVersions()) {
      expect(await refusal(files)).toMatchObject({ code: 'other-version', detail: { path } });
      expect(await listProblems(files, { expect: 'f'.repeat(64) })).toEqual(['expected-other manifest.json']);
      // Nothing that was not checked is said to agree.
      const report = await verifyFiles(files, { expect: 'f'.repeat(64) });
      expect(formatVerdict('fr', report)).toBe('Altéré ou incomplet');
    }
  });

  it('refuse an intact dossier of an earlier version, and not one that was altered', async () => {
    const { files: listed, ...manifest } = json(await make(), 'manifest.json');
    const files = await sign(await make(), { ...manifest, resources: listed });
    expect(await refusal(files)).toMatchObject({ code: 'other-version', detail: { path: 'manifest.json' } });
    files.set(`${FIRST}/texte.txt`, utf8('Autre'));
    expect(await listProblems(files)).toEqual([`altered ${FIRST}/texte.txt`]);
  });

  it('attack: do not refuse a dossier whose manifest was emptied and signed with another key than its journal', async () => {
    const files = new Map(await make()).set(`${FIRST}/texte.txt`, utf8('Autre'));
    const manifest = canonicalBytes({ schema: 'recueil/dossier/1' });
    const other = await createSigningKey();
    files.set('manifest.json', manifest).set('manifest.json.sig', await signDer(other.pkcs8, manifest));
    files.set('cle-publique.pem', utf8(spkiPem(other.spki)));
    expect(await listProblems(await rewriteSums(files))).toContain('key-other cle-publique.pem');
  });

  it('do not include a dossier whose version was altered to a later one', async () => {
    const files = await make();
    const text = new TextDecoder().decode(files.get('manifest.json')).replace('dossier/1', 'dossier/2');
    expect(await listProblems(new Map(files).set('manifest.json', utf8(text)))).toContain('altered manifest.json');
  });

  it('refuse anything that is not a dossier', async () => {
    const other: Files = new Map([
      ['manifest.json', utf8('{"name":"une extension"}')],
      ['a.txt', utf8('a')],
    ]);
    expect(await refusal(other)).toMatchObject({ code: 'not-a-dossier' });
    expect(await refusal(new Map())).toMatchObject({ code: 'not-a-dossier' });
    expect(await refusal(new Map([['SHA256SUMS', utf8(`${'a'.repeat(64)}  b.txt\n`)]]))).toMatchObject({
      code: 'not-a-dossier',
    });
  });
});
