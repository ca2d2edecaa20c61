import { describe, expect, it } from 'vitest';
import { diagnosePage, findHintedElement, listPosts } from '../../../src/capture/pageSurvey.ts';
import { parseDiagnostics } from '../../../src/messages/pageSchemas.ts';
import { createPageView, openSavedPage } from '../../support/savedPages/savedPage.ts';

const diagnoseFixture = (page: string) => diagnosePage([openSavedPage(page)], now);
const now = () => 0;
const thread = (posts: number) =>
  createPageView(
    '<article><time datetime="2026-01-10">10 janvier 2026</time><p>Un mot</article>'.repeat(posts),
    'https://exemple.test/fil',
  );

describe('diagnosePage', () => {
  it('counts what is read and names the reader', () => {
    const { posts, reader, fields } = diagnoseFixture('x/missing-time.html');
    expect([posts, reader?.id]).toEqual([4, 'x']);
    const read = fields.map(({ name, read, whyNot }) => [name, read, whyNot.length > 0]);
    expect(read).toContainEqual(['handle', 3, true]);
  });

  it('names the platform whose reader found nothing, even when the generic reader found nothing either', () => {
    const diagnostics = diagnosePage([createPageView('<p>Rien', 'https://www.instagram.com/accounts/login/')], now);
    expect(diagnostics).toEqual({
      posts: 0,
      reader: null,
      passed: { platform: 'instagram', why: 'login-wall' },
      isLayoutChanged: false,
      fields: [],
      stopped: null,
    });
  });

  it('stops at the time limit or at the maximum number of posts and reports which; reads a page of exactly the maximum completely', () => {
    let ms = 0;
    const slow = diagnosePage([thread(20), thread(20)], () => (ms += 1000));
    expect([slow.posts, slow.stopped]).toEqual([4, 'time']);
    expect(parseDiagnostics(slow)).toEqual(slow);
    const many = diagnosePage([thread(3), thread(2)], now, 4);
    expect([many.posts, many.stopped]).toEqual([4, 'count']);
    expect(diagnosePage([thread(3), thread(1)], now, 4).stopped).toBeNull();
  });

  it('does not start another iframe after the time limit, even when no post was found', () => {
    let ms = 0;
    const diagnostics = diagnosePage([thread(0), thread(0), thread(9)], () => (ms += 2000));
    expect([diagnostics.posts, diagnostics.stopped]).toEqual([0, 'time']);
    expect(parseDiagnostics(diagnostics)).toEqual(diagnostics);
  });

  it.each(['facebook/login.html', 'x/timeline-quote.html', 'discord/hostile.html'])(
    'produces a valid diagnostics message without text of the page: %s',
    (page) => {
      const diagnostics = diagnoseFixture(page);
      expect(parseDiagnostics(structuredClone(diagnostics))).toEqual(diagnostics);
      const strings = JSON.stringify(diagnostics).match(/"[^"]*"/g) ?? [];
      for (const word of strings) expect(word).toMatch(/^"[a-zA-Z0-9-]*"$/);
    },
  );

  it.each([null, {}, { posts: -1 }, { ...diagnoseFixture('x/focal.html'), passed: { platform: '<b>', why: 'x' } }])(
    'is rejected by the schema with any other value',
    (message) => {
      expect(parseDiagnostics(message)).toBeNull();
    },
  );

  it('is rejected by the schema with inconsistent numbers', () => {
    const diagnostics = diagnoseFixture('x/missing-time.html');
    const [first = expect.fail('no field'), ...others] = diagnostics.fields;
    const asField = (change: Partial<typeof first>) => ({
      ...diagnostics,
      fields: [{ ...first, ...change }, ...others],
    });
    expect(parseDiagnostics(asField({}))).toEqual(diagnostics);
    for (const lie of [
      asField({ read: diagnostics.posts + 1 }),
      asField({ read: 2, unsure: 3 }),
      asField({ read: diagnostics.posts, whyNot: ['not-shown'] }),
      asField({ read: 0, whyNot: [] }),
      asField({ name: 'text' }),
      { ...diagnostics, fields: others },
      { ...diagnostics, posts: 0 },
      { ...diagnostics, reader: null },
      { ...diagnostics, stopped: 'count' },
      { ...diagnostics, stopped: 'because' },
    ])
      expect(parseDiagnostics(lie)).toBeNull();
  });
});

