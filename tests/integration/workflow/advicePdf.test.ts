import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  COMPLAINT_DOES_NOT_STOP_PERIOD,
  ESTIMATE_NOTICE,
  LIMITATION_PERIODS,
  UNDATED_IMPORTS_NOTICE,
} from '../../../src/law/limitationPeriods.ts';
import { type AnswerValue, answersDocument, type QuestionId, recordAnswer } from '../../../src/law/questions.ts';
import { OFFENCES } from '../../../src/law/suggestions.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { ensureCase, type WorkflowDependencies } from '../../../src/workflow/case/caseJournal.ts';
import { updateDocument } from '../../../src/workflow/case/storedDocuments.ts';
import { buildExportDependencies, exportDossier } from '../../support/exportDependencies.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
  recordOne,
} from '../../support/testDependencies.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

/** Answers a question about the law, in the current case. */
async function saveAnswer(deps: WorkflowDependencies, question: QuestionId, answer: AnswerValue): Promise<void> {
  const { caseId } = await ensureCase(deps);
  const at = deps.clock.now().toISOString();
  await updateDocument(deps, caseId, answersDocument, (before) => recordAnswer(before, question, answer, at));
}

const [dir, english] = [makeTestFolder(), makeTestFolder()];

const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1e8 });
const normalize = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('’', "'").toLowerCase();

const readLetter = (xml: string): string => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]*>/g, '');

/** Reads the text of every file of a folder, including PDF and DOCX files. */
async function readTexts(dir: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const path of await readdir(dir, { recursive: true })) {
    const file = join(dir, path);
    if (/\.pdf$/.test(path)) texts.set(path, run('pdftotext', [file, '-'], dir));
    else if (/\.docx$/.test(path)) texts.set(path, readLetter(run('unzip', ['-p', file], dir)));
    else if (/\.(?:txt|csv|html?|jsonl?|svg)$/.test(path)) texts.set(path, await readFile(file, 'utf8'));
  }
  return texts;
}

const UNREAD = { raw: null, iso: null, precision: null, source: null } as const;

it('pour-vous.pdf has deadlines, offences and help lines, and the zip has no deadline', async () => {
  const deps = createTestDependencies();
  await recordOne(deps);
  await recordItem(
    deps,
    // Of another post: two captures of one have one date.
    buildCapturedPage(
      {},
      { posting: UNREAD, address: { page: 'https://x.com/fil', permalink: null, canonical: null, dropped: [] } },
    ),
    buildRecordRequest(deps),
  );
  await saveAnswer(deps, 'insult', 'yes');
  await saveAnswer(deps, 'intimate', 'yes');
  const { advice, zips, letters } = await exportDossier(buildExportDependencies(deps).deps, { without: [] });
  await writeFile(join(dir, 'pour-vous.pdf'), await advice.file.bytes());
  await writeFile(join(dir, 'dossier.zip'), await zips[0].file.bytes());
  run('qpdf', ['--check', 'pour-vous.pdf'], dir);
  expect(run('pdfinfo', ['pour-vous.pdf'], dir)).toMatch(/Tagged: +yes/);
  const adviceText = normalize(run('pdftotext', ['pour-vous.pdf', '-'], dir));
  for (const { fr } of [ESTIMATE_NOTICE, COMPLAINT_DOES_NOT_STOP_PERIOD]) expect(adviceText).toContain(normalize(fr));
  expect(adviceText).toContain('injure, diffamation, appel public à la violence : 3 mois');
  expect(adviceText).toMatch(/ 1 jusqu'au \d+ \p{L}+ \d{4} /u);
  expect(adviceText).toContain("n'a pas été lue");
  expect(adviceText).toContain('226-2-1');
  expect(adviceText).toContain('à titre indicatif');
  expect(adviceText).toContain('3114');
  expect(adviceText).toContain("n'écrivez pas ce que vous avez fait vous-même");
  expect(adviceText).not.toContain('null');
  // On one line, so that it can be dialled from paper.
  expect(run('pdftotext', ['pour-vous.pdf', '-'], dir)).toMatch(
    /\+33[ \u00a0]1[ \u00a0]80[ \u00a0]52[ \u00a0]33[ \u00a0]76/,
  );

  run('unzip', ['-q', 'dossier.zip', '-d', 'out'], dir);
  for (const { fileName, file } of letters?.files ?? [])
    await writeFile(join(dir, 'out', fileName), await file.bytes());
  const texts = await readTexts(join(dir, 'out'));
  expect([...texts.keys()]).toEqual(expect.arrayContaining(['dossier.pdf', 'LISEZ-MOI.txt', 'lettre-procureur.docx']));
  const forbidden = [
    ...LIMITATION_PERIODS.flatMap(({ title, meaning, computed, uncertain, passed }) => [
      title,
      meaning,
      computed,
      uncertain,
      passed,
    ]),
    ESTIMATE_NOTICE,
    COMPLAINT_DOES_NOT_STOP_PERIOD,
    UNDATED_IMPORTS_NOTICE,
    ...OFFENCES.map(({ label }) => label),
  ].map(({ fr }) => normalize(fr));
  const dates = [...adviceText.matchAll(/jusqu'au (\d+ \p{L}+ \d{4})/gu)].map(([, date]) => String(date));
  expect(dates.length).toBeGreaterThan(4);
  for (const [path, text] of texts) {
    // The verifier page is minified code.
    if (path === 'verifier.html') continue;
    const textOfPage = normalize(text);
    expect(
      [...forbidden, ...dates].filter((words) => textOfPage.includes(words)),
      path,
    ).toEqual([]);
    expect(
      textOfPage.match(/prescription|prescrit|plainte simple|\bdélais?\b|3 mois|trois mois|six ans|\b6 ans/g),
      path,
    ).toBeNull();
  }
  expect([...texts.keys()].filter((path) => /pour-vous/.test(path))).toEqual([]);
});

it('in English, pour-vous.pdf alone is in English: dossier and letters are for authorities', async () => {
  const deps = createTestDependencies();
  await recordOne(deps);
  await saveAnswer(deps, 'insult', 'yes');
  const exported = await exportDossier({ ...buildExportDependencies(deps).deps, language: 'en' }, { without: [] });
  const bytes = await exported.advice.file.bytes();
  expect(Buffer.from(bytes).toString('latin1')).toContain('/Lang (en-GB)');
  await writeFile(join(english, 'pour-vous.pdf'), bytes);
  await writeFile(join(english, 'remise.pdf'), await exported.receipt.file.bytes());
  await writeFile(join(english, 'dossier.zip'), await exported.zips[0].file.bytes());
  run('unzip', ['-q', 'dossier.zip', 'dossier.pdf', 'LISEZ-MOI.txt'], english);
  for (const { fileName, file } of exported.letters?.files ?? [])
    await writeFile(join(english, fileName), await file.bytes());
  const texts = await readTexts(english);
  expect(normalize(texts.get('pour-vous.pdf') ?? '')).toContain('this document is for you only');
  const inEnglish = [...texts].filter(([, text]) => /\b(?:this|your|the|of|and)\b/i.test(text.replace(/“[^”]*”/g, '')));
  expect(inEnglish.map(([path]) => path)).toEqual(['pour-vous.pdf']);
  expect(texts.size).toBeGreaterThan(4);
});
