import { expect, it } from 'vitest';
import { findPlatformCompany, PLATFORM_COMPANIES, PRESERVED_DATA } from '../../../src/law/requisitionData.ts';
import { findPlatform } from '../../../src/platforms/platformTable.ts';

const ALL = [...PLATFORM_COMPANIES, ...PRESERVED_DATA];

it('every entry has its own id, a source with an https address, and the day it was looked up', () => {
  expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
  for (const { id, source, seen } of ALL) {
    expect(source.title, id).not.toBe('');
    expect(source.url, id).toMatch(/^https:\/\/[\w.-]+\//);
    expect(source.dated ?? '2026', id).toMatch(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/);
    expect(new Date(seen).toISOString().slice(0, 10), id).toBe(seen);
  }
});

it('every platform is known, operated by one company, and named once', () => {
  const ids = PLATFORM_COMPANIES.flatMap(({ platforms }) => platforms);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(findPlatform(id), id).not.toBeNull();
    expect(findPlatform(id)?.selfHosted, id).toBeUndefined();
  }
});

it('a contact is an https address', () => {
  for (const { id, authorities } of PLATFORM_COMPANIES)
    if (authorities !== null) expect(authorities, id).toMatch(/^https:\/\/[\w.-]+(?:\/|$)/);
});

it('nothing is stated of a site that anybody may run, or of an unknown one', () => {
  for (const id of ['mastodon', 'phpbb', 'web', 'unknown', 'constructor']) expect(findPlatformCompany(id)).toBeNull();
});

it('the categories have no time that data are kept: a dossier has no deadline', () => {
  for (const { text, article } of PRESERVED_DATA) expect(text + article).not.toMatch(/\bans?\b|mois|jours|délai/i);
});
