import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const command = (root: string, ...args: string[]) =>
  spawnSync('node', ['scripts/new-language.ts', ...args, '--root', root], { encoding: 'utf8' });

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
    const facts = readFileSync(join(root, 'src/domain/item/ficheFacts.ts'), 'utf8');
    expect(facts.match(/ es: '/g)?.length).toBe(facts.match(/ en: '/g)?.length);
    const warnings = readFileSync(join(root, 'src/domain/capture/warningWords.ts'), 'utf8');
    expect(warnings.match(/ es:\s/g)?.length).toBe(warnings.match(/ en:\s/g)?.length);
  });

  it('refuses a code that is taken or malformed, and changes nothing', () => {
    expect(command(root, 'en')).toMatchObject({ status: 2, stderr: 'en already exists\n' });
    expect(command(root, '../x').status).toBe(2);
    expect(command(root).status).toBe(2);
  });
});
