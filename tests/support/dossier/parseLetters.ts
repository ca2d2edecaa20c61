import { JSDOM } from 'jsdom';
import JSZip from 'jszip';
import { expect } from 'vitest';
import type { DossierOptions } from '../../../src/domain/export/dossierOptions.ts';
import { writeLetters } from '../../../src/dossier/letters/letters.ts';
import { buildDossierContext, type InventedCase } from './inventedCase.ts';

const { DOMParser } = new JSDOM('').window;

interface ParsedLetter {
  readonly text: string;
  readonly parts: readonly string[];
  /** For each paragraph, whether it stays on the page of the next one. */
  readonly kept: readonly boolean[];
}

/** Returns every letter by its file name, read with JSZip and an XML parser. */
export async function parseLetters(
  inventedCase: InventedCase,
  plan: DossierOptions = {},
): Promise<Map<string, ParsedLetter>> {
  const all = new Map<string, ParsedLetter>();
  const dossiers = [{ fileName: 'recueil-essai.zip', manifestDigest: 'cd'.repeat(32) }];
  const context = buildDossierContext(inventedCase, { options: plan });
  for await (const { fileName, file } of writeLetters(context, dossiers)) {
    const zip = await JSZip.loadAsync(await file.arrayBuffer());
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    const document = new DOMParser().parseFromString(xml, 'application/xml');
    expect(document.getElementsByTagName('parsererror'), fileName).toHaveLength(0);
    const paragraphs = [...document.getElementsByTagName('w:p')].map((one) =>
      [...one.getElementsByTagName('w:t')].map((run) => run.textContent).join(''),
    );
    const kept = [...document.getElementsByTagName('w:p')].map((one) => one.innerHTML.includes('w:keepNext'));
    const parts = Object.keys(zip.files);
    all.set(fileName, { text: paragraphs.join('\n'), parts, kept });
  }
  return all;
}

/** Returns the text without the note that the person removes before sending. */
export const withoutRemovedNote = (text: string): string => text.replace(/^À retirer avant l’envoi\. .*$/m, '');
