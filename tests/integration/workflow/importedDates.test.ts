import { expect, it } from 'vitest';
import { EMPTY_USER_INPUT, type FileToImport } from '../../../src/domain/item/importedFiles.ts';
import { notesDocument } from '../../../src/domain/item/itemNotes.ts';
import { parseStatedDate } from '../../../src/domain/item/statedDate.ts';
import { formatDateLine, sortByDate } from '../../../src/dossier/data/exhibitLabels.ts';
import { chronologyCsv } from '../../../src/dossier/dossierTables.ts';
import { readDeadlines } from '../../../src/workflow/case/legalAdvice.ts';
import { updateDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { importFiles } from '../../../src/workflow/importFiles.ts';
import { inventCase } from '../../support/dossier/inventedCase.ts';
import { inventPost } from '../../support/dossier/inventedPosts.ts';
import { parseLetters } from '../../support/dossier/parseLetters.ts';
import { buildExportDependencies, readPlan } from '../../support/exportDependencies.ts';
import { png } from '../../support/import/sampleFiles.ts';
import { buildImportDependencies } from '../../support/importDependencies.ts';
import { createTestDependencies } from '../../support/testDependencies.ts';

const TAKEN = { source: 'name', raw: '20261111', iso: '2026-11-11', precision: 'day' } as const;
const image = (name: string, width: number) => new File([png(width, 1)], name);

async function importCase(...files: readonly FileToImport[]) {
  const deps = createTestDependencies();
  await importFiles(buildImportDependencies(deps), files, () => undefined, new AbortController().signal);
  const head = (await deps.store.currentCase()) ?? expect.fail('no case');
  const plan = () => readPlan(buildExportDependencies(deps).deps, head);
  return { deps, head, plan };
}

it('dates of files, taken over by the person, are used everywhere and are said to be the file’s', async () => {
  const { deps, plan } = await importCase(
    { file: image('sans-date.png', 1), userInput: EMPTY_USER_INPUT },
    { file: image('Screenshot_20261111.png', 2), userInput: EMPTY_USER_INPUT, takenDate: TAKEN },
  );
  const { snapshot } = await plan();
  const lines = sortByDate(snapshot.items).map((item) => formatDateLine(item));
  expect(lines[0]).toBe('11 novembre 2026 (jour seulement), date du fichier');
  expect(lines[1]).toContain('importée');
  const csv = new TextDecoder().decode(chronologyCsv(snapshot.items));
  expect(csv.split('\r\n')[2]).toContain(';2026-11-11;2026-11-11;date du fichier;day;');
  const dated = snapshot.items[1];
  expect(dated?.notes?.posted).toEqual([{ at: expect.any(String), ...TAKEN }]);
  expect(JSON.parse(new TextDecoder().decode(dated?.ficheBytes)).posting.iso).toBeNull();
  const { deadlines } = await readDeadlines(deps, 'Europe/Paris');
  const groups = Object.values(deadlines).flat();
  const undated = groups.filter(({ ordinals }) => ordinals.includes(1));
  expect(undated.every(({ doubts }) => doubts.includes('posting-unread'))).toBe(true);
  expect(undated.map(({ limitationPeriod }) => limitationPeriod)).not.toContain('press');
  expect(groups[0]).toMatchObject({ ordinals: [2], from: { first: '2026-11-11' } });
  expect(groups[0]?.doubts).toContain('posting-file');
});

it('a date stated later wins, keeps its history, and the sealed record stays', async () => {
  const { deps, head, plan } = await importCase({
    file: image('a.png', 2),
    userInput: { ...EMPTY_USER_INPUT, date: '12/11/2026' },
    takenDate: null,
  });
  const before = (await plan()).snapshot.items[0];
  const later = parseStatedDate('10/11/2026', '2026-11-22T09:00:00.000Z');
  if (before === undefined || later === null) throw new Error('nothing to state');
  await updateDocument(deps, head.caseId, notesDocument(before.fiche.id), (notes) => ({
    ...notes,
    posted: [...notes.posted, later],
  }));
  const [after] = (await plan()).snapshot.items;
  expect(after?.digest).toBe(before.digest);
  expect(after?.ficheBytes).toEqual(before.ficheBytes);
  expect(after?.sealedPosting?.iso).toBe('2026-11-12');
  expect(after && formatDateLine(after)).toBe(
    '10 novembre 2026 (jour seulement), date indiquée par qui remet le dossier',
  );
  const { deadlines } = await readDeadlines(deps, 'Europe/Paris');
  const [group] = Object.values(deadlines).flat();
  expect(group?.from.first).toBe('2026-11-10');
  expect(group?.doubts).toContain('posting-declared');
});

it('no letter asserts a date or a platform that nothing read', async () => {
  const { plan } = await importCase(
    { file: image('a.png', 1), userInput: { ...EMPTY_USER_INPUT, platform: 'snapchat' } },
    { file: image('b.png', 2), userInput: EMPTY_USER_INPUT },
    {
      file: image('Screenshot_20261119.png', 3),
      userInput: EMPTY_USER_INPUT,
      takenDate: { ...TAKEN, iso: '2026-11-19' },
    },
  );
  const { snapshot } = await plan();
  const letters = await parseLetters({ ...(await inventCase([inventPost({})])), snapshot });
  const reminder = letters.get('aide-memoire-plainte.docx')?.text ?? '';
  expect(reminder).toContain(
    'le 19 novembre 2026 (date du fichier) (date non connue pour 2 publications), sur Snapchat, indiqué par qui remet le dossier.',
  );
  for (const [name, { text }] of letters)
    expect(text, name).not.toMatch(/plateforme non indiquée\.|lecture incertaine/);
});
