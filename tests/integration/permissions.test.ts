import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Compares the list in wxt.config.ts with the table that explains it. */
it('requests exactly the permissions that docs/permissions.md explains', () => {
  const [, list = ''] = /permissions: \[([^\]]*)\]/.exec(readFileSync('wxt.config.ts', 'utf8')) ?? [];
  const requested = [...list.matchAll(/'(\w+)'/g)].map(([, name]) => name);
  const explained = [...readFileSync('docs/permissions.md', 'utf8').matchAll(/^\| `(\w+)` \| none \|/gm)];
  expect(requested.length).toBeGreaterThan(3);
  expect([...requested].sort()).toEqual(explained.map(([, name]) => name).sort());
  const config = readFileSync('wxt.config.ts', 'utf8');
  expect(config.match(/\w*host_permissions.*|optional_\w+.*|web_accessible.*/g)).toEqual([
    "optional_permissions: ['notifications', ...(browser === 'firefox' ? [] : ['pageCapture'])],",
    "optional_host_permissions: ['https://*/*', 'http://*/*'],",
  ]);
  for (const later of [
    '`notifications` (`optional_permissions`)',
    '`pageCapture` (`optional_permissions`, Chromium alone)',
  ])
    expect(readFileSync('docs/permissions.md', 'utf8')).toContain(later);
  expect(readFileSync('docs/permissions.md', 'utf8')).toContain(
    '`https://*/*`, `http://*/*` (`optional_host_permissions`)',
  );
});
