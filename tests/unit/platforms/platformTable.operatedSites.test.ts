import { expect, it } from 'vitest';
import { isOperatedSite } from '../../../src/platforms/platformTable.ts';
import { ADDRESS_RULES } from '../../../src/platforms/reading/reader.ts';

it('knows every host of a platform that one company operates', () => {
  const hosts = ADDRESS_RULES.flatMap((rule) => rule.hosts).map((host) => host.replace(/^\./, 'sub.'));
  expect(hosts.length).toBeGreaterThan(20);
  expect(hosts.filter((host) => !isOperatedSite(`https://${host}/page`))).toEqual([]);
});

it.each(['https://x.com.evil.example/', 'https://notx.com/', 'http://x.com/', 'file:///x.com', 'x.com', undefined])(
  'does not accept %s',
  (address) => expect(isOperatedSite(address)).toBe(false),
);
