import { describe, expect, it } from 'vitest';
import { readProfilePage } from '../../../../src/platforms/reading/profilePage.ts';
import { createPageView } from '../../../support/savedPages/savedPage.ts';

const URL = 'https://social.essai.example/@lo';

const jsonLd = (about: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@graph': [{ '@type': 'ProfilePage', ...about }] })}</script>`;

describe('readProfilePage', () => {
  it('reads the page’s metadata for its own address', () => {
    const reading = readProfilePage(
      createPageView(
        jsonLd({
          dateCreated: '2021-03-02',
          mainEntity: {
            url: `${URL}?lang=fr`,
            name: 'Lo (essai)',
            alternateName: '@lo',
            description: 'Inventé.',
            image: { url: '/avatar.png' },
            interactionStatistic: [{ interactionType: 'https://schema.org/FollowAction', userInteractionCount: 7 }],
          },
        }),
        URL,
      ),
    );
    expect(reading.surface.value).toBe('profile');
    expect(reading.author).toMatchObject({ displayName: { value: 'Lo (essai)' }, handle: { value: 'lo' } });
    expect(reading.text).toEqual({ value: 'Inventé.', how: 'jsonld', confidence: 'medium' });
    expect(reading.media.value).toEqual([{ kind: 'image', url: 'https://social.essai.example/avatar.png', alt: null }]);
    expect(reading.engagement.value).toEqual({ Follow: '7', created: '2021-03-02' });
    // The day an account was created is not a day of publication.
    expect(reading.posting.value).toBeNull();
  });

  it('ignores metadata of another page', () => {
    const reading = readProfilePage(
      createPageView(
        `${jsonLd({ mainEntity: { url: 'https://social.essai.example/@autre', name: 'Autre' } })}
<meta property="og:url" content="https://social.essai.example/@autre"><meta property="og:title" content="Autre">`,
        URL,
      ),
    );
    expect(reading.author.displayName.value).toBeNull();
    expect(reading.author.profileUrl.value).toBe(URL);
    expect(reading.warnings).toEqual(['layout-unknown']);
  });

  it('accepts broken JSON-LD and counts of any type', () => {
    const html = `<script type="application/ld+json">{</script>${jsonLd({
      url: URL,
      mainEntity: { interactionStatistic: [null, 3, { name: 'x', userInteractionCount: {} }] },
    })}`;
    expect(readProfilePage(createPageView(html, URL)).engagement.value).toBeNull();
  });
});
