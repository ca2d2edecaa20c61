import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { classOfFile, FINDINGS } from '../../../scripts/attackFindings.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const listTests = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
const attackFiles = ['tests/unit', 'tests/integration', 'tests/e2e']
  .flatMap(listTests)
  .filter((path) => /\.(?:test|spec)\.ts$/.test(path) && /['"`]attack: /.test(read(path)));
/** Names of crafted zips are titles of tests. */
const archiveNames = listTests('tests/support/archives').map(read).join('');

describe('the findings of npm run attack', () => {
  it('gives every file of attacks one class', () => {
    expect(attackFiles.length).toBeGreaterThan(30);
    for (const path of attackFiles) expect(() => classOfFile(path)).not.toThrow();
  });

  it('has all twenty, of the class of their tests', () => {
    expect(FINDINGS.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    for (const finding of FINDINGS)
      for (const [file] of finding.tests) expect(classOfFile(file), finding.name).toBe(finding.class);
  });

  it.each(FINDINGS.flatMap(({ tests }) => tests))('finds the attack in %s: %s', (file, title) => {
    expect(attackFiles).toContain(file);
    const found = read(file).includes(title) || (/craftedArchives/.test(file) && archiveNames.includes(title));
    expect(found || /craftedTimestamps/.test(file)).toBe(true);
  });
});
