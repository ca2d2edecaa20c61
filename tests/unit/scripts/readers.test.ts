import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareField, computeAccuracy, countResults } from '../../../scripts/readers/compare.ts';
import type { ExpectedPage } from '../../../scripts/readers/externalPages.ts';
import { compareExternalPages, readInJsdom } from '../../../scripts/readers/pages.ts';
import { SURFACES } from '../../../scripts/readers/surfaces.ts';
import { allResults } from '../../../scripts/readers/table.ts';
import { PLATFORM_IDS } from '../../support/allReaders.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('compareField', () => {
  it('distinguishes right, absent, missed, wrong and wrong with high confidence', () => {
    const actual = ['a', null, null, 'b', 'c', ['x'], 'd'];
    const expected = ['a', null, 'b', null, 'd', ['x'], undefined];
    const results = ['right', 'absent', 'missed', 'wrong', 'wrong', 'right'];
    expect(compareField(actual, expected, [])).toEqual(results);
    const oneSure = compareField(actual, expected, [true, true, true, false, true]);
    expect(oneSure.filter((result) => result === 'wrong-sure')).toHaveLength(1);
    expect(oneSure[4]).toBe('wrong-sure');
    expect(compareField([], ['a'], [true])).toEqual(['missed']);
  });
});

describe('computeAccuracy', () => {
  it('counts only values that are on the page', () => {
    const total = countResults(['right', 'right', 'absent', 'missed', 'wrong-sure']);
    expect(total).toEqual({ right: 2, notRead: 2, missed: 1, wrong: 1, wrongSure: 1 });
    expect(computeAccuracy(total)).toBe(0.5);
    expect(computeAccuracy(countResults(['absent']))).toBe(1);
  });
});

