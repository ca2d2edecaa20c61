import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PURPOSES } from '../../../src/domain/export/dossierOptions.ts';
import { compareNumbers } from '../../../src/domain/export/exhibitNumber.ts';
import { hasProsecution, listNotProsecuted, listProsecuted } from '../../../src/dossier/data/prosecution.ts';
import { intro } from '../../../src/dossier/strings/prosecutionWords.ts';
import { fileSource } from '../../../src/seal/verify/verifyDossier.ts';
import { runTool, stripWhitespace } from '../../support/dossier/externalTools.ts';
import { inventCase, markItems, writeInventedDossier } from '../../support/dossier/inventedCase.ts';
import { inventMessage } from '../../support/dossier/inventedMessages.ts';
import { type InventedPost, inventPost } from '../../support/dossier/inventedPosts.ts';
import { makeTestFolder } from '../../support/testFolder.ts';
import { readFiles, resignDossier } from '../../support/vectors/resignDossier.ts';
import { requireFile } from '../../support/vectors/tamper.ts';
import { verifyFiles } from '../../support/vectors/verifyFiles.ts';

const folder = makeTestFolder();
const LONG = Array.from({ length: 300 }, (_, index) => `mot${index}`).join(' ');

const post = (id: string, text: string | null, more: Parameters<typeof inventPost>[0] = {}): InventedPost =>
  inventPost({
    text,
    author: { handle: 'compte_invente', displayName: 'Compte Inventé' },
    address: { page: `https://x.com/${id}`, permalink: `https://x.com/${id}` },
    ...more,
  });
const on = (iso: string | null): Parameters<typeof inventPost>[0] => ({
  posting: { iso, precision: iso === null ? null : 's' },
});

async function writeFor(purpose: (typeof PURPOSES)[number], posts: readonly InventedPost[]) {
  const invented = markItems(await inventCase(posts));
  const { zip } = await writeInventedDossier(invented, { options: { purpose } });
  return readFiles(await fileSource(new Blob([zip])));
}
const textOf = (files: Awaited<ReturnType<typeof writeFor>>, path: string) =>
  new TextDecoder().decode(requireFile(files, path));

describe('the table of the words', () => {
  let files: Awaited<ReturnType<typeof writeFor>>;
  let pdf: string;
  beforeAll(async () => {
    files = await writeFor('lawyer', [
      post('3', 'Sans date, mais mot pour mot.', on(null)),
      post('2', `=1+1 ; « Tu vas payer »\nmenteuse`, { ...on('2026-11-08T21:41:00Z'), visibility: 'public' }),
      post('1', LONG, on('2026-11-02T09:00:00Z')),
      post('4', 'Vu un mois.', on('2025-11')),
    ]);
    const path = join(folder, 'tableau-propos.pdf');
    writeFileSync(path, requireFile(files, 'tableau-propos.pdf'));
    pdf = runTool('pdftotext', ['-layout', '-enc', 'UTF-8', path, '-']);
  });

  it('has each publication with its first day and exact words, the earliest first, and two blanks', () => {
    const path = join(folder, 'tableau-propos.csv');
    writeFileSync(path, requireFile(files, 'tableau-propos.csv'));
    const script =
      'import csv,json,sys;print(json.dumps(list(csv.DictReader(open(sys.argv[1],encoding="utf-8-sig",newline=""),delimiter=";"))))';
    const rows: Record<string, string>[] = JSON.parse(runTool('python3', ['-c', script, path]));
    expect(rows.map((row) => [row['premier jour'], row.adresse, row['mots exacts']])).toEqual([
      ['2025-11-01', 'https://x.com/4', 'Vu un mois.'],
      ['2026-11-02', 'https://x.com/1', LONG],
      ['2026-11-08', 'https://x.com/2', "'=1+1 ; « Tu vas payer »\nmenteuse"],
      ['non lu', 'https://x.com/3', 'Sans date, mais mot pour mot.'],
    ]);
    expect(rows.map((row) => [row.qualification, row['texte de loi']])).toEqual([
      ['', ''],
      ['', ''],
      ['', ''],
      ['', ''],
    ]);
    // What she ticked of a post would plead for the press law alone: it stays in pour-vous.pdf.
    expect(Object.keys(rows[0] ?? {}).join()).not.toMatch(/connexion|IP/);
    expect(rows[2]).toMatchObject({ 'compte n°': '1', compte: 'compte_invente', visibilité: 'publique' });
  });

  it('prints the words, and says where a long text goes on', () => {
    const shown = stripWhitespace(pdf);
    expect(shown).toContain(stripWhitespace('4 publications, de la plus ancienne à la plus récente'));
    expect(shown).toContain(stripWhitespace('« Tu vas payer »'));
    expect(shown).toContain('mot0mot1');
    expect(shown).not.toContain('mot299');
    expect(pdf).toContain('[…]');
    expect(shown).toMatch(/auplustôt.*le1er.*novembre.*2025.*2novembre.*8novembre.*datenonlu/);
  });

  it('is named in LISEZ-MOI.txt, and compared by the verifier', async () => {
    expect(textOf(files, 'LISEZ-MOI.txt')).toContain('tableau-propos.csv');
    const remarks = async (from: string, to: string) => {
      const forged = new TextEncoder().encode(textOf(files, 'tableau-propos.csv').replace(from, to));
      const changed = await resignDossier(new Map(files).set('tableau-propos.csv', forged));
      return (await verifyFiles(changed)).notes.map(({ code, path }) => `${code} ${path}`);
    };
    expect(await remarks('', '')).not.toContain('document-differs tableau-propos.csv');
    for (const [from, to] of [
      ['Tu vas payer', 'Tu vas jouer'],
      ['https://x.com/2', 'https://x.com/4'],
      ['compte_invente', 'compte_accuse'],
    ] as const)
      expect(await remarks(from, to), to).toContain('document-differs tableau-propos.csv');
  });
});

