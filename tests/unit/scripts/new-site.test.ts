import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSite, buildPageFile, buildReaderFile, toIdentifier } from '../../../scripts/new-site/template.ts';

const REGISTRY_PATH = 'src/capture/sites/registry.ts';
const REGISTRY = readFileSync(REGISTRY_PATH, 'utf8');
const SITE = { name: 'mon-forum-2', host: 'forum.exemple.fr' };

describe('addSite', () => {
  it('adds an import and an entry at the end of the list', () => {
    const registry = addSite(REGISTRY, SITE) ?? '';
    expect(registry.match(/monForum2/g)).toHaveLength(2);
    expect(registry).toContain("import { monForum2 } from './mon-forum-2.ts';");
    const names = (text: string): string[] =>
      /const PLATFORMS[^[]*\[\] = \[([^\]]*)\]/.exec(text)?.[1]?.match(/\w+/g) ?? [];
    expect(names(registry)).toEqual([...names(REGISTRY), 'monForum2']);
  });

  it('returns null for a file without the list', () => expect(addSite('export {};', SITE)).toBeNull());
});

describe('toIdentifier', () => {
  it('converts a name to camel case', () => expect(toIdentifier('mon-forum-2')).toBe('monForum2'));
});

describe('the generated files', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'recueil-site-'));
    for (const folder of ['src/capture', 'src/domain']) cpSync(folder, join(root, folder), { recursive: true });
    writeFileSync(join(root, 'src/capture/sites/mon-forum-2.ts'), buildReaderFile(SITE));
    writeFileSync(join(root, REGISTRY_PATH), addSite(REGISTRY, SITE) ?? '');
    mkdirSync(join(root, 'page'));
    writeFileSync(join(root, 'page/post.html'), buildPageFile(SITE));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('pass the type check of the project', () => {
    const { compilerOptions } = JSON.parse(readFileSync('tsconfig.json', 'utf8'));
    const config = {
      compilerOptions: { ...compilerOptions, types: [] },
      include: ['src/capture/sites/mon-forum-2.ts', REGISTRY_PATH],
    };
    writeFileSync(join(root, 'tsconfig.json'), JSON.stringify(config));
    const { stdout, status } = spawnSync(resolve('node_modules/.bin/tsc'), ['-p', root], {
      encoding: 'utf8',
    });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });

  it('read the posts of the generated page', () => {
    const from = (path: string): string => JSON.stringify(resolve(path));
    const script = `
      const { observe } = await import(${JSON.stringify(join(root, 'src/capture/observe.ts'))});
      const { findPosts } = await import(${JSON.stringify(join(root, REGISTRY_PATH))});
      const { createPageView, readSavedPage } = await import(${from('scripts/readers/savedPage.ts')});
      const { html, url } = readSavedPage(${JSON.stringify(join(root, 'page/post.html'))});
      const view = createPageView(html, url);
      const posts = findPosts(view).map(({ el }) => observe(view, performance, el));
      console.log(JSON.stringify(posts.map(({ platform, author, address, nativeIds, posting, text, media }) =>
        ({ platform, name: author.displayName, link: address.canonical, id: nativeIds.post, at: posting.iso, text, media: media?.length }))));`;
    const output = execFileSync('node', ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual([
      {
        platform: 'mon-forum-2',
        name: 'Lampe',
        link: 'https://forum.exemple.fr/post/501',
        id: '501',
        at: '2026-01-14T18:45:10Z',
        text: 'Des mots inventés.',
        media: 1,
      },
      {
        platform: 'mon-forum-2',
        name: null,
        link: null,
        id: null,
        at: null,
        text: 'Rien d’autre que des mots.',
        media: 0,
      },
    ]);
  });
});