describe('docs/platforms.md', () => {
  const text = readFileSync(join(ROOT, 'docs/platforms.md'), 'utf8');
  const pages = readdirSync(join(ROOT, 'tests/fixtures/posts'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.replace(/\.html$/, ''));

  it.each(pages)('lists %s in its table (npm run readers -- --write)', (page) => {
    expect(text).toContain(`| ${page} | `);
  });

  it.each(PLATFORM_IDS)('states what each field of %s rests on', (platform) => {
    const proofs = text.slice(text.indexOf('<!-- proofs:begin -->'), text.indexOf('<!-- proofs:end -->'));
    expect(proofs).toMatch(
      new RegExp(
        `^\\| ${platform} \\| [^|]+ \\| \\w+ (?:\\| (?:real|transcribed|shape|–) ){7}\\| (?:\\d{4}-\\d\\d-\\d\\d|–) \\|$`,
        'm',
      ),
    );
  });

  it.each(Object.entries(SURFACES))('each page of %s shows one kind of page', (platform, kinds) => {
    const own = pages.filter((page) => page.startsWith(`${platform}/`)).map((page) => page.slice(platform.length + 1));
    const listed = Object.values(kinds).flat();
    expect(listed.toSorted()).toEqual(own.filter((page) => page !== 'login').toSorted());
    for (const [kind, drawn] of Object.entries(kinds))
      if (drawn.length === 0)
        expect(text).toContain(`| ${platform} | ${kind} | – | none | none | none | none | none | none | none | – |`);
  });

  it('reports no wrong value with high confidence', () => {
    expect(text).toContain('(0 shown as sure)');
  });
});

describe('saved pages of a folder', () => {
  let folder = '';
  const url = 'https://forum.example/fil/1';
  const buildPost = (id: number, name: string, text: string): string =>
    `<article class="comment" id="comment-${id}"><a rel="author" href="/u/a${id}">${name}</a>
     <time datetime="2026-01-0${id}T10:00:00Z">hier</time><div class="comment-content">${text}</div></article>`;
  const compare = async (expected: ExpectedPage): Promise<string[]> => {
    writeFileSync(join(folder, 'expected.json'), JSON.stringify([expected]));
    const pages = await compareExternalPages(folder, join(folder, 'expected.json'), () => true, readInJsdom);
    return pages.flatMap(allResults);
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'readers-'));
    mkdirSync(join(folder, 'frames_files'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['iso-8859-1', '<meta charset="iso-8859-1">', 'Élise', [0xc9, 0x6c, 0x69, 0x73, 0x65]],
    [
      'windows-1251',
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
      'Яна',
      [223, 237, 224],
    ],
    ['undeclared Latin-1', '', 'Élise', [0xc9, 0x6c, 0x69, 0x73, 0x65]],
    ['undeclared UTF-8', '', 'Яна', [...Buffer.from('Яна')]],
  ])('are read in their own charset: %s', async (_, head, name, bytes) => {
    const [before = '', after = ''] = `<html><head>${head}</head>${buildPost(1, '|', 'Bonjour')}`.split('|');
    writeFileSync(
      join(folder, 'page.html'),
      Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]),
    );
    const results = await compare({ page: 'page.html', url, posts: [{ name, iso: '2026-01-01T10:00:00Z' }], more: 0 });
    expect(results).toEqual(['right', 'right', 'right']);
  });

  it('are read with the frames saved in them', async () => {
    writeFileSync(join(folder, 'frames_files/chat.html'), buildPost(2, 'Bob', 'Dans un fichier'));
    const inline = buildPost(3, 'Chloé', 'Dans la page').replaceAll('"', '&quot;');
    writeFileSync(
      join(folder, 'frames.html'),
      `${buildPost(1, 'Alice', 'Bonjour')}<iframe src="frames_files/chat.html"></iframe><iframe srcdoc="${inline}"></iframe>`,
    );
    const posts = ['Alice', 'Bob', 'Chloé'].map((name) => ({ name }));
    expect(await compare({ page: 'frames.html', url, posts, more: 0 })).toEqual(['right', 'right', 'right', 'right']);
  });

  it('are read with the open shadow roots saved in them', async () => {
    const inRoot = (mode: string, post: string): string =>
      `<x-fil><template shadowrootmode="${mode}">${post}</template></x-fil>`;
    const nested = buildPost(1, 'Alice', 'Bonjour') + inRoot('open', buildPost(2, 'Bob', 'Dedans'));
    writeFileSync(join(folder, 'shadow.html'), inRoot('open', nested) + inRoot('closed', buildPost(3, 'Chloé', 'Non')));
    const posts = [{ name: 'Alice' }, { name: 'Bob' }];
    expect(await compare({ page: 'shadow.html', url, posts, more: 0 })).toEqual(['right', 'right', 'right']);
  });

  it('are judged for a post too many or too few, where the number is stated', async () => {
    writeFileSync(join(folder, 'count.html'), buildPost(1, 'Alice', 'Bonjour') + buildPost(2, 'Bob', 'Bonsoir'));
    const page = { page: 'count.html', url, posts: [{ name: 'Alice' }] };
    expect(await compare({ ...page, more: 0 })).toEqual(['wrong', 'right']);
    expect(await compare({ ...page, more: 2 })).toEqual(['missed', 'right']);
    expect(await compare(page)).toEqual(['right']);
  });

  it('end the command with 1 when a wrong value is shown as sure, and with 2 when the file has another form', () => {
    const run = (expected: unknown): number | null => {
      writeFileSync(join(folder, 'expected.json'), JSON.stringify(expected));
      const expectedFile = join(folder, 'expected.json');
      const args = ['scripts/readers.ts', 'channel', '--pages', folder, '--expected', expectedFile];
      return spawnSync(process.execPath, args, { cwd: ROOT }).status;
    };
    const saved = readFileSync(join(ROOT, 'tests/fixtures/posts/discord/channel.html'));
    writeFileSync(join(folder, 'channel.html'), saved);
    const page = { page: 'channel.html', url: 'https://discord.com/channels/1/2' };
    expect(run([{ ...page, posts: [{ id: '1' }] }])).toBe(1);
    expect(run([{ ...page, posts: [{ name: 'nobody of that name', id: undefined }] }])).toBe(1);
    expect(run([{ ...page, posts: [] }])).toBe(0);
    expect(run([{ ...page, posts: {} }])).toBe(2);
  });
});
