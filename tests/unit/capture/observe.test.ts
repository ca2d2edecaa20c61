import { describe, expect, it } from 'vitest';
import { takeSource } from '../../../src/capture/capturePost.ts';
import { buildContentKey, extractPageText, observe } from '../../../src/capture/observe.ts';
import { listUrgentWarnings } from '../../../src/domain/capture/captureWarnings.ts';
import { findPosts } from '../../../src/platforms/reading/pagePosts.ts';
import { createPageView, openSavedPage, overrideMethods, SILENT } from '../../support/savedPages/savedPage.ts';

/** The browser's timing entry for the document's own request. */
function timing(entry: { name: string; responseStatus: number; nextHopProtocol: string } | null): Performance {
  return { getEntriesByType: () => (entry ? [entry] : []) } as unknown as Performance; // only this method is used
}

/** Lists the paths of every null in `value`. */
function nulls(value: unknown, path = ''): string[] {
  if (value === null) return [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) => nulls(part, path ? `${path}.${name}` : name));
}

describe('observe with a post', () => {
  it('returns the method of each value and the reason of each null', () => {
    for (const name of [
      'x/focal.html',
      'x/timeline-quote.html',
      'generic/forum-french-dates.html',
      'x/missing-time.html',
    ]) {
      const view = openSavedPage(name);
      for (const { el } of findPosts(view)) {
        const { reading, ...seen } = observe(view, SILENT, el);
        const unread = Object.keys(reading.fields).filter((path) => reading.fields[path]?.confidence === null);
        const parts = nulls(seen).filter((path) => !path.startsWith('media.'));
        expect(unread.sort()).toEqual(parts.sort());
        for (const note of Object.values(reading.fields)) expect(note.how).not.toBe('');
      }
    }
  });

  it('reads the post around the chosen element', () => {
    const view = openSavedPage('x/timeline-quote.html');
    const deep = view.document.querySelector('[role="link"]:not(a) [data-testid="tweetText"] span');
    expect(observe(view, SILENT, deep)).toMatchObject({ author: { handle: 'tabouret_jaune' }, platform: 'x' });
  });

  it('gives a changed reading when the quoted post was replaced', () => {
    const view = openSavedPage('x/timeline-quote.html');
    const quoting =
      findPosts(view).find(({ el }) => observe(view, SILENT, el).context.quoted !== null) ??
      expect.fail('no post quotes another');
    const observeQuoting = () => observe(view, SILENT, quoting.el);
    const before = observeQuoting();
    expect(buildContentKey(observeQuoting())).toBe(buildContentKey(before));
    const words = [...quoting.el.querySelectorAll('[data-testid="tweetText"]')].at(-1);
    words?.replaceChildren('d’autres mots');
    expect(observeQuoting().context.quoted?.text).toBe('d’autres mots');
    expect(buildContentKey(observeQuoting())).not.toBe(buildContentKey(before));
  });

  it('returns the UTC offset at that moment', () => {
    const view = openSavedPage('x/focal.html');
    expect(observe(view, SILENT, null)).toMatchObject({ timeZone: 'Europe/Paris', utcOffset: '+01:00' });
    for (const [minutes, written] of [
      [-210, '-03:30'],
      [0, '+00:00'],
      [345, '+05:45'],
    ] as const) {
      const there = { ...view, clock: { ...view.clock, offsetAt: () => minutes } };
      expect(observe(there, SILENT, null).utcOffset).toBe(written);
    }
  });
});

it('observe without a post reads the page and no post', () => {
  const seen = observe(openSavedPage('x/focal.html'), SILENT, null);
  expect(seen).toMatchObject({
    surface: 'page',
    platform: 'x',
    text: null,
    author: { handle: null },
    address: { permalink: null, canonical: 'https://x.com/lampadaire_gris/status/1999139712836567047', dropped: ['s'] },
    page: { title: 'Réverbère sur X : « Premier essai »', lang: 'fr' },
    warnings: [],
  });
  expect(seen.reading).toMatchObject({ reader: 'generic', fields: { text: { how: 'screen', confidence: null } } });
});

it('observe of a file of the computer records the name of the file, and no folder', () => {
  const view = createPageView('<p>Un mot', 'file:///dossiers-de-camille/page.html?a#b');
  const seen = observe(view, performance, null);
  expect(seen.address).toMatchObject({ page: 'file:///…/page.html', canonical: null });
  expect(JSON.stringify(seen)).not.toContain('camille');
  expect(takeSource(view).html).not.toContain('camille');
});

