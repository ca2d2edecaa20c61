import { expect, it } from 'vitest';
import { exportChoicesDocument } from '../../../src/domain/export/exportChoices.ts';
import { type AccountMarks, marksDocument } from '../../../src/domain/item/accountMarks.ts';
import { hiddenDocument } from '../../../src/domain/item/hiddenWords.ts';
import { notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { ensureCase } from '../../../src/workflow/case/caseJournal.ts';
import { updateDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { runTool } from '../../support/dossier/externalTools.ts';
import { buildExportDependencies, guidedExport } from '../../support/exportDependencies.ts';
import { buildCapturedPage, createTestDependencies, recordOne } from '../../support/testDependencies.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';

const AT = '2026-11-20T09:00:00.000Z';
const HIDDEN = 'Boulevard Imaginaire';
const THREAT = 'On sera tous devant chez toi vendredi soir, prépare tes affaires et quitte le club';

const POSTS = [
  { handle: 'accuse_un', text: THREAT, mark: 'reported' },
  { handle: 'accuse_deux', text: `${THREAT} !`, mark: 'reported' },
  { handle: 'soutien_s', text: THREAT, mark: 'unrelated' },
  { handle: 'perso_p', text: THREAT, mark: 'own' },
  // The account is reported, this post is not.
  { handle: 'accuse_un', text: `${THREAT}, dit-on`, mark: 'reported', postMark: 'unrelated' },
  // Left out of the dossier, with a word that the person hides.
  { handle: 'accuse_trois', text: `${THREAT}, ${HIDDEN}`, mark: 'reported', isLeftOut: true },
] as const;

it('« Mêmes mots, mêmes fichiers » has only reported posts, and nothing of those that are left out', async () => {
  const deps = createTestDependencies();
  const ids: string[] = [];
  for (const [index, { handle, text }] of POSTS.entries()) {
    const address = `https://x.com/${handle}/status/${index + 1}`;
    const author = { handle, displayName: null, profileUrl: `https://x.com/${handle}`, platformId: null };
    const observed = {
      platform: 'x',
      text,
      address: { page: address, permalink: address, canonical: address, dropped: [] },
      author,
    };
    ids.push(await recordOne(deps, buildCapturedPage({}, observed)));
  }
  const { caseId } = await ensureCase(deps);
  const accounts = new Map(POSTS.map(({ handle, mark }) => [`x/${handle}`, mark]));
  await updateDocument(deps, caseId, marksDocument, (before): AccountMarks => {
    return { ...before, accounts: [...accounts].map(([account, mark]) => ({ account, mark, at: AT })) };
  });
  for (const [index, post] of POSTS.entries())
    if ('postMark' in post)
      await changeDocument(deps, caseId, notesDocument(ids[index] ?? ''), { mark: { value: post.postMark, at: AT } });
  const leftOut = ids.filter((_, index) => POSTS[index] !== undefined && 'isLeftOut' in POSTS[index]);
  await changeDocument(deps, caseId, exportChoicesDocument, { leftOut });
  await changeDocument(deps, caseId, hiddenDocument, { words: [{ at: AT, text: HIDDEN }] });

  const exporting = buildExportDependencies(deps).deps;
  const run = { without: [], password: null, unread: null };
  const { zips } = await guidedExport(exporting, run);
  const pdf = await zips[0].pdf?.file.arrayBuffer();
  const text = runTool('pdftotext', ['-layout', '-', '-'], undefined, new Uint8Array(pdf ?? expect.fail('no PDF')));
  const [, after = ''] = text.split('\nMêmes mots, mêmes fichiers\n');
  const [section = ''] = after.split(/\n\f?(?:Pièces|Méthode, .*)\n/);
  expect(section).toContain('Texte 1 : 2 publications de 2 comptes, textes identiques');
  expect([...section.matchAll(/@\w+/g)].map(([handle]) => handle)).toEqual(['@accuse_un', '@accuse_deux']);
  expect(section).not.toMatch(/dit-on|soutien_s|perso_p/);
  expect(text).not.toMatch(/Imaginaire|accuse_trois/);
});
