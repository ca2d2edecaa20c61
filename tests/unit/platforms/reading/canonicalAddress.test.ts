import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalizeAddress } from '../../../../src/platforms/reading/canonicalAddress.ts';
import { ADDRESS_RULES } from '../../../../src/platforms/reading/reader.ts';

const canonical = (raw: string) => canonicalizeAddress(raw, ADDRESS_RULES);

function writeAddress(path: string, query: readonly (readonly [string, string])[], hash: string): string {
  const search = query.map(([name, value]) => `${name}=${value}`).join('&');
  return `${path}${search ? `?${search}` : ''}${hash}`;
}

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
    .map(([scheme, host, path, query, hash]) => writeAddress(`${scheme}://${host}/${path.join('/')}`, query, hash));

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

/** The address rules of each platform: all addresses of a post have one canonical form. */

describe('canonicalizeAddress with a post’s address', () => {
  it.each([
    ['youtu.be/aB3dE6gH9_k?si=x&t=12', 'www.youtube.com/watch?v=aB3dE6gH9_k', ['si', 't']],
    [
      'm.youtube.com/watch?app=desktop&v=aB3dE6gH9_k&lc=UgzAaaaaaaaaaaaaaaaa4AaABAg',
      'www.youtube.com/watch?v=aB3dE6gH9_k&lc=UgzAaaaaaaaaaaaaaaaa4AaABAg',
      ['app'],
    ],
    ['www.youtube.com/shorts/aB3dE6gH9_k?feature=share', 'www.youtube.com/watch?v=aB3dE6gH9_k', ['feature']],
    [
      'www.youtube.com/channel/UCx/community?lb=UgkxAaaaaaaaaaaaaaaaaaaa',
      'www.youtube.com/post/UgkxAaaaaaaaaaaaaaaaaaaa',
      ['lb'],
    ],
    [
      'old.reddit.com/r/moulins/comments/1qa2bc3/la_roue/nz1aaa1/?context=3',
      'www.reddit.com/r/moulins/comments/1qa2bc3/comment/nz1aaa1/',
      ['context'],
    ],
    ['redd.it/1qa2bc3', 'www.reddit.com/comments/1qa2bc3/', []],
    ['www.reddit.com/u/alice/comments/1qa2bc3/la_roue', 'www.reddit.com/user/alice/comments/1qa2bc3/', []],
    [
      'bsky.app/profile/alice.example/post/3mcfq2zlyjv37/liked-by',
      'bsky.app/profile/alice.example/post/3mcfq2zlyjv37/liked-by',
      [],
    ],
    [
      'pouet.example/deck/@alice@ailleurs.example/115894931292164321?x=1',
      'pouet.example/@alice@ailleurs.example/115894931292164321',
      ['x'],
    ],
    [
      'www.threads.net/@alice/post/DTgGq2LgDA5/media?xmt=A',
      'www.threads.com/@alice/post/DTgGq2LgDA5',
      ['/media', 'xmt'],
    ],
    ['www.instagram.com/alice/reel/DTgGq2LgDA5/?igsh=x', 'www.instagram.com/reel/DTgGq2LgDA5/', ['igsh']],
    [
      'instagram.com/p/DTgGq2LgDA5/c/180700/r/180701?img_index=2',
      'www.instagram.com/p/DTgGq2LgDA5/c/180700/r/180701/',
      ['img_index'],
    ],
    [
      'm.tiktok.com/@alice/video/7595290217163002002?lang=fr&_r=1',
      'www.tiktok.com/@alice/video/7595290217163002002',
      ['_r', 'lang'],
    ],
    [
      'm.facebook.com/story.php?story_fbid=pfbid02AbCdEfGhIjK&id=1001&__tn__=R',
      'www.facebook.com/permalink.php?story_fbid=pfbid02AbCdEfGhIjK&id=1001',
      ['__tn__'],
    ],
    [
      'www.facebook.com/groups/42/permalink/555/?comment_id=Y29tbWVudDo1NTVfOTAw&__cft__[0]=A',
      'www.facebook.com/groups/42/posts/555/?comment_id=900',
      ['__cft__[0]'],
    ],
    ['www.facebook.com/photo.php?fbid=12&set=a.3&type=3', 'www.facebook.com/photo/?fbid=12', ['set', 'type']],
    [
      'www.facebook.com/alice/posts/des-mots/123456/?comment_id=9&reply_comment_id=10',
      'www.facebook.com/alice/posts/123456/?comment_id=9&reply_comment_id=10',
      [],
    ],
  ])('returns the canonical address of https://%s', (raw, expected, dropped) => {
    const made = `https://${expected}`;
    expect(canonical(`https://${raw}`)).toEqual({ canonical: made, dropped, shortLink: false });
    expect(canonical(made)).toMatchObject({ canonical: made, dropped: [] });
  });

  it.each([
    // An address with a comment in an unknown form is kept whole, so that it is not taken for its post.
    'www.youtube.com/watch?v=aB3dE6gH9_k&lc=%22',
    'www.facebook.com/groups/42/posts/555/?comment_id=quoi',
    'www.youtube.com/watch?v=trop-court',
    // FluxBB has the same path as phpBB: its topic is `id`, its page `p`.
    'forum.exemple.fr/viewtopic.php?id=2074&p=2',
    'forum.exemple.fr/viewtopic.php?pid=220#p220',
    // A number of another length is not a Mastodon post.
    'exemple.fr/@alice/12345?p=2',
    'business.facebook.com/latest/home?asset_id=1',
  ])('does not change https://%s', (raw) => {
    expect(canonical(`https://${raw}`).canonical).toBe(`https://${raw}`);
  });
});

