import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runVerify } from '../../../scripts/verify.ts';
import { NotCheckable, type Report } from '../../../src/seal/verify/verificationReport.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { formatNote, formatProblem, formatRefusal, formatVerifyText } from '../../../src/ui/locales/verify.ts';
import { VerifierApp } from '../../../src/verifier/verifierApp.ts';
import type { CraftedArchive } from '../../support/archives/base.ts';
import { craftedArchives } from '../../support/craftedArchives.ts';
import { checkFormat } from '../../support/formatChecker.ts';
import { measureProcessorMs } from '../../support/processorTime.ts';
import { makeTestFolder } from '../../support/testFolder.ts';
import { writeZip } from '../../support/zipWriter.ts';

// Starts other programs, which is slow on a loaded machine.
afterEach(() => vi.unstubAllGlobals());

const folder = makeTestFolder();
const now = new Date();
const EXIT_CODES = ['coherent', 'altered', 'refused'] as const;
const verdictOf = ({ verdict }: Report) => (verdict === 'altered' ? 'altered' : 'coherent');

/** The verdict, and the French sentence for the expected code. */
async function readLibrary({ zip, code }: CraftedArchive): Promise<readonly [verdict: string, sentence: string]> {
  try {
    const report = await verifyDossier(await zipSource(new Blob([zip])), { now });
    const { problems, notes } = report;
    const problem = problems.find((one) => one.code === code || one.detail?.reason === code);
    const note = notes.find((one) => one.code === code);
    if (problem !== undefined) return [verdictOf(report), formatProblem('fr', problem)];
    if (note !== undefined) return [verdictOf(report), formatNote('fr', note)];
    const codes = [...problems, ...notes].map((one) => one.code);
    expect(codes).toEqual(code === null ? [] : [code]);
    return [verdictOf(report), formatVerifyText('fr', 'verdict.coherent-unanchored')];
  } catch (error) {
    if (!(error instanceof NotCheckable)) throw error;
    expect(error.code).toBe(code);
    return ['refused', formatRefusal('fr', error)];
  }
}

async function readPage(zip: Uint8Array<ArrayBuffer>): Promise<string> {
  const { window } = new JSDOM(readFileSync('entrypoints/verifier/index.html', 'utf8'));
  for (const name of ['HTMLElement', 'HTMLInputElement', 'HTMLButtonElement', 'HTMLProgressElement'] as const)
    vi.stubGlobal(name, window[name]);
  const { document } = window;
  new VerifierApp(document, {
    lang: 'fr',
    isSupported: true,
    now: () => now,
    saveFile: () => {},
    drawThumbnail: () => Promise.reject(),
  });
  const find = (id: string) => document.querySelector<HTMLElement>(`#${id}`);
  Object.defineProperty(find('zip'), 'files', { value: [new File([zip], 'dossier.zip')] });
  find('zip')?.dispatchEvent(new window.Event('change'));
  find('form')?.dispatchEvent(new window.Event('submit', { cancelable: true }));
  await vi.waitFor(() => expect(find('result')?.hidden).toBe(false), { timeout: 30_000 });
  return find('result')?.textContent ?? '';
}

async function runChecker(path: string): Promise<{ verdict: string; output: string }> {
  const { status, stdout, stderr } = await checkFormat(path);
  return { verdict: EXIT_CODES[status] ?? `exit ${status}`, output: stdout + stderr };
}

/** The command, in this process: its start takes longer than the verification. */
async function runCommand(path: string): Promise<{ verdict: string; output: string }> {
  let output = '';
  const print = (text: string): void => {
    output += `${text}\n`;
  };
  const status = await runVerify([path], { log: print, error: print });
  return { verdict: EXIT_CODES[status] ?? `exit ${status}`, output };
}

describe('crafted archives', () => {
  it.each([...craftedArchives])(
    'attack: %s: the library, the page, the command and the Python checker agree',
    async (_name, archive) => {
      const path = join(folder, 'dossier.zip');
      writeFileSync(path, archive.zip);
      const [command, checker] = [runCommand(path), runChecker(path)];
      const { result, ms } = await measureProcessorMs(() => readLibrary(archive));
      const [verdict, sentence] = result;
      expect(ms).toBeLessThan(20_000);
      expect(verdict).toBe(archive.verdict);
      expect(await readPage(archive.zip)).toContain(sentence);
      expect(await command).toMatchObject({ verdict, output: expect.stringContaining(sentence) });
      expect(await command).not.toMatchObject({ output: expect.stringMatching(/at .*\.ts:\d+|Error:/) });
      expect(await checker).toMatchObject({ verdict, output: expect.not.stringContaining('Traceback') });
    },
  );

  it('attack: 100,000 files: refused within seconds', async () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ({ name: `x/${index}`, data: new Uint8Array() }));
    const zip = new Blob([writeZip(many)]);
    const verify = () => zipSource(zip).then((found) => verifyDossier(found));
    const { ms } = await measureProcessorMs(() => expect(verify()).rejects.toBeInstanceOf(NotCheckable));
    expect(ms).toBeLessThan(20_000);
  });
});
