import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { VerifierApp } from '../../../../entrypoints/verifier/verifierApp.ts';
import { NotCheckable } from '../../../../src/seal/verify/report.ts';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../../src/seal/verify/zipSource.ts';
import { formatNote, formatProblem, formatRefusal } from '../../../../src/ui/locales/verify.ts';
import { buildZip, type HostileDossier, hostileDossiers } from '../../../support/hostileDossiers.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(() => vi.unstubAllGlobals());

const folder = mkdtempSync(join(tmpdir(), 'recueil-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = new Date();

/** The French sentence for the expected code. */
async function sentenceOf({ zip, code }: HostileDossier): Promise<string> {
  try {
    const { problems, notes } = await verifyDossier(await zipSource(new Blob([zip])), { now });
    const problem = problems.find((one) => one.code === code || one.detail?.reason === code);
    if (problem !== undefined) return formatProblem('fr', problem);
    const note = notes.find((one) => one.code === code);
    return note === undefined ? `no ${code} in ${JSON.stringify(problems)}` : formatNote('fr', note);
  } catch (error) {
    if (!(error instanceof NotCheckable) || error.code !== code) throw error;
    return formatRefusal('fr', error);
  }
}

async function readPage(zip: Uint8Array<ArrayBuffer>): Promise<string> {
  const { window } = new JSDOM(readFileSync('entrypoints/verifier/index.html', 'utf8'));
  for (const name of ['HTMLElement', 'HTMLInputElement', 'HTMLButtonElement', 'HTMLProgressElement'] as const)
    vi.stubGlobal(name, window[name]);
  const { document } = window;
  new VerifierApp(document, { lang: 'fr', isSupported: true, now: () => now });
  const find = (id: string) => document.querySelector<HTMLElement>(`#${id}`);
  Object.defineProperty(find('zip'), 'files', { value: [new File([zip], 'dossier.zip')] });
  find('zip')?.dispatchEvent(new window.Event('change'));
  find('form')?.dispatchEvent(new window.Event('submit', { cancelable: true }));
  await vi.waitFor(() => expect(find('result')?.hidden).toBe(false), { timeout: 30_000 });
  return find('result')?.textContent ?? '';
}

async function runCommand(zip: Uint8Array<ArrayBuffer>): Promise<{ status: number | null; output: string }> {
  const path = join(folder, 'dossier.zip');
  writeFileSync(path, zip);
  const child = spawn('node', ['scripts/verify.ts', path]);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, output };
}

describe('hostile dossiers', () => {
  it.each([...hostileDossiers])(
    '%s: the library, the page and the command report the same sentence, in bounded time',
    async (_name, vector) => {
      const startedAt = performance.now();
      const sentence = await sentenceOf(vector);
      expect(performance.now() - startedAt).toBeLessThan(20_000);
      expect(sentence).toMatch(/\.$/);
      expect(await readPage(vector.zip)).toContain(sentence);
      const { status, output } = await runCommand(vector.zip);
      expect(output).toContain(sentence);
      expect(output).not.toMatch(/at .*\.ts:\d+|Error:/);
      expect(status).toBe(output.startsWith('Altéré') ? 1 : 2);
    },
  );

  it('100,000 files are refused within seconds', async () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ({
      name: `x/${index}`,
      data: new Uint8Array(),
    }));
    const startedAt = performance.now();
    const source = zipSource(new Blob([buildZip(many)]));
    await expect(source.then((found) => verifyDossier(found))).rejects.toBeInstanceOf(NotCheckable);
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});