it.each([
  [
    'l.facebook.com/l.php?u=https%3A%2F%2Fexemple.fr%2Fa%3Ffbclid%3Dx&h=AT0',
    'exemple.fr/a',
    ['fbclid', 'l.facebook.com'],
  ],
  [
    'www.youtube.com/redirect?event=comments&q=https%3A%2F%2Ftwitter.com%2Falice%2Fstatus%2F20%3Fs%3D20',
    'x.com/alice/status/20',
    ['s', 'www.youtube.com'],
  ],
  [
    'www.google.fr/url?sa=t&url=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fexemple.fr%252F',
    'exemple.fr/',
    ['l.facebook.com', 'www.google.fr'],
  ],
  ['out.reddit.com/t3_1?url=https%3A%2F%2Fexemple.fr%2Fb&token=A', 'exemple.fr/b', ['out.reddit.com']],
  ['www.linkedin.com/safety/go?url=https%3A%2F%2Fexemple.fr%2Fc&trk=x', 'exemple.fr/c', ['www.linkedin.com']],
  [
    'www.tiktok.com/link/v2?aid=1988&scene=bio_url&target=https%3A%2F%2Fexemple.fr%2Fd',
    'exemple.fr/d',
    ['www.tiktok.com'],
  ],
  ['go.bsky.app/redirect?u=https%3A%2F%2Fexemple.fr%2Fe', 'exemple.fr/e', ['go.bsky.app']],
  ['l.messenger.com/l.php?u=https%3A%2F%2Fexemple.fr%2Ff&h=AT0', 'exemple.fr/f', ['l.messenger.com']],
  ['m.youtube.com/redirect?q=https%3A%2F%2Fexemple.fr%2Fg', 'exemple.fr/g', ['m.youtube.com']],
  ['l.facebook.com/l.php?u=javascript%3Aalert(1)', 'l.facebook.com/l.php?u=javascript%3Aalert(1)', []],
])(
  'canonicalizeAddress with a redirector extracts the target of https://%s without a request',
  (raw, expected, dropped) => {
    expect(canonical(`https://${raw}`)).toEqual({ canonical: `https://${expected}`, dropped, shortLink: false });
  },
);

