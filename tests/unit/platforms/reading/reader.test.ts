import { describe, expect, it } from 'vitest';
import { extractedValue, type PostExtraction } from '../../../../src/domain/capture/extraction.ts';
import { PLATFORMS } from '../../../../src/platforms/platforms.ts';
import { choosePack, READER_PACKS } from '../../../../src/platforms/platformTable.ts';
import { capConfidence } from '../../../../src/platforms/reading/pagePosts.ts';
import { createEmptyExtraction, LOADED_PACKS } from '../../../../src/platforms/reading/reader.ts';

describe('packs of readers', () => {
  it('are all registered, each reader under the id of its platform', () => {
    expect([...LOADED_PACKS.keys()]).toEqual(READER_PACKS);
    const packed = PLATFORMS.filter(({ pack }) => pack !== null);
    for (const [pack, readers] of LOADED_PACKS)
      expect(readers.map(({ id }) => id)).toEqual(packed.filter((one) => one.pack === pack).map(({ id }) => id));
  });

  it('have the readers of every host that these recognise', () => {
    const hosts = [...LOADED_PACKS].flatMap(([pack, readers]) =>
      readers.flatMap(({ address, unfold }) =>
        [...(address?.hosts ?? []), ...(address?.shortHosts ?? []), ...(unfold?.hosts ?? [])].map(
          (host) => [host.replace(/^\./, 'fr.'), pack] as const,
        ),
      ),
    );
    expect(hosts.length).toBeGreaterThan(30);
    for (const [host, pack] of hosts) expect([host, choosePack(host)]).toEqual([host, pack]);
    for (const [host, pack] of hosts) expect([host, choosePack(`www.${host}`)]).toEqual([host, pack]);
  });
});

it.each([
  ['mail.google.com', 'google'],
  ['www.google.co.uk', 'google'],
  ['maps.google.fr', 'google'],
  ['outlook.cloud.microsoft', 'outlook'],
  ['web.whatsapp.com', 'whatsapp'],
  ['mastodon.social', 'self-hosted'],
  ['www.whatsapp.com', 'self-hosted'],
  ['notx.com', 'self-hosted'],
  ['x.com.example', 'self-hosted'],
  ['google.example.com', 'self-hosted'],
  ['', 'self-hosted'],
  ['fr.linkedin.com', 'linkedin'],
  ['fr-be.trustpilot.com', 'trustpilot'],
  ['fr-fr.facebook.com', 'facebook'],
  // Software that anybody runs, on a subdomain of a platform.
  ['devcommunity.x.com', 'self-hosted'],
  ['support.discord.com', 'self-hosted'],
  ['developers.facebook.com', 'self-hosted'],
  ['community.linkedin.com', 'self-hosted'],
  ['support.google.com', 'self-hosted'],
  ['discuss.google.co.uk', 'self-hosted'],
  ['forum.jeuxvideo.com', 'self-hosted'],
  ['fr.x.com', 'self-hosted'],
  ['linkedin.com.example', 'self-hosted'],
])('choosePack chooses for %s the pack %s', (host, pack) => expect(choosePack(host)).toBe(pack));

/** An extraction with a value of high confidence, of the optional field of the author too. */
function buildExtraction(confirmed: string | null): PostExtraction {
  const empty = createEmptyExtraction({ id: 'essai', version: '1', confirmed }, 'post');
  const handle = extractedValue('alice', 'dom', 'high');
  const verified = extractedValue('Compte certifié', 'attribute:aria-label', 'high');
  return { ...empty, author: { ...empty.author, handle, verified } };
}

it('keeps every field of an unconfirmed reader, with medium confidence at most', () => {
  const { author, ...capped } = capConfidence(buildExtraction(null));
  expect(Object.keys(author)).toEqual(Object.keys(buildExtraction(null).author));
  expect(author.verified).toMatchObject({ value: 'Compte certifié', confidence: 'medium' });
  expect(author.handle).toMatchObject({ value: 'alice', confidence: 'medium' });
  expect(capped.surface.confidence).toBe('medium');
});

it('changes nothing of a confirmed reader', () => {
  const extraction = buildExtraction('2026-11-01');
  expect(capConfidence(extraction)).toBe(extraction);
});
