import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { addRelease } from '../../../scripts/pack.ts';
import { buildVerifierPage } from '../../../scripts/verifier-page.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { releasesIn } from '../../../src/seal/verify/verdict.ts';

const table = readFileSync('docs/verifier-releases.md', 'utf8');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

it('addRelease adds one row for a version, and throws for an existing one', () => {
  const [first, second] = ['a'.repeat(64), 'b'.repeat(64)];
  const once = addRelease(table, { version: '9.0.0', date: '2026-11-20', sha256: first });
  expect(releasesIn(once)).toEqual(new Map([...releasesIn(table), ['9.0.0', first]]));
  const twice = addRelease(once, { version: '9.0.1', date: '2026-12-01', sha256: second });
  expect(releasesIn(twice).get('9.0.1')).toBe(second);
  expect(() => addRelease(twice, { version: '9.0.1', date: '2026-12-02', sha256: first })).toThrow(/9\.0\.1/);
});

it('verifier.html of a released version does not change', async () => {
  const released = releasesIn(table).get(version);
  const built = await sha256Hex(new TextEncoder().encode(await buildVerifierPage()));
  // An unreleased version may change.
  expect(released ?? built).toBe(built);
});
