import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { addPlatform, buildPageFile, buildPlatformFile } from '../../../scripts/new-site/template.ts';
import { toIdentifier } from '../../../scripts/platformPath.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

const TABLE_PATH = 'src/platforms/platforms.ts';
const TABLE = readFileSync(TABLE_PATH, 'utf8');
const SITE = { name: 'mon-forum-2', host: 'forum.exemple.fr' };

describe('addPlatform', () => {
  it('adds the platform after those with a reader', () => {
    const table = addPlatform(TABLE, SITE) ?? '';
    expect(table).toContain('  monForum2,\n  ...NAMED_ONLY,\n');
    const added = ["import { platform as monForum2 } from './monForum2.ts';\n", '  monForum2,\n'];
    expect(added.reduce((text, line) => text.replace(line, ''), table)).toBe(TABLE);
  });

  it('returns null for a file without the list', () => expect(addPlatform('export {};', SITE)).toBeNull());
});

it('toIdentifier converts a name to camel case', () => expect(toIdentifier('mon-forum-2')).toBe('monForum2'));

describe('the generated files', () => {
  const root = makeTestFolder();
  beforeAll(() => {
    for (const path of ['src', 'tests/support/allReaders.ts']) cpSync(path, join(root, path), { recursive: true });
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    writeFileSync(join(root, 'src/platforms/monForum2.ts'), buildPlatformFile(SITE));
    writeFileSync(join(root, TABLE_PATH), addPlatform(TABLE, SITE) ?? '');
    mkdirSync(join(root, 'page'));
    writeFileSync(join(root, 'page/post.html'), buildPageFile(SITE));
  });

  it('pass the type check of the project', () => {
    const { compilerOptions } = JSON.parse(readFileSync('tsconfig.json', 'utf8'));
    const config = {
      compilerOptions: { ...compilerOptions, types: [] },
      include: ['src/platforms/monForum2.ts', TABLE_PATH],
    };
    writeFileSync(join(root, 'tsconfig.json'), JSON.stringify(config));
    const { stdout, status } = spawnSync(resolve('node_modules/.bin/tsc'), ['-p', root], { encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });

  it('read the posts of the generated page', () => {
    const from = (path: string): string => JSON.stringify(resolve(path));
    const script = `
      const { observe } = await import(${JSON.stringify(join(root, 'src/capture/observe.ts'))});
      await import(${JSON.stringify(join(root, 'tests/support/allReaders.ts'))});
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
