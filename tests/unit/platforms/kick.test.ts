import { describe, expect, it } from 'vitest';
import { readFirstPost } from '../../support/savedPages/readPosts.ts';

/** One line of the chat: `text` is the element of its words, `above` the line answered. */
const read = (text: string, above = '', lineClass = '') => {
  const { text: words, warnings } = readFirstPost(
    `<div id="chatroom-messages"><div data-index="0"><div class="group ${lineClass}">${above}
     <div class="break-words"><div><button data-prevent-expand="true">Rateau</button></div><span aria-hidden="true">: </span>${text}</div></div></div></div>`,
    'https://kick.com/jardin-ouvert',
    '<html lang="en">',
  );
  return { value: words.value, how: words.how, isDeleted: warnings.includes('deleted') };
};

describe('a line of Kick’s chat', () => {
  it.each([
    ['words that a site also writes', read('<span>deleted</span>'), 'deleted'],
    ['a notice typed by its author', read('<span>(Deleted by a moderator)</span>'), '(Deleted by a moderator)'],
    ['a struck line answered', read('<span>Des mots</span>', '<button><s>autres mots</s></button>'), 'Des mots'],
    ['a variant of a class', read('<span class="data-[deleted=true]:line-through">Des mots</span>'), 'Des mots'],
    ['another class', read('<span class="no-line-through">Des mots</span>', '', 'no-line-through'), 'Des mots'],
  ])('is not removed for %s', (_name, found, value) => {
    expect(found).toMatchObject({ value, isDeleted: false });
  });

  it.each([
    ['<span><s>mots retirés</s></span>', 'mots retirés'],
    ['<span><del>mots retirés</del></span>', 'mots retirés'],
    ['<span class="font-normal line-through">mots retirés</span>', 'mots retirés'],
    ['<span><span class="line-through">mots retirés</span> (Deleted)</span>', 'mots retirés'],
    ['<span><s>mots (deleted)</s></span>', 'mots (deleted)'],
    ['<span>avant <s>mots</s> après</span>', 'avant mots après'],
  ])('keeps the words that a moderator still reads: %s', (text, value) => {
    expect(read(text)).toMatchObject({ value, isDeleted: true });
  });

  it.each(['<span><s></s></span>', '<span><s></s> (Deleted by a moderator)</span>'])(
    'says that it is removed when no words are left: %s',
    (text) => expect(read(text)).toEqual({ value: null, how: 'deleted', isDeleted: true }),
  );
});
