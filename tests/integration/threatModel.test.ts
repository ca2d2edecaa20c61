import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Each measure of the threat model names test files or folders that exist, or an npm command. */
const rows = readFileSync('docs/threat-model/measures.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| (?:[A-G]|all) \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length === 5);

it('names an existing test for each measure', () => {
  expect(rows.length).toBeGreaterThan(15);
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const [, , measure = '', tests = ''] of rows) {
    const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    expect(named.length, measure).toBeGreaterThan(0);
    for (const name of named) {
      const exists = name.startsWith('npm run ')
        ? name.slice('npm run '.length) in scripts
        : existsSync(name) || existsSync(`tests/e2e/${name}`);
      expect(exists, `${measure}: ${name}`).toBe(true);
    }
  }
});