describe('canonicalizeAddress with a short link', () => {
  it.each(
    (
      't.co/AbCdEf lnkd.in/eAbCdEf maps.app.goo.gl/AbCdEf vm.tiktok.com/ZMabc/ www.tiktok.com/t/ZTabc/ ' +
      'www.reddit.com/r/moulins/s/AbCdEfGhIj www.facebook.com/share/p/1AbCdEf/ fb.watch/abc/ ' +
      'www.instagram.com/share/reel/BAabc/ youtu.be/'
    ).split(' '),
  )('marks https://%s as a short link and does not resolve it', (raw) => {
    expect(canonical(`https://${raw}`)).toMatchObject({ canonical: `https://${raw}`, shortLink: true });
  });

  it('does not mark short links that contain the post’s id', () => {
    expect(canonical('https://youtu.be/aB3dE6gH9_k').shortLink).toBe(false);
    expect(canonical('https://redd.it/1qa2bc3').shortLink).toBe(false);
    expect(canonical('https://x.com/alice/status/20').shortLink).toBe(false);
  });
});

describe('canonicalizeAddress with generated platform addresses', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...'r u user comments comment s watch shorts post posts groups permalink photo photo.php reel p tv c t share stories profile @alice @alice@ailleurs.example video status i web channels @me feed update forums message k 1qa2bc3 nz1aaa1 aB3dE6gH9_k 3mcfq2zlyjv37 DTgGq2LgDA5 7595290217163002002 115894931292164321 urn:li:activity:7463608443963318272 permalink.php viewtopic.php showthread.php item la_roue'.split(
        ' ',
      ),
    ),
    fc.stringMatching(/^[\w-]{1,14}$/),
  );
  const value = fc.oneof(
    fc.constantFrom(
      '1',
      '555',
      'aB3dE6gH9_k',
      'UgzAaaaaaaaaaaaaaaaa4AaABAg',
      'UgkxAaaaaaaaaaaaaaaaaaaa',
      'pfbid02AbCdEfGhIjK',
      'Y29tbWVudDo1NTVfOTAw',
    ),
    fc.stringMatching(/^[\w%-]{0,8}$/).filter((text) => !/%(?![0-9a-f]{2})/i.test(text)),
  );
  const name = fc.constantFrom(
    ...'v lc lb id fbid story_fbid comment_id reply_comment_id multi_permalinks cid context thread t p f sid u url q utm_source commentUrn highlight page start'.split(
      ' ',
    ),
  );
  const hosts = ADDRESS_RULES.flatMap((rule) => [
    ...rule.hosts.map((host) => host.replace(/^\./, 'fr.')),
    ...(rule.shortHosts ?? []),
    ...(rule.host ? [rule.host] : []),
  ]);
  const address = fc
    .tuple(
      fc.constantFrom('https', 'http'),
      fc.constantFrom(...hosts, 'exemple.fr', 'forum.exemple.fr:8080', 'l.facebook.com'),
      fc.array(piece, { maxLength: 6 }),
      fc.boolean(),
      fc.array(fc.tuple(name, value), { maxLength: 4 }),
      fc.constantFrom('', '#p5', '#comment-2', '#post-12', '#/k/1', '#:~:text=a', '#?', '#'),
    )
    .map(([scheme, host, path, slash, query, hash]) =>
      writeAddress(`${scheme}://${host}/${path.join('/')}${slash ? '/' : ''}`, query, hash),
    );

  it('returns an address of the platform and is idempotent', () => {
    fc.assert(
      fc.property(address, (raw) => {
        const once = canonical(raw);
        expect(once.canonical).not.toBeNull();
        expect(canonical(once.canonical ?? '')).toMatchObject({ canonical: once.canonical, dropped: [] });
      }),
      { numRuns: 5000 },
    );
  });

  it('returns no id that the address did not contain', () => {
    const ids = (text: string): string[] => text.match(/[\w-]{7,}/g) ?? [];
    const words = /^(?:comments?|permalink|profile|stories|channels|message|update|activity|viewtopic|showthread)$/;
    fc.assert(
      fc.property(address, (raw) => {
        const made = new URL(canonical(raw).canonical ?? '');
        const there = new Set(ids(raw));
        const added = ids(`${made.pathname} ${made.search} ${made.hash}`).filter((id) => !there.has(id));
        expect(added.filter((id) => !words.test(id))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });
});
