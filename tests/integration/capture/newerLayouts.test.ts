import { describe, expect, it } from 'vitest';
import { findPosts, readPost } from '../../../src/platforms/reading/pagePosts.ts';
import '../../support/allReaders.ts';
import { createPageView } from '../../support/savedPages/savedPage.ts';

/** Invented pages in the markup that platforms have had since 2025: a value is the page’s own, or is not read. */

const readAll = (url: string, body: string, lang = 'en') => {
  const view = createPageView(`<!DOCTYPE html><html lang="${lang}"><body>${body}</body></html>`, url);
  return findPosts(view).map((found) => readPost(found, view));
};

describe('Discord', () => {
  it.each([
    '<span class="timestamp_b2"><span class="edited_b2">(edited)</span></span>',
    '<span class="edited_b2">(modifié)</span><span class="hiddenVisually_b2">jeudi 15 janvier 2026 14:06</span>',
  ])('keeps the mark of a change out of the words: %s', (mark) => {
    const id = '1461345426866177077';
    const row = `<li id="chat-messages-2-${id}"><div id="message-content-${id}"><span>Des mots</span> ${mark}</div></li>`;
    const [seen] = readAll('https://discord.com/channels/1/2', row);
    expect([seen?.text.value, seen?.warnings.includes('edited')]).toEqual(['Des mots', true]);
  });
});

/** Name, instant and words of each post. */
const summarize = (posts: ReturnType<typeof readAll>) =>
  posts.map(({ author, posting, text }) => [author.displayName.value, posting.value?.iso ?? null, text.value]);

describe('questions and answers', () => {
  it('have the hour that is shown with its zone, not the one without', () => {
    const answer = (signature: string): string =>
      `<div id="answer-79" class="answer" itemscope itemtype="https://schema.org/Answer"><div itemprop="text"><p>Des mots</p></div>
       <time itemprop="dateCreated" datetime="2025-10-08T12:00:00"></time><div>répondu <span title="2025-10-08 12:00:00Z" class="relativetime">Oct 8, 2025 at 12:00</span> ${signature}</div></div>`;
    const signatures = [
      '<div itemprop="author" itemscope itemtype="https://schema.org/Person"><a href="/users/5/ortie">Ortie</a></div>',
      '<a href="/users/5/edit">Modifier</a> <a href="/users/5/ortie">Ortie</a>',
    ];
    for (const signature of signatures)
      expect(summarize(readAll('https://superuser.com/questions/77/titre', answer(signature)))).toEqual([
        ['Ortie', '2025-10-08T12:00:00Z', 'Des mots'],
      ]);
  });
});
