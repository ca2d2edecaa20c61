import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalizeAddress } from '../../../../src/platforms/reading/canonicalAddress.ts';
import { ADDRESS_RULES } from '../../../../src/platforms/reading/reader.ts';

const canonical = (raw: string) => canonicalizeAddress(raw, ADDRESS_RULES);

describe('canonicalizeAddress', () => {
  it.each([
    ['https://twitter.com/alice/status/20?s=20&t=abc', 'https://x.com/alice/status/20', ['s', 't']],
    ['https://mobile.twitter.com/i/web/status/20', 'https://x.com/i/status/20', []],
    ['http://www.x.com/alice/status/20/photo/1#m', 'https://x.com/alice/status/20', ['#', '/photo/1']],
    [
      'https://x.com/search?q=a%20b&src=typed_query&ref_src=x',
      'https://x.com/search?q=a%20b&src=typed_query',
      ['ref_src'],
    ],
    [
      'https://exemple.fr/a?id=3&utm_source=b&utm_medium=c&fbclid=d',
      'https://exemple.fr/a?id=3',
      ['fbclid', 'utm_medium', 'utm_source'],
    ],
    ['https://Exemple.fr:443/viewtopic.php?p=5#p5', 'https://exemple.fr/viewtopic.php?p=5#p5', []],
    ['https://exemple.fr/a#:~:text=bonjour', 'https://exemple.fr/a', ['#']],
    ['https://nom:mot@exemple.fr/', 'https://exemple.fr/', ['userinfo']],
    ['http://exemple.fr/?utm_source=a', 'http://exemple.fr/', ['utm_source']],
    ['file:///C:/copie/page.html', null, []],
    ['about:blank', null, []],
    ['pas une adresse', null, []],
  ])('returns the canonical form of %s', (raw, expected, dropped) => {
    expect(canonical(raw)).toEqual({ canonical: expected, dropped, shortLink: false });
  });

  const segment = fc.stringMatching(/^[a-zA-Z0-9._~%-]{1,8}$/).filter((part) => !/%(?![0-9a-f]{2})/i.test(part));
  const pair = fc.tuple(
    fc.constantFrom('id', 'p', 't', 's', 'q', 'page', 'utm_source', 'fbclid', 'comment_id', 'ref'),
    fc.stringMatching(/^[a-z0-9%+]{0,6}$/),
  );
  const address = fc
    .tuple(
      fc.constantFrom('https', 'http'),
      fc.constantFrom('x.com', 'www.twitter.com', 'mobile.x.com', 'exemple.fr', 'forum.exemple.fr:8080'),
      fc.array(fc.oneof(segment, fc.constantFrom('status', 'i', 'web', '123', 'photo')), { maxLength: 6 }),
      fc.array(pair, { maxLength: 4 }),
      fc.constantFrom('', '#p5', '#comment-2', '#:~:text=a', '#?', '#'),
    )
    .map(([scheme, host, path, query, hash]) => {
      const search = query.map(([name, value]) => `${name}=${value}`).join('&');
      return `${scheme}://${host}/${path.join('/')}${search ? `?${search}` : ''}${hash}`;
    });

  it('is idempotent', () => {
    fc.assert(
      fc.property(address, (raw) => {
        const { canonical: once } = canonical(raw);
        expect(once).not.toBeNull();
        expect(canonical(once ?? '')).toMatchObject({ canonical: once, dropped: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('never returns another post’s address', () => {
    fc.assert(
      fc.property(address, (raw) => {
        const before = new URL(raw);
        const after = new URL(canonical(raw).canonical ?? '');
        const post = /\/status\/(\d+)/.exec(before.pathname);
        if (after.hostname === 'x.com') {
          if (post && /^\/(\w{1,20}|i\/web)\/status\/\d+(\/|$)/.test(before.pathname)) {
            expect(/\/status\/(\d+)$/.exec(after.pathname)?.[1]).toBe(post[1]);
          } else {
            expect(after.pathname).toBe(before.pathname);
          }
        } else {
          expect(after.host + after.pathname).toBe(before.host + before.pathname);
          for (const name of ['id', 'p', 't', 's', 'q', 'comment_id'])
            expect(after.searchParams.getAll(name)).toEqual(before.searchParams.getAll(name));
          if (/^#(p5|comment-2)$/.test(before.hash)) expect(after.hash).toBe(before.hash);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('accepts any string', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true })), (raw) => {
        const { canonical: made } = canonical(raw);
        if (raw.startsWith('http')) expect(made).not.toBeNull();
      }),
    );
  });
});
