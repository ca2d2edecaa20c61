import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { marksDocument } from '../../../src/domain/item/accountMarks.ts';
import { type Mark, notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { sealItem } from '../../../src/seal/sealItem.ts';
import { appendToJournal, ensureCase } from '../../../src/workflow/case/caseJournal.ts';
import { readDeadlines } from '../../../src/workflow/case/legalAdvice.ts';
import { runTool } from '../../support/dossier/externalTools.ts';
import { inventMessage } from '../../support/dossier/inventedMessages.ts';
import { readLetter } from '../../support/dossier/parseLetters.ts';
import { buildExportDependencies, guidedExport } from '../../support/exportDependencies.ts';
import { buildCapturedPage, createTestDependencies, recordOne } from '../../support/testDependencies.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';

const AT = '2026-11-20T09:00:00.000Z';

/** Handles contain their role, so that a text that names one is found. `session`: the logged-in account. */
const POSTS = [
  { handle: 'accuse_un', text: 'Tu vas le regretter.' },
  { handle: 'accuse_un', text: 'On sait où tu habites.' },
  { handle: 'accuse_deux', text: 'Personne ne veut de toi.' },
  { handle: 'soutien_s', text: 'Laissez-la tranquille, c’est grave.' },
  { handle: 'perso_p', text: 'Je préviens la modération.' },
  { handle: 'connectee_c', text: 'Bien fait pour eux.', session: 'Connectee_C' },
] as const;
type Handle = (typeof POSTS)[number]['handle'];

const keyOf = (handle: string) => `x/${handle}`;

async function createCase() {
  const deps = createTestDependencies();
  const ids: string[] = [];
  for (const [index, { handle, text, ...post }] of POSTS.entries()) {
    const address = `https://x.com/${handle}/status/${index + 1}`;
    const seen = {
      platform: 'x',
      visibility: 'public',
      text,
      address: { page: address, permalink: address, canonical: address, dropped: [] },
      author: { handle, displayName: null, profileUrl: `https://x.com/${handle}`, platformId: null },
      session: { account: 'session' in post ? post.session : null },
    } as const;
    ids.push(await recordOne(deps, buildCapturedPage({}, seen)));
  }
  const { caseId } = await ensureCase(deps);
  const mark = async (marks: Partial<Record<Handle, Mark>>) => {
    const accounts = Object.entries(marks).map(([handle, one]) => ({ account: keyOf(handle), mark: one, at: AT }));
    await changeDocument(deps, caseId, marksDocument, { accounts });
  };
  const markPost = (index: number, value: Mark) =>
    changeDocument(deps, caseId, notesDocument(ids[index] ?? ''), { mark: { value, at: AT } });
  return { deps, caseId, mark, markPost };
}

type MarkedCase = Awaited<ReturnType<typeof createCase>>;

/** Exports the case and returns the text of every document, by file name. */
async function readDocuments({ deps }: MarkedCase): Promise<ReadonlyMap<string, string>> {
  const exporting = buildExportDependencies(deps).deps;
  const run = { without: [], password: null, unread: null };
  const exported = await guidedExport(exporting, run);
  const texts = new Map<string, string>();
  const readPages = (pdf: Uint8Array) =>
    runTool('pdftotext', ['-layout', '-', '-'], undefined, pdf).replace(/\s+/g, ' ');
  for (const { fileName, file } of exported.letters?.files ?? []) texts.set(fileName, await readLetter(file));
  texts.set('pour-vous.pdf', readPages(await exported.advice.file.bytes()));
  texts.set('exposé', exported.statement.parts.map(({ text }) => text).join('\n'));
  const { files } = await JSZip.loadAsync(await exported.zips[0].file.arrayBuffer());
  const sheet = 'fiche-identification.pdf' in files ? ['fiche-identification'] : [];
  const read = (name: string) => files[name] ?? expect.fail(name);
  for (const name of [
    'comptes.csv',
    'chronologie.csv',
    'journal.jsonl',
    'index.html',
    ...sheet.map((one) => `${one}.csv`),
  ])
    texts.set(name, await read(name).async('string'));
  for (const name of ['dossier.pdf', ...sheet.map((one) => `${one}.pdf`)])
    texts.set(name, readPages(await read(name).async('uint8array')));
  return texts;
}

const ACCUSING = ['notification-x.docx', 'signalement-pharos.docx'];
const NEVER_ACCUSED = /soutien_s|perso_p|connectee_c|Laissez-la|Je préviens|Bien fait/;

/** Returns what the documents say of accounts that they call reported. */
function readReported(texts: ReadonlyMap<string, string>): string {
  const between = (name: string, from: string, to: string) =>
    (texts.get(name) ?? '')
      .split(from)
      .slice(1)
      .map((one) => one.split(to)[0])
      .join('\n');
  const rows = (texts.get('comptes.csv') ?? '').split('\r\n').filter((row) => row.endsWith(';oui'));
  const letters = [...texts].filter(([name]) => name.endsWith('.docx'));
  return [
    ...rows,
    between('exposé', 'Comptes signalés : ', '\n'),
    between('dossier.pdf', 'Comptes signalés par qui remet le dossier', 'Autres comptes lus sur les captures'),
    ...letters.map(([name]) => between(name, 'Comptes signalés :', 'Mes demandes')),
  ]
    .join('\n')
    .trim();
}

const ALL: Partial<Record<Handle, Mark>> = {
  accuse_un: 'reported',
  accuse_deux: 'reported',
  soutien_s: 'unrelated',
  perso_p: 'own',
  connectee_c: 'own',
};

describe('the documents of a case', () => {
  it.each<[string, Partial<Record<Handle, Mark>>, readonly string[]]>([
    ['nothing marked', {}, []],
    ['one account reported', { accuse_un: 'reported' }, ['accuse_un']],
    ['two accounts reported', { accuse_un: 'reported', accuse_deux: 'reported' }, ['accuse_un', 'accuse_deux']],
    ['every account marked', ALL, ['accuse_un', 'accuse_deux']],
    ['only her own accounts marked', { perso_p: 'own', connectee_c: 'own' }, []],
    ['only a supporter marked', { soutien_s: 'unrelated' }, []],
  ])('accuse neither a supporter nor the person: %s', async (_name, marks, reported) => {
    const marked = await createCase();
    await marked.mark(marks);
    const texts = await readDocuments(marked);
    for (const name of ACCUSING) {
      const text = texts.get(name) ?? '';
      expect(text, name).not.toMatch(NEVER_ACCUSED);
      for (const handle of ['accuse_un', 'accuse_deux'])
        expect(text.includes(`https://x.com/${handle}/`), `${name} ${handle}`).toBe(reported.includes(handle));
      // A letter may be sent as it is: it holds no advice.
      expect(text, name).not.toContain('marqué « visé par le dossier »');
    }
    // Nothing is reported yet: she is told what to do, apart.
    expect(texts.get('pour-vous.pdf')?.includes('Aucun compte n’est marqué « visé par le dossier »')).toBe(
      reported.length === 0,
    );
    const accused = readReported(texts);
    expect(accused).not.toMatch(NEVER_ACCUSED);
    for (const name of ['fiche-identification.csv', 'fiche-identification.pdf']) {
      expect(texts.has(name), name).toBe(reported.length > 0);
      expect(texts.get(name) ?? '', name).not.toMatch(NEVER_ACCUSED);
      for (const handle of reported) expect(texts.get(name), name).toContain(`https://x.com/${handle}`);
    }
    for (const handle of reported) expect(accused).toContain(handle);
    expect(accused === '' || reported.length > 0).toBe(true);
    for (const [name, text] of texts) expect(text, name).not.toMatch(/comptes? mis en cause|« auteur »|pas concerné/);
    // Marks are in no record and no journal line.
    expect(texts.get('journal.jsonl')).not.toMatch(/marks|reported|unrelated/);
  });

  it('count what they say: publications of the reported accounts, and how many others are visible', async () => {
    const marked = await createCase();
    await marked.mark({ accuse_un: 'reported', perso_p: 'own' });
    const texts = await readDocuments(marked);
    const counts = '2 publications de 1 compte signalé';
    expect(texts.get('exposé')).toContain(`${counts} ; 2 autres comptes lus sur les captures.`);
    expect(texts.get('dossier.pdf')).toContain('1 compte signalé : @accuse_un* (2).');
    expect(texts.get('dossier.pdf')).toContain('2 publications de comptes signalés : X (ex-Twitter) (2)');

    expect(texts.get('dossier.pdf')).toContain('2 pièces non signalées par qui remet le dossier, non comptées.');
    expect(texts.get('dossier.pdf')).toContain('2 pièces de contexte ou documents, à part.');
    expect(texts.get('dossier.pdf')).toContain('Autres comptes lus sur les captures');
    expect(
      texts
        .get('chronologie.csv')
        ?.split('\r\n')
        .map((row) => row.split(';').at(-1)),
    ).toEqual([
      'non comptée',
      '',
      '',
      'non signalée par qui remet le dossier',
      'non signalée par qui remet le dossier',
      'compte de la victime',
      'compte connecté',
      '',
    ]);
  });

  it('call every account visible while none is reported', async () => {
    const texts = await readDocuments(await createCase());
    expect(texts.get('exposé')).toContain('5 publications enregistrées ; 4 comptes lus sur les captures.');
    expect(texts.get('dossier.pdf')).not.toMatch(/signalés? par qui remet le dossier|comptes? signalé/);
    expect(texts.get('lettre-procureur.docx')).toContain(
      'Comptes lus sur les captures ; tous ne sont pas mis en cause :',
    );
  });

  it('follow the mark of one post before the mark of its account', async () => {
    const marked = await createCase();
    await marked.mark({ accuse_un: 'reported' });
    await marked.markPost(0, 'unrelated');
    await marked.markPost(2, 'reported');
    const notice = (await readDocuments(marked)).get('notification-x.docx') ?? '';
    expect(notice).not.toContain('Tu vas le regretter.');
    expect(notice).toContain('On sait où tu habites.');
    expect(notice).toContain('Personne ne veut de toi.');
  });
});

it('the days to act do not come from the person’s own posts, marked or of the account that was logged in', async () => {
  const { deps, mark } = await createCase();
  const ordinalsOf = async () => {
    const { deadlines } = await readDeadlines(deps, 'Europe/Paris');
    const groups = [...deadlines.week, ...deadlines.month, ...deadlines.later, ...deadlines.passed];
    return [...new Set(groups.flatMap(({ ordinals }) => ordinals))].sort();
  };
  expect(await ordinalsOf()).toEqual([1, 2, 3, 4, 5]);
  await mark(ALL);
  // « Pas concerné » stops no period.
  expect(await ordinalsOf()).toEqual([1, 2, 3, 4]);
  await mark({ connectee_c: 'reported' });
  expect(await ordinalsOf()).toEqual([1, 2, 3, 4, 5, 6]);
});

it('whoever made an archive wrote in it: beside a reported account, theirs is not one that is only visible', async () => {
  const made = await createCase();
  const { deps, caseId } = made;
  const seal = async (index: number, sender: string, fromHolder: boolean) => {
    const { observed, preview } = inventMessage({ index, sender, text: `Message ${index}.`, exported: { fromHolder } });
    const { item } = await appendToJournal(deps, caseId, async ({ items }) => {
      const sealed = await sealItem(
        { observed, files: [], preview: new Blob([new Uint8Array(preview)]) },
        { id: deps.ids.uuid(), caseId, ordinal: items + 1 },
      );
      return { event: { event: 'item.imported', item: sealed.fiche.id, digest: sealed.digest }, item: sealed };
    });
    return item?.fiche.id ?? '';
  };
  const theirs = await seal(1, 'Accuse Trois', false);
  await seal(2, 'Titulaire Inventée', true);
  await changeDocument(deps, caseId, notesDocument(theirs), { mark: { value: 'reported', at: AT } });
  const texts = await readDocuments(made);
  expect(texts.get('comptes.csv')).toContain('Accuse Trois');
  expect(texts.get('comptes.csv')).not.toContain('Titulaire');
  expect(texts.get('chronologie.csv')).toMatch(/Titulaire Inventée.*message du titulaire de l’archive/);
});
