import { describe, expect, it } from 'vitest';
import { createPageView } from '../../../scripts/readers/savedPage.ts';
import { readProfile } from '../../../src/capture/profile.ts';

const URL = 'https://social.essai.example/@lo';

const json = (about: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@graph': [{ '@type': 'ProfilePage', ...about }] })}</script>`;

describe('a profile', () => {
  it('is read from what the page states of this very address', () => {
    const reading = readProfile(
      createPageView(
        json({
          dateCreated: '2021-03-02',
          mainEntity: {
            url: `${URL}?lang=fr`,
            name: 'Lo (essai)',
            alternateName: '@lo',
            description: 'Inventé.',
            image: { url: '/avatar.png' },
            interactionStatistic: [
              { interactionType: 'https://schema.org/FollowAction', userInteractionCount: 7 },
            ],
          },
        }),
        URL,
      ),
    );
    expect(reading.surface.value).toBe('profile');
    expect(reading.author).toMatchObject({ displayName: { value: 'Lo (essai)' }, handle: { value: 'lo' } });
    expect(reading.text).toEqual({ value: 'Inventé.', how: 'jsonld', confidence: 'medium' });
    expect(reading.media.value).toEqual([
      { kind: 'image', url: 'https://social.essai.example/avatar.png', alt: null },
    ]);
    expect(reading.engagement.value).toEqual({ Follow: '7', created: '2021-03-02' });
    // The day an account was made is no day of publication.
    expect(reading.posting.value).toBeNull();
  });

  it('takes nothing that is said of another page', () => {
    const reading = readProfile(
      createPageView(
        `${json({ mainEntity: { url: 'https://social.essai.example/@autre', name: 'Autre' } })}
<meta property="og:url" content="https://social.essai.example/@autre"><meta property="og:title" content="Autre">`,
        URL,
      ),
    );
    expect(reading.author.displayName.value).toBeNull();
    expect(reading.author.profileUrl.value).toBe(URL);
    expect(reading.warnings).toEqual(['layout-unknown']);
  });

  it('survives JSON that is broken, and counts of any shape', () => {
    const html = `<script type="application/ld+json">{</script>${json({
      url: URL,
      mainEntity: { interactionStatistic: [null, 3, { name: 'x', userInteractionCount: {} }] },
    })}`;
    expect(readProfile(createPageView(html, URL)).engagement.value).toBeNull();
  });
});
