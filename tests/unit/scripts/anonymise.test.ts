import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INTERFACE_WORDS } from '../../../scripts/anonymise/interfaceWords.ts';
import { anonymisePage, compareWords, describeStructure, readPosts } from '../../../scripts/anonymise/page.ts';
import { diagnosePage } from '../../../src/capture/pageSurvey.ts';
import { createPageView, readSavedPage } from '../../support/savedPages/savedPage.ts';

const ROOT = join(import.meta.dirname, '../../..');
const LONG_WORD = /[\p{L}\p{N}]{4,}/gu;
const readFixture = (page: string) => readSavedPage(join(ROOT, 'tests/fixtures/posts', `${page}.html`));

/** What platforms change in their pages. */
const CHANGES: Readonly<Record<string, (document: Document) => void>> = {
  'other classes': (document) => {
    for (const el of document.querySelectorAll('[class]')) el.setAttribute('class', `x${el.classList.length}`);
  },
  'other data attributes': (document) => {
    for (const el of document.querySelectorAll('*')) {
      for (const { name, value } of [...el.attributes].filter(({ name }) => /^(?:data-|aria-|slot)/.test(name))) {
        el.removeAttribute(name);
        el.setAttribute(`data-new-${name.length}`, value);
      }
    }
  },
  'no links': (document) => {
    for (const link of document.querySelectorAll('a')) link.removeAttribute('href');
  },
};

const diagnose = (html: string, url: string) => diagnosePage([createPageView(html, url)], () => 0);

describe('anonymisePage', () => {
  it.each([
    ['x/reply-image-emoji', 'x'],
    ['x/article-and-repost', 'x'],
    ['discord/channel', 'discord'],
    ['instagram/post', 'instagram'],
    ['threads/thread', 'threads'],
    ['mastodon/thread', 'mastodon'],
    ['facebook/group-post', 'facebook'],
    ['facebook/dialog-hidden-labels', 'facebook'],
    ['reddit/thread', 'reddit'],
    ['linkedin/ember-feed', 'linkedin'],
    ['youtube/live-chat', 'youtube'],
    ['phpbb/topic-french', 'phpbb'],
    ['generic/blog-comment', 'web'],
  ])('leaves the readers the same structure, and no word of the page: %s', (page, platform) => {
    const { html, url } = readFixture(page);
    const before = readPosts(createPageView(html, url));
    const made = anonymisePage(html, url, platform);
    const after = readPosts(createPageView(made.html, made.url));
    expect(describeStructure(after)).toEqual(describeStructure(before));
    expect(made.remaining).toEqual([]);
    const values = before.flatMap(({ author, text }) => [author.handle, author.displayName, author.platformId, text]);
    const shown = new Set(createPageView(made.html, made.url).document.body.textContent?.match(LONG_WORD));
    const left = values.flatMap((value) => value?.match(LONG_WORD) ?? []).filter((word) => shown.has(word));
    expect(left.filter((word) => !INTERFACE_WORDS.has(word.toLowerCase()))).toEqual([]);
  });

  it.each([
    ['linkedin/ember-feed', 'other classes'],
    ['mastodon/thread', 'other classes'],
    ['phpbb/topic-french', 'other classes'],
    ['x/reply-image-emoji', 'other data attributes'],
    ['facebook/group-post', 'other data attributes'],
    ['reddit/thread', 'other data attributes'],
    ['facebook/group-post', 'no links'],
    ['instagram/post', 'no links'],
    ['threads/thread', 'no links'],
  ])('keeps what cannot be read any more: %s, with %s', (page, change) => {
    const { html, url } = readFixture(page);
    const { window } = new JSDOM(html, { url });
    CHANGES[change]?.(window.document);
    const changed = window.document.documentElement.outerHTML;
    const made = anonymisePage(changed, url, page.split('/')[0] ?? '');
    const before = diagnose(changed, url);
    expect(before).not.toEqual(diagnose(html, url));
    expect(diagnose(made.html, made.url)).toEqual(before);
    expect(made.remaining).toEqual([]);
  });

  it('keeps the form of ids in hexadecimal', () => {
    const id = '507f1f77bcf86cd799439011';
    const source = `<a href="https://exemple.fr/avis/${id}">Avis</a><p id="avis-${id}">`;
    const { html, remaining } = anonymisePage(source, 'https://exemple.fr/', 'web');
    const [first, second] = html.match(/[\da-f]{24}/g) ?? [];
    expect([first, first]).not.toEqual([id, undefined]);
    expect([second, remaining]).toEqual([first, []]);
  });

  it('never invents an id that has a word of the page in it', () => {
    const id = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 24, maxLength: 24 });
    const number = fc.integer({ min: 1000, max: 9999 });
    const page = fc.tuple(
      fc.array(id, { minLength: 60, maxLength: 60 }),
      fc.array(number, { minLength: 150, maxLength: 150 }),
    );
    fc.assert(
      fc.property(page, ([ids, numbers]) => {
        const source = `${ids.map((one) => `<p id="avis-${one}">`).join('')}<p>${numbers.join(' ')}`;
        expect(anonymisePage(source, 'https://exemple.fr/', 'web').remaining).toEqual([]);
      }),
      // A page of this size takes minutes to shrink.
      { numRuns: 20, seed: 20261123, endOnFailure: true },
    );
  });

  it('gives the same page twice, and the same word for the same word, in text and in addresses', () => {
    const html =
      '<article><a href="/u/Dupontel">Dupontel</a><time datetime="2026-01-12T10:12:33Z">12 janv.</time><p>dupontel, DUPONTEL 4821</p></article>';
    const made = anonymisePage(html, 'https://exemple.fr/fil', 'web');
    expect(anonymisePage(html, 'https://exemple.fr/fil', 'web')).toEqual(made);
    const name = /href="\/u\/(\p{Lu}\p{Ll}{7})">\1</u.exec(made.html)?.[1];
    expect(made.html).toMatch(new RegExp(`<p>${name?.toLowerCase()}, ${name?.toUpperCase()} \\d{4}</p>`));
    expect(made.html).toMatch(/datetime="2022-01-12T10:12:\d\dZ">12 janv\.</);
    expect(made.html).not.toMatch(/dupontel|4821|2026/i);
  });

  it('replaces a token of single letters and digits, and keeps hours', () => {
    const source = '<p data-id="ab-9f30-7a8a">Le jeton 7a8a, à 2h05 <time datetime="2026-01-02T10:00:00Z">';
    const { html, remaining } = anonymisePage(source, 'https://exemple.fr/', 'web');
    expect(html).not.toMatch(/7a8a|9f30/);
    expect(html).toMatch(/2h05.*T10:/s);
    expect(remaining).toEqual([]);
  });

  it('removes scripts, comments, styles and what names of elements and attributes hold', () => {
    const html =
      '<!-- Dupontel --><x-dupontel data-dupontel="1" onclick="dupontel()" style="color: red" lang="fr"><script>dupontel</script><img src="data:image/png;base64,ZHVwb250ZWw=">';
    const made = anonymisePage(html, 'https://exemple.fr/', 'web');
    expect(made.html).toMatch(/<x-\p{L}{8} lang="fr"><img src="data:,"><\/x-\p{L}{8}>/u);
    expect(made.html).not.toMatch(/dupontel|ZHVw/i);
  });

  it('reports words that are left, and keeps a reviewed number of interface words', () => {
    const words = new Set(['dupontel', 'répondre', 'testid']);
    expect(compareWords(words, words, new Set(['testid']))).toEqual({
      kept: ['répondre', 'testid'],
      remaining: ['dupontel'],
    });
    expect(INTERFACE_WORDS.size).toBe(272);
    expect([...INTERFACE_WORDS].filter((word) => word !== word.toLowerCase())).toEqual([]);
  });
});

