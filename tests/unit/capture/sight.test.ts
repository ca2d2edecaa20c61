import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPageView, readSavedPage } from '../../../scripts/readers/savedPage.ts';
import { sightOf } from '../../../src/capture/sight.ts';
import { parseDiagnostics } from '../../../src/messages/pageSchemas.ts';

const sightAt = (page: string) => {
  const { html, url } = readSavedPage(join(import.meta.dirname, '../../fixtures/posts', page));
  return sightOf([createPageView(html, url)], AT_ONCE);
};
const AT_ONCE = () => 0;
const thread = (posts: number) =>
  createPageView('<article><p>Un mot</article>'.repeat(posts), 'https://exemple.test/fil');

describe('a look at a page', () => {
  it('counts what is read, and names the reader', () => {
    const { posts, reader, fields } = sightAt('x/missing-time.html');
    expect([posts, reader?.id]).toEqual([4, 'x']);
    const read = fields.map(({ name, read, whyNot }) => [name, read, whyNot.length > 0]);
    expect(read).toContainEqual(['handle', 3, true]);
  });

  it('names the platform whose reader saw nothing, though the generic one did not either', () => {
    const sight = sightOf([createPageView('<p>Rien', 'https://www.instagram.com/accounts/login/')], AT_ONCE);
    expect(sight).toEqual({
      posts: 0,
      reader: null,
      passed: { platform: 'instagram', why: 'login-wall' },
      fields: [],
      stopped: null,
    });
  });

  it('stops at a time and at a number, and says which; a page of just so many is read whole', () => {
    let ms = 0;
    const slow = sightOf([thread(20), thread(20)], () => (ms += 1000));
    expect([slow.posts, slow.stopped]).toEqual([4, 'time']);
    expect(parseDiagnostics(slow)).toEqual(slow);
    const many = sightOf([thread(3), thread(2)], AT_ONCE, 4);
    expect([many.posts, many.stopped]).toEqual([4, 'count']);
    expect(sightOf([thread(3), thread(1)], AT_ONCE, 4).stopped).toBeNull();
  });

  it('does not begin another frame when its time is over, though no post was seen', () => {
    let ms = 0;
    const sight = sightOf([thread(0), thread(0), thread(9)], () => (ms += 2000));
    expect([sight.posts, sight.stopped]).toEqual([0, 'time']);
    expect(parseDiagnostics(sight)).toEqual(sight);
  });

  it.each(['facebook/login.html', 'x/timeline-quote.html', 'discord/hostile.html'])(
    '%s: crosses to our side whole, with no word of the page',
    (page) => {
      const sight = sightAt(page);
      expect(parseDiagnostics(structuredClone(sight))).toEqual(sight);
      const told = JSON.stringify(sight).match(/"[^"]*"/g) ?? [];
      for (const word of told) expect(word).toMatch(/^"[a-zA-Z0-9-]*"$/);
    },
  );

  it.each([null, {}, { posts: -1 }, { ...sightAt('x/focal.html'), passed: { platform: '<b>', why: 'x' } }])(
    'anything else is refused',
    (message) => {
      expect(parseDiagnostics(message)).toBeNull();
    },
  );

  it('figures that cannot be true together are refused', () => {
    const sight = sightAt('x/missing-time.html');
    const [first, ...others] = sight.fields;
    if (!first) throw new Error('no field');
    const asField = (change: Partial<typeof first>) => ({
      ...sight,
      fields: [{ ...first, ...change }, ...others],
    });
    expect(parseDiagnostics(asField({}))).toEqual(sight);
    for (const lie of [
      asField({ read: sight.posts + 1 }),
      asField({ read: 2, unsure: 3 }),
      asField({ read: sight.posts, whyNot: ['not-shown'] }),
      asField({ read: 0, whyNot: [] }),
      asField({ name: 'text' }),
      { ...sight, fields: others },
      { ...sight, posts: 0 },
      { ...sight, reader: null },
      { ...sight, stopped: 'count' },
      { ...sight, stopped: 'because' },
    ])
      expect(parseDiagnostics(lie)).toBeNull();
  });
});
