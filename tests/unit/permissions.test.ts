import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The manifest's own list, read where it is written, against the table that explains it. */
it('asks for what docs/permissions.md explains, and nothing else', () => {
  const [, list = ''] = /permissions: \[([^\]]*)\]/.exec(readFileSync('wxt.config.ts', 'utf8')) ?? [];
  const asked = [...list.matchAll(/'(\w+)'/g)].map(([, name]) => name);
  const explained = [...readFileSync('docs/permissions.md', 'utf8').matchAll(/^\| `(\w+)` \| none \|/gm)];
  expect(asked.length).toBeGreaterThan(3);
  expect([...asked].sort()).toEqual(explained.map(([, name]) => name).sort());
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