const open = () => openSavedPage('x/timeline-quote.html');

describe('listPosts', () => {
  it('lists each post in page order', () => {
    expect(listPosts([open()], now).offered.choices).toEqual([
      {
        index: 0,
        author: 'tabouret_jaune',
        posted: '2025-12-12T08:01:02.000Z',
        firstWords: 'What the outer account wrote',
      },
      {
        index: 1,
        author: 'porte_ronde',
        posted: '2025-12-12T08:05:40.000Z',
        firstWords: 'A long text that the timeline cuts',
      },
    ]);
  });

  it('cuts a long text between two words, never inside a character', () => {
    const view = open();
    const text = view.document.querySelector('[data-testid="tweetText"] span');
    if (text) text.textContent = 'mot '.repeat(40);
    expect(listPosts([view], now).offered.choices[0]?.firstWords).toMatch(/^(mot ){19}mot…$/);
    if (text) text.textContent = `${'a'.repeat(79)}😀`;
    expect(listPosts([view], now).offered.choices[0]?.firstWords?.isWellFormed()).toBe(true);
  });

  it('stops after a second and reports that there are more posts', () => {
    expect(listPosts([open()], now).offered.more).toBe(false);
    let asked = 0;
    const { offered, findElement: elementOf } = listPosts([open()], () => 2000 * ++asked);
    expect(offered).toMatchObject({ choices: [{ index: 0 }], more: true });
    expect(elementOf(1, open)).toBeNull();
  });

  it('lists every post of a page that is slow to search', () => {
    const late = () => 60_000;
    expect(listPosts([open()], late).offered).toEqual(listPosts([open()], now).offered);
  });

  it('finds the chosen post again', () => {
    const view = open();
    const [first, second] = view.document.querySelectorAll('article');
    const { findElement: elementOf } = listPosts([view], now);
    expect(elementOf(0, () => view)).toBe(first);
    expect(elementOf(1, () => view)).toBe(second);
    expect(elementOf(2, () => view)).toBeNull();
  });

  it('finds a post that a virtual list moved to another element', () => {
    const view = open();
    const { findElement: elementOf } = listPosts([view], now);
    const [first, second] = view.document.querySelectorAll('article');
    const mark = first?.cloneNode(true);
    first?.replaceChildren(...(second ? [...second.cloneNode(true).childNodes] : []));
    second?.replaceChildren(...(mark ? [...mark.childNodes] : []));
    expect(elementOf(0, () => view)).toBe(second);
    first?.remove();
    expect(elementOf(1, () => view)).toBeNull();
  });
});

describe('findHintedElement', () => {
  const hinted = (hint: Parameters<typeof findHintedElement>[0]) => {
    const view = open();
    return findHintedElement(hint, view)?.outerHTML.slice(0, 60) ?? null;
  };

  it('finds the link, the image, or nothing', () => {
    expect(hinted({ linkUrl: 'https://x.com/porte_ronde' })).toContain('href="/porte_ronde"');
    expect(hinted({ srcUrl: 'https://pbs.twimg.com/media/quoted.jpg' })).toContain('<img');
    expect(hinted({ linkUrl: 'https://x.com/absent' })).toBeNull();
    expect(hinted({})).toBeNull();
  });

  it('finds the words that were selected, or where the menu was opened, for a pick from the menu alone', () => {
    const view = open();
    const text = view.document.querySelector('[data-testid="tweetText"] span') ?? expect.fail();
    const selection = view.document.getSelection() ?? expect.fail();
    selection.selectAllChildren(text);
    expect(findHintedElement({ hasPlace: true }, view)?.closest('article')).toBe(text.closest('article'));
    // A right click on words leaves a caret there, in both browsers.
    selection.collapse(text.firstChild, 3);
    expect(findHintedElement({ hasPlace: true }, view)?.closest('article')).toBe(text.closest('article'));
    expect(findHintedElement({}, view)).toBeNull();
  });
});
