import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** A measure without a test is a wish: each row names files or folders that are there, or a command that runs. */
const rows = readFileSync('docs/threat-model.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| (?:[A-G]|all) \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length === 5);

it('names, for each measure, a test that exists', () => {
  expect(rows.length).toBeGreaterThan(15);
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const [, , measure = '', tests = ''] of rows) {
    const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    expect(named.length, measure).toBeGreaterThan(0);
    for (const name of named) {
      const there = name.startsWith('npm run ')
        ? name.slice('npm run '.length) in scripts
        : existsSync(name) || existsSync(`tests/e2e/${name}`);
      expect(there, `${measure}: ${name}`).toBe(true);
    }
  }
});
