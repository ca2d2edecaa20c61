import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addHost,
  addPack,
  buildPackFile,
  buildPageFile,
  buildReaderFile,
  toIdentifier,
} from '../../../scripts/new-site/template.ts';

const HOSTS_PATH = 'src/platforms/platformTable.ts';
const HOSTS = readFileSync(HOSTS_PATH, 'utf8');
const ALL_READERS_PATH = 'src/capture/sites/allReaders.ts';
const ALL_READERS = readFileSync(ALL_READERS_PATH, 'utf8');
const SITE = { name: 'mon-forum-2', host: 'forum.exemple.fr' };

describe('addHost', () => {
  it('adds a pack at the end of the hosts, which its pages then get', () => {
    const before = HOSTS.match(/^ {2}\S+: \[/gm)?.length ?? 0;
    const hosts = addHost(HOSTS, SITE) ?? '';
    expect(hosts).toContain("  'mon-forum-2': ['forum.exemple.fr'],\n}");
    expect(hosts.match(/^ {2}\S+: \[/gm)).toHaveLength(before + 1);
  });

  it('returns null for a file without the list', () => expect(addHost('export {};', SITE)).toBeNull());
});

describe('addPack', () => {
  it('imports the pack after the others', () => {
    expect(addPack(ALL_READERS, SITE)?.replace("import './packs/mon-forum-2.ts';\n", '')).toBe(ALL_READERS);
  });

  it('returns null for a file without packs', () => expect(addPack('export {};', SITE)).toBeNull());
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
    writeFileSync(join(root, 'src/capture/sites/packs/mon-forum-2.ts'), buildPackFile(SITE));
    writeFileSync(join(root, HOSTS_PATH), addHost(HOSTS, SITE) ?? '');
    writeFileSync(join(root, ALL_READERS_PATH), addPack(ALL_READERS, SITE) ?? '');
    mkdirSync(join(root, 'page'));
    writeFileSync(join(root, 'page/post.html'), buildPageFile(SITE));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('pass the type check of the project', () => {
    const { compilerOptions } = JSON.parse(readFileSync('tsconfig.json', 'utf8'));
    const config = {
      compilerOptions: { ...compilerOptions, types: [] },
      include: ['src/capture/sites/mon-forum-2.ts', ALL_READERS_PATH],
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
      await import(${JSON.stringify(join(root, ALL_READERS_PATH))});
      const { findPosts } = await import(${JSON.stringify(join(root, 'src/platforms/reading/pagePosts.ts'))});
      const { createPageView, readSavedPage } = await import(${from('tests/support/savedPages/savedPage.ts')});
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
