import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOnPath } from '../browser/find.ts';
import { aptInstall } from '../machine/programs.ts';
import { runTool } from './externalTools.ts';

/** Whether a page of a PDF shows words that match, in images too. Installs tesseract where it is missing. */
export function isShownInPdf(pdf: string, matches: (words: string) => boolean): boolean {
  if (findOnPath(['tesseract']) === null && !aptInstall(['tesseract-ocr'], console.info))
    throw new Error('This test needs tesseract: « sudo apt-get install tesseract-ocr ».');
  const folder = mkdtempSync(join(tmpdir(), 'recueil-ocr-'));
  try {
    runTool('pdftoppm', ['-png', '-gray', '-r', '150', pdf, join(folder, 'page')]);
    const pages = readdirSync(folder).sort();
    // Its threads wait for each other on a busy machine.
    const read = (page: string) =>
      runTool('env', ['OMP_THREAD_LIMIT=1', 'tesseract', join(folder, page), '-', '--psm', '6']);
    return pages.some((page) => matches(read(page)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
