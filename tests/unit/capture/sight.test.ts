import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sightOf } from '../../../src/capture/sight.ts';
import { parseSight } from '../../../src/messages/fromPage.ts';
import { readFixture, viewOf } from './_page.ts';

const sightAt = (page: string) => {
  const { html, url } = readFixture(join(import.meta.dirname, '../../fixtures/posts', page));
  return sightOf(viewOf(html, url));
};

describe('a look at a page', () => {
  it('counts what is read, and names the reader', () => {
    const { posts, reader, fields } = sightAt('x/missing-time.html');
    expect([posts, reader?.id]).toEqual([4, 'x']);
    const read = fields.map(({ name, read, whyNot }) => [name, read, whyNot.length > 0]);
    expect(read).toContainEqual(['handle', 3, true]);
  });

  it('names the platform whose reader saw nothing, though the generic one did not either', () => {
    const sight = sightOf(viewOf('<p>Rien', 'https://www.instagram.com/accounts/login/'));
    expect(sight).toEqual({
      posts: 0,
      reader: null,
      passed: { platform: 'instagram', why: 'login-wall' },
      fields: [],
    });
  });

  it.each(['facebook/login.html', 'x/timeline-quote.html', 'discord/hostile.html'])(
    '%s: crosses to our side whole, with no word of the page',
    (page) => {
      const sight = sightAt(page);
      expect(parseSight(structuredClone(sight))).toEqual(sight);
      const told = JSON.stringify(sight).match(/"[^"]*"/g) ?? [];
      for (const word of told) expect(word).toMatch(/^"[a-zA-Z0-9-]*"$/);
    },
  );

  it.each([null, {}, { posts: -1 }, { ...sightAt('x/focal.html'), passed: { platform: '<b>', why: 'x' } }])(
    'anything else is refused',
    (message) => {
      expect(parseSight(message)).toBeNull();
    },
  );
});