it('has what has no account read, each publication once, with the first day of the clock; a call is no word', async () => {
  const sure = { 'address.permalink': { how: 'element', confidence: 'high' } } as const;
  const reading = { reader: 'x', version: '1', confirmed: null, fields: sure };
  const unnamed = { author: { handle: null, displayName: null }, ...on('2026-11-02T09:00:00Z') };
  const posts = [
    post('1', 'Vu en janvier.', { ...on('2026-01'), reading }),
    post('1', 'Vu en janvier.', { ...on('2026-01-10'), reading }),
    post('2', 'Capture d’un téléphone.', unnamed),
    post('3', null, {
      ...unnamed,
      provenance: { tool: 'recueil', version: '0', options: { mode: 'screen', entry: 'screen' } },
    }),
    inventMessage({ index: 7, text: 'Appel manqué', time: '2026-11-03T10:00', exported: { kind: 'call' } }),
  ];
  const { snapshot } = markItems(await inventCase(posts), ({ fiche }) =>
    fiche.author.handle === null ? undefined : 'reported',
  );
  const rows = listProsecuted(snapshot.items);
  expect(rows.map(({ firstDay, words }) => [firstDay, words])).toEqual([
    ['2026-01-10', 'Vu en janvier.'],
    ['2026-11-02', 'Capture d’un téléphone.'],
  ]);
  const listed = [...rows.map(({ item }) => item.number), ...listNotProsecuted(snapshot.items)];
  expect(listed.toSorted(compareNumbers)).toEqual([1, 2, 3, 4, '5-1']);
});

it('names every exhibit that is no row, also what the person wrote', async () => {
  const posts = [post('1', 'Mots.'), post('2', 'Ma réponse.'), post('3', 'Un autre.')];
  const { snapshot } = markItems(await inventCase(posts), ({ number }) => (number === 2 ? 'own' : 'reported'));
  expect(listNotProsecuted(snapshot.items)).toEqual([2]);
});

it('prints the whole number of a message, and names the exhibits that it has not', async () => {
  const time = '2026-11-03T10:00';
  const messages = [
    inventMessage({ index: 7, text: 'Tu vas voir.', time }),
    inventMessage({ index: 8, text: 'Appel manqué', time, exported: { kind: 'call' } }),
  ];
  const path = join(folder, 'messages.pdf');
  writeFileSync(path, requireFile(await writeFor('lawyer', messages), 'tableau-propos.pdf'));
  const shown = stripWhitespace(runTool('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-']));
  expect(shown).toContain('1,message1');
  expect(shown).toMatch(/Nonreprisici,àliredans.*:pièce(n°)?1,message2\./);
});

it('has no row for a message whose words were not read, and says what has no account', async () => {
  const messages = [inventMessage({ index: 7, text: null, time: '2026-11-03T10:00' })];
  const unnamed = post('2', 'Sans compte.', { author: { handle: null, displayName: null } });
  const invented = markItems(await inventCase([post('1', 'Mots.'), unnamed, ...messages]));
  expect(listProsecuted(invented.snapshot.items).map(({ words }) => words)).toEqual(['Mots.', 'Sans compte.']);
  expect(listNotProsecuted(invented.snapshot.items)).toEqual(['3-1']);
  expect(intro(2, 1, 'dossier.pdf')).toContain('2 publications, dont 1 sans compte lu');
});

it('names the page of an account, which may insult, among what it has not', async () => {
  const linked = { item: '00000000-0000-4000-8000-000000000001', relation: 'profile' } as const;
  const posts = [
    post('1', 'Mots.'),
    post('2', 'Une biographie.', { context: { quoted: null, replyTo: null, linked } }),
  ];
  expect(listNotProsecuted(markItems(await inventCase(posts)).snapshot.items)).toEqual([2]);
});

it('has when the person last looked, and a blank for who publishes a site', async () => {
  const path = join(folder, 'site.pdf');
  const posts = [post('1', 'Mots.', { platform: 'web' })];
  writeFileSync(path, requireFile(await writeFor('lawyer', posts), 'tableau-propos.pdf'));
  const shown = stripWhitespace(runTool('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-']));
  expect(shown).toContain('nonvérifiéedepuislacapture');
  expect(shown).toContain('Directeurdelapublication:____');
  const { snapshot } = markItems(await inventCase(posts));
  const check = { at: '2026-11-20T10:00:00.000Z', address: 'https://x.com/1', result: 'deleted', item: null } as const;
  const [item] = snapshot.items;
  if (item === undefined) throw new Error('no item');
  const notes = { schema: 'recueil/notes/1', item: item.fiche.id, online: [check] } as const;
  expect(listProsecuted([{ ...item, notes }]).map(({ lastCheck }) => lastCheck)).toEqual([check]);
});

it('is for an avocat alone', async () => {
  const { snapshot } = markItems(await inventCase([post('1', 'Mots.')]));
  expect(PURPOSES.filter((purpose) => hasProsecution(snapshot.items, { purpose }))).toEqual(['lawyer']);
  expect(hasProsecution(snapshot.items, {})).toBe(false);
});