describe('npm run anonymise', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'anonymise-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'scripts/anonymise.ts'), ...args], { cwd: folder, encoding: 'utf8' });

  it('writes a fixture with its address and a draft of its expectation', () => {
    const { html, url } = readFixture('x/focal');
    writeFileSync(join(folder, 'page.html'), html);
    const { status, stdout, stderr } = run('page.html', '--url', url, '--out', 'made');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('the same fields as before');
    const made = readSavedPage(join(folder, 'made.html'));
    expect(new URL(made.url).hostname).toBe('x.com');
    const draft = JSON.parse(readFileSync(join(folder, 'made.json'), 'utf8'));
    const { origin, pathname } = new URL(made.url);
    expect(draft).toMatchObject([{ reader: 'x', canonical: origin + pathname }]);
  });

  it('reads the page and the address of a page.mhtml', () => {
    const mhtml = [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://x.com/a_bcd/status/2009928201270198279',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="----b"',
      '',
      '------b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<article data-testid=3D"tweet"><div data-testid=3D"tweetText">Dupontel=C3=A9</div></article>',
      '------b--',
      '',
    ].join('\r\n');
    writeFileSync(join(folder, 'page.mhtml'), mhtml);
    const { status, stderr } = run('page.mhtml');
    expect([status, stderr]).toEqual([0, '']);
    const made = readSavedPage(join(folder, 'page-anonymised.html'));
    expect(made.html).toMatch(/data-testid="tweetText">\p{Lu}\p{Ll}{8}</u);
    expect(made.url).toMatch(/^https:\/\/x\.com\/.+\/status\/\d{19}$/);
  });

  it('writes nothing without an address', () => {
    writeFileSync(join(folder, 'bare.html'), '<p>Dupontel');
    expect(run('bare.html').status).toBe(2);
    expect(existsSync(join(folder, 'bare-anonymised.html'))).toBe(false);
  });
});
