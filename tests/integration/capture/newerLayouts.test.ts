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
