import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addSite, buildPageFile, buildReaderFile, toIdentifier } from '../../../scripts/new-site/template.ts';

const REGISTRY = readFileSync(join(import.meta.dirname, '../../../src/capture/sites/registry.ts'), 'utf8');
const SITE = { name: 'mon-forum-2', host: 'forum.exemple.fr' };

describe('a new reader', () => {
  it('is entered once, beside all the others', () => {
    const entered = addSite(REGISTRY, SITE) ?? '';
    expect(entered.match(/monForum2/g)).toHaveLength(2);
    expect(entered).toContain("import { monForum2 } from './mon-forum-2.ts';");
    const names = (text: string): string[] =>
      /const PLATFORMS[^[]*\[\] = \[([^\]]*)\]/.exec(text)?.[1]?.match(/\w+/g) ?? [];
    expect(names(entered)).toEqual([...names(REGISTRY), 'monForum2']);
  });

  it('is not entered in a file without the list', () => expect(addSite('export {};', SITE)).toBeNull());

  it('goes by its name and its host', () => {
    expect(toIdentifier('mon-forum-2')).toBe('monForum2');
    expect(buildReaderFile(SITE)).toContain("id: 'mon-forum-2'");
    expect(buildReaderFile(SITE)).toContain("const HOST = 'forum.exemple.fr'");
    expect(buildPageFile(SITE)).toMatch(/^<!-- \{"url":"https:\/\/forum\.exemple\.fr\//);
  });
});
