import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const command = (root: string, ...args: string[]) =>
  spawnSync('node', ['scripts/new-language.ts', ...args, '--root', root], { encoding: 'utf8' });

/** The files that must have words in each language beside their codes. */
const WORD_FILES = execFileSync('grep', ['-rl', 'Record<Language, string>', 'src/domain/capture', 'src/domain/item'], {
  encoding: 'utf8',
})
  .trim()
  .split('\n');

describe('npm run new:language', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'recueil-language-'));
    for (const folder of 'src/domain src/law src/ui/locales src/ui/formatTime.ts src/ui/formatTime.ts assets/public/_locales'.split(
      ' ',
    ))
      cpSync(folder, join(root, folder), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('adds a language that the interface and the verifier can use', () => {
    expect(command(root, 'es').stderr).toBe('');
    const script = `
      const { t } = await import(${JSON.stringify(join(root, 'src/ui/locales/index.ts'))});
      const { pickWords } = await import(${JSON.stringify(join(root, 'src/ui/locales/words.ts'))});
      const { loadWords } = await import(${JSON.stringify(join(root, 'src/ui/locales/loadWords.ts'))});
      const { formatVerifyText } = await import(${JSON.stringify(join(root, 'src/ui/locales/verify.ts'))});
      const { LANGUAGE_NAMES } = await import(${JSON.stringify(join(root, 'src/domain/shared/languages.ts'))});
      const words = pickWords('es-MX');
      console.log([words.lang, (await loadWords('es-MX')).lang, t(words, 'app.quit'), formatVerifyText('es', 'page.title') !== '', LANGUAGE_NAMES.es].join('|'));`;
    const output = execFileSync('node', ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(output.trim()).toBe('es|es|Quick exit|true|español');
    for (const path of WORD_FILES) {
      const text = readFileSync(join(root, path), 'utf8');
      const [added, copied] = [/\bes:\s/g, /\ben:\s/g].map((pattern) => text.match(pattern)?.length);
      expect(copied, path).toBeGreaterThan(0);
      expect(added, path).toBe(copied);
    }
  });

  it('refuses a code that is taken or malformed, and changes nothing', () => {
    expect(command(root, 'en')).toMatchObject({ status: 2, stderr: 'en already exists\n' });
    expect(command(root, '../x').status).toBe(2);
    expect(command(root).status).toBe(2);
  });
});