describe('observe http fields', () => {
  const view = openSavedPage('x/focal.html');
  const entry = { name: view.url.href, responseStatus: 200, nextHopProtocol: 'h2' };

  it('are read when the request was for this address', () => {
    const seen = observe(view, timing({ ...entry, name: `${entry.name}#a` }), null);
    expect(seen.http).toEqual({ status: 200, protocol: 'h2' });
    expect(seen.reading.fields['http.status']).toEqual({ how: 'navigation-timing', confidence: 'high' });
  });

  it.each([
    ['after an in-page navigation', { ...entry, name: 'https://x.com/home' }, 'other-address'],
    ['when the browser keeps it', { ...entry, responseStatus: 0, nextHopProtocol: '' }, 'not-told'],
    ['when there is none', null, 'not-told'],
  ])('are null %s', (_, timingEntry, how) => {
    const seen = observe(view, timing(timingEntry), null);
    expect(seen.http).toEqual({ status: null, protocol: null });
    expect(seen.reading.fields['http.status']).toEqual({ how, confidence: null });
  });
});

it.each([
  [200, []],
  [399, []],
  [404, ['page-error']],
  [410, ['page-error']],
  [503, ['page-error']],
])('observe of a page that the site answered with an error says so in the record, %i', (responseStatus, expected) => {
  const view = openSavedPage('x/focal.html');
  const performance = timing({ name: view.url.href, responseStatus, nextHopProtocol: 'h2' });
  for (const chosen of [null, view.document.querySelector('article')]) {
    const { http, warnings } = observe(view, performance, chosen);
    expect(http.status).toBe(responseStatus);
    expect(warnings.filter((code) => code === 'page-error')).toEqual(expected);
  }
  // On the screen at once, and not as a ✓ alone.
  expect(listUrgentWarnings(expected)).toEqual(expected);
});

describe('observe with malformed text', () => {
  it('repairs it and keeps its code units', () => {
    const view = openSavedPage('x/focal.html');
    view.document.querySelector('[data-testid="tweetText"] span')?.append('\ud83d!');
    view.document.querySelector('[data-testid="User-Name"] a span')?.append('\udc00');
    const post = view.document.querySelector('article');
    const { text, author, warnings, reading } = observe(view, SILENT, post);
    expect(text).toContain('ligne \ufffd!');
    expect(author.displayName?.isWellFormed()).toBe(true);
    expect(warnings).toEqual(['text-not-well-formed']);
    expect(reading.fields.text).toMatchObject({ how: 'testid:tweetText', confidence: 'high' });
    expect(reading.fields.text?.codeUnits).toMatch(/^0050007200650.*d83d0021/);
    expect(reading.fields['author.displayName']?.codeUnits).toContain('dc00');
    expect(reading.fields['author.handle']).not.toHaveProperty('codeUnits');
  });

  it('repairs nested strings', () => {
    const view = openSavedPage('x/reply-image-emoji.html');
    view.document.querySelector('[data-testid="tweetPhoto"] img')?.setAttribute('alt', '\ud800');
    const seen = observe(view, SILENT, view.document.querySelectorAll('article')[1] ?? null);
    expect(seen.media?.[0]?.alt).toBe('\ufffd');
    expect(seen.reading.fields['media.0.alt']).toEqual({
      how: 'testid:tweetPhoto',
      confidence: 'medium',
      codeUnits: 'd800',
    });
  });
});

describe('readPost with a failing reader', () => {
  it('falls back to the generic reader and names the one that failed', () => {
    const view = openSavedPage('x/focal.html');
    const post = view.document.querySelector('article') as Element;
    const closest = post.closest.bind(post);
    overrideMethods(post, {
      closest: (selector: string) => {
        if (selector.includes('tweet')) throw new Error('broken');
        return closest(selector);
      },
    });
    const seen = observe(view, SILENT, post);
    expect(seen.reading.reader).toBe('generic');
    expect(seen.warnings).toContain('reader-failed');
    expect(seen.text).toContain('Premier essai');
  });

  it('never throws, even when the generic reader fails', () => {
    const view = openSavedPage('x/focal.html');
    const post = view.document.querySelector('article') as Element;
    const broken = (): never => {
      throw new Error('broken');
    };
    overrideMethods(post, { querySelectorAll: broken });
    const seen = observe(view, SILENT, post);
    expect(seen).toMatchObject({ surface: 'post', text: null, warnings: ['reader-failed'] });
    expect(seen.address.page).toBe(view.url.href);
  });
});

describe('extractPageText', () => {
  it('returns the text of the chosen post', () => {
    const view = openSavedPage('x/timeline-quote.html');
    const text = extractPageText(view, view.document.querySelector('article'));
    expect(text).toContain('What the outer account wrote');
    expect(text).not.toContain('A long text that the timeline cuts');
  });

  it('returns the readable text without text being typed', () => {
    const view = createPageView(
      '<h1>Titre</h1><p>Un <b>mot</b>.</p><div contenteditable>brouillon</div><p hidden>caché</p><textarea>tapé</textarea><script>code</script><p>\ud83d fin</p>',
      'https://exemple.fr/',
    );
    expect(extractPageText(view, null)).toBe('Titre\n\nUn mot.\n\n\ufffd fin\n');
  });
});
