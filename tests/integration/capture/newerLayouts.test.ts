import { describe, expect, it } from 'vitest';
import { findPostAt, findPosts, readPost } from '../../../src/platforms/reading/pagePosts.ts';
import { readPosts } from '../../support/savedPages/readPosts.ts';
import { createPageView } from '../../support/savedPages/savedPage.ts';

/** Invented pages in the markup that platforms have had since 2025: a value is the page’s own, or is not read. */

const readAll = (url: string, body: string, lang = 'en') => readPosts(body, url, `<html lang="${lang}">`);

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
    const answer = `<div class="answer" itemscope itemtype="https://schema.org/Answer"><div itemprop="text">Des mots</div>
       <time itemprop="dateCreated" datetime="2025-10-08T12:00:00"></time><span title="2025-10-08 12:00:00Z" class="relativetime">Oct 8, 2025</span>
       <a href="/users/5/edit">Modifier</a> <a href="/users/5/ortie">Ortie</a></div>`;
    const seen = summarize(readAll('https://superuser.com/questions/77/titre', answer));
    expect(seen).toEqual([['Ortie', '2025-10-08T12:00:00Z', 'Des mots']]);
  });
});

describe('a message of Messenger', () => {
  const bubble = (label: string, inside: string): string =>
    `<div role="article" aria-roledescription="message" data-message-id="mid.$1" aria-label="${label}">${inside}</div>`;
  const words = (...boxes: string[]): string => boxes.map((box) => `<div dir="auto">${box}</div>`).join('');
  const read = (label: string, inside: string) => {
    const [seen] = readAll(
      'https://www.messenger.com/t/1/',
      `<div role="main"><div role="log">${bubble(label, inside)}</div></div>`,
    );
    return seen && [seen.author.displayName.value, seen.posting.value?.raw ?? null, seen.text.value];
  };

  it.each([
    ['At 3:08 AM, Rondin: Des mots', 'At 3:08 AM'],
    ['At October 12, 2025 at 3:08 PM, Rondin: Des mots', 'At October 12, 2025 at 3:08 PM'],
    ['À 15:08, Rondin : Des mots', 'À 15:08'],
    ['Um 15:08 Uhr, Rondin: Des mots', 'Um 15:08 Uhr'],
    ['في ١٥:٠٨، Rondin: Des mots', 'في ١٥:٠٨'],
    ['В 15:08, Rondin: Des mots', 'В 15:08'],
  ])('has the sender and the time of its label: %s', (label, at) => {
    expect(read(label, words('Des mots'))).toEqual(['Rondin', at, 'Des mots']);
  });

  it.each([
    ['words in the form of a label', 'At 3:08 AM, Rondin: At 4:00 AM, You: Oui', ['At 4:00 AM, You: Oui'], 'Rondin'],
    ['a message answered', 'At 3:08 AM, Rondin: Oui', ['Non', 'Oui'], 'Rondin'],
    ['words that the label lacks', 'At 3:08 AM, Rondin: Oui, Bob: fin', ['Oui 😡, Bob:', 'fin'], null],
    ['one’s own message', 'At 3:08 AM, You: Oui', ['Oui'], null],
    ['no label of this form', 'Oui', ['Oui'], null],
  ])('never has a name from its words: %s', (_, label, boxes, name) => {
    const text = boxes.at(-1) === 'fin' ? boxes.join('\n') : boxes.at(-1);
    const seen = read(label, words(...boxes));
    expect([seen?.[0], seen?.[2]]).toEqual([name, text]);
  });

  it('is no comment where it floats over another page', () => {
    const post = '<div aria-posinset="1"><h3><a href="/u.un"><b>Vert</b></a></h3><div dir="auto">Mots</div></div>';
    const dock = bubble('At 3:08 AM, Rondin: Oui', words('Oui'));
    const view = createPageView(`<body><div role="feed">${post}</div>${dock}</body>`, 'https://www.facebook.com/');
    expect(findPosts(view).map((found) => readPost(found, view).surface.value)).toEqual(['post']);
    const clicked = findPostAt(view.document.querySelector('[data-message-id] div') ?? expect.unreachable(), view);
    const seen = clicked && readPost(clicked, view);
    expect([seen?.surface.value, seen?.visibility.value, seen?.author.displayName.value]).toEqual([
      'message',
      'private',
      'Rondin',
    ]);
  });
});

describe('Snapchat on the web', () => {
  const header = (name: string): string => `<header>${name}<time datetime="2025-10-08T12:00:00Z">14:00</time></header>`;
  const words = (text: string): string => `<div><span dir="auto"><span dir="auto">${text}</span></span></div>`;
  const read = (items: string) =>
    readAll('https://www.snapchat.com/web/8c1f', `<ul id="cv-8c1f"><li><time>8 octobre</time></li>${items}</ul>`);

  it.each([
    ['groups', `<li><ul><li>${header('Ortie')}${words('Un')}</li><li>${words('Deux')}</li></ul></li>`],
    ['boxed groups', `<li><div><ul><li>${header('Ortie')}${words('Un')}</li><li>${words('Deux')}</li></ul></div></li>`],
    ['single messages', `<li>${header('Ortie')}${words('Un')}</li><li>${words('Deux')}</li>`],
  ])('in %s has the sender of the first message, and no time but its own', (_, items) => {
    const posts = read(items);
    expect(summarize(posts)).toEqual([
      ['Ortie', '2025-10-08T12:00:00Z', 'Un'],
      ['Ortie', null, 'Deux'],
    ]);
    expect(posts[1]?.warnings).toEqual(['author-inherited']);
    expect(posts[0]?.nativeIds.channel?.value).toBe('8c1f');
  });

  it('gives one’s own messages no name', () => {
    expect(summarize(read(`<li>${header('Moi')}${words('Un')}</li>`))[0]?.[0]).toBeNull();
  });
});

