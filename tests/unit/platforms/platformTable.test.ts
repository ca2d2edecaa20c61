import { describe, expect, it } from 'vitest';
import { PLATFORMS } from '../../../src/platforms/platforms.ts';
import { isOperatedSite, isSameAccount } from '../../../src/platforms/platformTable.ts';
import { ADDRESS_RULES } from '../../../src/platforms/reading/reader.ts';
import { REPORT_LINKS } from '../../../src/platforms/reportLinks.ts';
import { PLATFORM_IDS } from '../../support/allReaders.ts';

describe('the table of platforms', () => {
  it('has every file with a reader, and a file for every platform with a pack', () => {
    const packed = PLATFORMS.flatMap(({ id, pack }) => (pack === null ? [] : id));
    expect(packed.toSorted()).toEqual(PLATFORM_IDS.toSorted());
  });

  it('has each id and each host once', () => {
    for (const names of [PLATFORMS.map(({ id }) => id), PLATFORMS.flatMap(({ hosts }) => hosts)])
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('is data: builds put its JSON in place of the readers', () => {
    expect(JSON.parse(JSON.stringify(PLATFORMS))).toStrictEqual(PLATFORMS);
  });
});

it('the account that is logged in is recognised on its own Mastodon server, and no namesake is', () => {
  const isOwn = (handle: string, path: string) =>
    isSameAccount('mastodon', { handle, profileUrl: `https://rame.example/${path}` }, 'alix', 'https://rame.example/1');
  expect(isOwn('alix@rame.example', '@alix')).toBe(true);
  expect(isOwn('Alix', '@alix')).toBe(true);
  expect(isOwn('alix@ailleurs.example', '@alix@ailleurs.example')).toBe(false);
});

describe('report links', () => {
  const links = REPORT_LINKS.flatMap(([id, own]) => own.map((link) => ({ id, ...link })));

  it.each(links)('$id $kind: $url', ({ url, seen }) => {
    const { protocol, username, hash } = new URL(url);
    expect([protocol, username, hash]).toEqual(['https:', '', '']);
    expect(seen).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  it('have one address of each kind for a platform', () => {
    const names = links.map(({ id, kind }) => `${id} ${kind}`);
    expect(new Set(names).size).toBe(names.length);
    expect(REPORT_LINKS.find(([id]) => id === 'x')?.[1]).toHaveLength(4);
  });
});

/** A decision of security: on any other site the popup warns. No host enters because a pack got it. */
const OPERATED_HOSTS = [
  'bsky.app bsky.dev discord.com discordapp.com disqus.com facebook.com fb.com fb.watch google.com google.fr instagr.am',
  'instagram.com jeuxvideo.com kick.com linkedin.com live.com messenger.com office.com office365.com outlook.com redd.it',
  'reddit.com t.me telegram.dog telegram.me telegram.org threads.com threads.net tiktok.com trustpilot.com twitch.tv',
  'twitter.com whatsapp.com x.com ycombinator.com youtu.be youtube.com',
].flatMap((line) => line.split(' '));

describe('isOperatedSite', () => {
  it('knows every host of a platform that one company operates', () => {
    const hosts = ADDRESS_RULES.flatMap((rule) => rule.hosts).map((host) => host.replace(/^\./, 'sub.'));
    expect(hosts.length).toBeGreaterThan(20);
    expect(hosts.filter((host) => !isOperatedSite(`https://${host}/page`))).toEqual([]);
  });

  it('accepts these hosts and their subdomains only', () => {
    const operated = new Set(PLATFORMS.flatMap((platform) => platform.operated ?? []));
    expect([...operated].toSorted()).toEqual(OPERATED_HOSTS);
  });

  it.each(['https://x.com.evil.example/', 'https://notx.com/', 'http://x.com/', 'file:///x.com', 'x.com', undefined])(
    'does not accept %s',
    (address) => expect(isOperatedSite(address)).toBe(false),
  );
});
