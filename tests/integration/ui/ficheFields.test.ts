// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Fiche } from '../../../src/domain/item/item.ts';
import { openCarnet } from '../../support/ui/openCarnet.ts';
import { createUiHarness, detail, ITEM_ID } from '../../support/ui/uiHarness.ts';

/** Returns the text of an item page. */
async function showItem(change: Partial<Fiche>): Promise<string> {
  const page = createUiHarness({ 'ui>bg:readItem': () => ({ ...detail, fiche: { ...detail.fiche, ...change } }) });
  await openCarnet(page, `item/${ITEM_ID}`);
  return page.text();
}

const withVerified = (verified: string | null, how: 'attribute:aria-label' | 'not-shown' | 'reader-failed') => ({
  author: { ...detail.fiche.author, verified },
  reading: {
    ...detail.fiche.reading,
    fields: { 'author.verified': { how, confidence: verified === null ? null : ('medium' as const) } },
  },
});

describe('FicheFields', () => {
  it('shows the videos of a post with what is known about each', async () => {
    const films = [
      { url: 'blob:https://reseau.example/5d0f', poster: null, frameMs: 3_725_000 },
      { url: null, poster: 'https://reseau.example/apercu.jpg', frameMs: null },
    ];
    const text = await showItem({ films });
    expect(text).toContain(
      'Vidéos de la publication2 vidéoslecture à 1:02:05 lors de la capture · blob:https://reseau.example/5d0fhttps://reseau.example/apercu.jpg',
    );
  });

  it.each([
    ['yes', withVerified('Validé', 'attribute:aria-label'), 'oui, selon la page (« Validé »)dans'],
    ['no', withVerified(null, 'not-shown'), 'nonPublié'],
    ['unread', withVerified(null, 'reader-failed'), 'non lula lecture'],
  ] as const)('shows whether the platform verified the account: %s', async (_, change, expected) => {
    expect(await showItem(change)).toContain(`Compte vérifié par la plateforme${expected}`);
  });

  it('shows neither for a post without videos whose reader does not look for the mark', async () => {
    expect(await showItem({})).not.toMatch(/Compte vérifié|Vidéos/);
  });
});