describe('a line of Kick’s chat', () => {
  const name = '<button data-prevent-expand="true">Rateau</button>';
  it.each([
    `<span>02:20 PM</span><div>${name}</div><span>Des mots</span>`,
    `<span>02:20 PM</span><div>${name}<span aria-hidden="true">: </span></div><span>Des mots</span>`,
  ])('needs no sign between name and words: %s', (line) => {
    const row = `<div id="chatroom-messages"><div data-index="0"><div>${line}</div></div></div>`;
    const [seen] = readAll('https://kick.com/jardin-ouvert', row);
    expect([seen?.author.handle.value, seen?.posting.value?.raw, seen?.text.value]).toEqual([
      'Rateau',
      '02:20 PM',
      'Des mots',
    ]);
  });
});

describe('comments of unknown sites', () => {
  const time = '<time datetime="2025-10-12T13:08:00Z">12 octobre 2025</time>';
  const read = (html: string) =>
    readAll('https://site.exemple.fr/page', html, 'fr').map(({ author, posting, text, nativeIds }) => [
      author.displayName.value,
      posting.value?.iso?.slice(0, 10) ?? null,
      text.value,
      nativeIds.comment?.value ?? nativeIds.post?.value ?? null,
    ]);

  it.each(
    Object.entries({
      'a name in the heading (41)': `<article id="elComment_41"><h3><a href="/profile/41-ortie/">Ortie</a></h3><ul><li>Membre</li></ul>${time}<div data-role="commentContent"><p>Mots</p></div></article>`,
      'the thing reviewed (61)': `<div class="forum-message hreview" id="forum61"><span class="item"><a class="fn" href="/a">Un titre</a></span> ${time}, par <span class="reviewer">Ortie</span><div class="forum-texte"><p>Mots</p></div></div>`,
      'names of a style sheet (none)': `<div class="CommentItem_comment__x1"><span class="CommentAuthorName">Ortie</span>${time}<div class="CommentBody"><p>Mots</p></div></div>`,
      'the id on its header (9002)': `<div class="react-issue-comment"><div id="issuecomment-9002"><a class="mod__AuthorLink__D7" href="/ortie">Ortie</a>${time}</div><div class="markdown-body"><p>Mots</p></div></div>`,
      'the id in its address (Qx7)': `<div class="comments-node"><a href="/users/ortie">Ortie</a><a href="/posts/a?commentId=Qx7">${time}</a><div class="CommentBody-root"><p>Mots</p></div></div>`,
      'an anchor before it, and another day in a title (13)': `<a id="comment-13"></a><div class="comment"><a class="x" href="/profile.13/">Ortie</a><span class="date" title="1 janvier 2020">12 octobre 2025</span><div class="content"><p>Mots</p></div></div>`,
      'one line of name and date (8)': `<div class="comment" id="comment-8"><span class="submitted">Soumis par <a href="/user/8" class="username">Ortie</a> le dim, 12/10/2025 - 15:08</span><div class="content"><p>Mots</p></div></div>`,
    }),
  )('are read with %s', (name, html) => {
    const id = /\((\w+)\)$/.exec(name)?.[1];
    expect(read(html)).toEqual([['Ortie', '2025-10-12', 'Mots', id === 'none' ? null : id]]);
  });

  it.each(['comment-form', 'error-message', 'customer-review'])('are not boxes of class %s without a name', (name) => {
    expect(read(`<div class="${name}">${time}<p>Mots</p></div>`)).toEqual([]);
  });
});

describe('counts, ranks and pictures beside words and names', () => {
  it.each([
    ['<span dir="auto">12 ans</span><span dir="auto">1.2K</span><span dir="auto">3</span>', '12 ans'],
    ['<span dir="auto">1,2 k</span><span dir="auto">34</span>', null],
  ])('Threads: %s', (spans, text) => {
    const time = '<a href="/@ortie/post/DZ3e05qlNxc"><time datetime="2026-01-14T23:47:09.000Z">3h</time></a>';
    const [seen] = readAll('https://www.threads.com/', `<div data-pressable-container="true">${time}${spans}</div>`);
    expect(seen?.text.value).toBe(text);
  });

  it.each([
    '<a href="https://www.linkedin.com/in/ortie/"><p>Ortie Brune • 1st</p></a>',
    '<a href="https://www.linkedin.com/in/ortie/"><img alt="Profil de Ortie Brune"></a><p>• 2e</p><p>Ortie Brune • 2e</p>',
  ])('LinkedIn: %s', (head) => {
    const words = '<p componentkey="feed-commentary_1"><span data-testid="expandable-text-box">Mots</span></p>';
    const post = `<div data-testid="mainFeed"><div role="listitem">${head}<p>1d</p>${words}</div></div>`;
    const [seen] = readAll('https://www.linkedin.com/feed/', post);
    expect([seen?.author.displayName.value, seen?.author.displayName.confidence]).toEqual(['Ortie Brune', 'medium']);
  });
});
