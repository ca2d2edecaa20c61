import { JSDOM } from 'jsdom';
import JSZip from 'jszip';
import { expect } from 'vitest';
import type { DossierOptions } from '../../../src/domain/export/dossierOptions.ts';
import { writeLetters } from '../../../src/dossier/letters/letters.ts';
import { buildDossierContext, type InventedCase } from './inventedCase.ts';

const { DOMParser } = new JSDOM('').window;

const readXml = async (letter: Blob): Promise<string> =>
  (await (await JSZip.loadAsync(await letter.arrayBuffer())).file('word/document.xml')?.async('string')) ?? '';

/** Returns the text of a letter, a line a paragraph. */
export const readLetter = async (letter: Blob): Promise<string> =>
  (await readXml(letter)).replaceAll('</w:p>', '\n').replace(/<[^>]*>/g, '');

interface ParsedLetter {
  readonly text: string;
  /** For the person who signs; in no letter. */
  readonly advice: string;
  readonly parts: readonly string[];
  /** For each paragraph, whether it stays on the page of the next one. */
  readonly kept: readonly boolean[];
}

/** Returns the text of one letter, empty when it is not written. */
export const textOfLetter = async (name: string, from: InventedCase, plan?: DossierOptions): Promise<string> =>
  (await parseLetters(from, plan)).get(`${name}.docx`)?.text ?? '';

/** Returns every letter by its file name, read with JSZip and an XML parser. */
export async function parseLetters(
  inventedCase: InventedCase,
  plan: DossierOptions = {},
): Promise<Map<string, ParsedLetter>> {
  const all = new Map<string, ParsedLetter>();
  const dossiers = [
    { fileName: 'recueil-essai.zip', manifestDigest: 'cd'.repeat(32), pdf: { fileName: 'recueil-essai.pdf' } },
  ];
  const context = buildDossierContext(inventedCase, { options: plan });
  for await (const { fileName, file, advice } of writeLetters(context, dossiers)) {
    const zip = await JSZip.loadAsync(await file.arrayBuffer());
    const document = new DOMParser().parseFromString(await readXml(file), 'application/xml');
    expect(document.getElementsByTagName('parsererror'), fileName).toHaveLength(0);
    const paragraphs = [...document.getElementsByTagName('w:p')].map((one) =>
      [...one.getElementsByTagName('w:t')].map((run) => run.textContent).join(''),
    );
    const kept = [...document.getElementsByTagName('w:p')].map((one) => one.innerHTML.includes('w:keepNext'));
    const parts = Object.keys(zip.files);
    all.set(fileName, { text: paragraphs.join('\n'), advice, parts, kept });
  }
  return all;
}
