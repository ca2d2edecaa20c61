import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createZonedClock } from '../../../src/dom/pageDates.ts';
import { canonicalizeAddress } from '../../../src/platforms/reading/canonicalAddress.ts';
import { resolveForumTime } from '../../../src/platforms/reading/forumPosts.ts';
import { findPostAt, readPost } from '../../../src/platforms/reading/pagePosts.ts';
import { ADDRESS_RULES } from '../../../src/platforms/reading/reader.ts';
import { readFirstPost } from '../../support/savedPages/readPosts.ts';
import { createPageView, PARIS } from '../../support/savedPages/savedPage.ts';

/**
 * Chats, forums and mail: picking, addresses, time zones. The values of each page are in the expected results beside
 * it.
 */

it.each([
  ['https://www.linkedin.com/authwall?trk=x', 'linkedin', 'login-wall'],
  ['https://www.linkedin.com/mynetwork/', 'linkedin', 'layout-unknown'],
  ['https://web.whatsapp.com/', 'whatsapp', 'not-logged-in'],
])('findBreakage returns the reason on %s', (url, platform, why) => {
  const article = '<article id="a"><time datetime="2026-01-12">12 janvier</time> Un texte</article>';
  const view = createPageView(`<div data-ref="x"><canvas></canvas></div>${article}`, url);
  const clicked = view.document.querySelector('#a');
  const found = clicked && findPostAt(clicked, view);
  expect(found?.reader.id).toBe('generic');
  expect(found && readPost(found, view)).toMatchObject({ platform, warnings: [why] });
});

describe('incomplete or forwarded messages', () => {
  const whatsapp = (sender: string, words: string, mark = '') =>
    readFirstPost(
      `<div id="main"><div role="row"><div data-id="A1">${mark}<div data-pre-plain-text="[15:02, 13/01/2026] ${sender}: "><span class="selectable-text">${words}</span></div></div></div></div>`,
      'https://web.whatsapp.com/',
    );

  it('WhatsApp: reports a cut text and excludes the button’s label', () => {
    const more = '<div role="button" class="read-more-button">Lire la suite</div>';
    const seen = whatsapp('Zoé', `mots <span role="button">@Paul</span>…${more}`);
    expect(seen.text.value).toBe('mots @Paul…');
    expect(seen.warnings).toContain('truncated-text');
    expect(whatsapp('Zoé', 'mots').warnings).toEqual([]);
  });

  it('WhatsApp: reports a forwarded message', () => {
    expect(whatsapp('Zoé', 'mots', '<span data-icon="forwarded"></span>').warnings).toEqual(['forwarded']);
  });

  it('WhatsApp: reads a number between direction marks', () => {
    const { author } = whatsapp('\u202a+33\u00a06\u00a000\u00a000\u00a000\u00a000\u202c', 'mots');
    expect(author.platformId.value).toBe('+33600000000');
  });

  it('Twitch: reads the line answered above a reply', () => {
    const line =
      '<div class="chat-line__message" data-a-user="zoe"><p class="message">avant</p><span data-a-target="chat-line-message-body" class="message">mots</span></div>';
    expect(readFirstPost(line, 'https://www.twitch.tv/canal').text.value).toBe('mots');
  });
});

describe('invisible accounts', () => {
  const hidden = 'style="display:none"';
  const member = (name: string, id: number, style = ''): string =>
    `<a class="username" href="/memberlist.php?mode=viewprofile&u=${id}" ${style}>${name}</a>`;

  it('are not read as the sender in Gmail', () => {
    const mail = `<div data-legacy-message-id="18d"><span class="gD" ${hidden} email="innocent@exemple.fr" name="Innocent"></span><span class="gD" email="zoe@exemple.fr" name="Zoé">Zoé</span><div class="a3s">mots</div></div>`;
    const { author } = readFirstPost(mail, 'https://mail.google.com/mail/u/0/#inbox/x');
    expect([author.handle.value, author.displayName.value]).toEqual(['zoe@exemple.fr', 'Zoé']);
  });

  it.each([
    ['beside the other', `${member('Marc', 2, hidden)}${member('Zoé', 7)}`],
    ['with the other in one frame', `<strong>${member('Marc', 2, hidden)}${member('Zoé', 7)}</strong>`],
  ])('are not read as the author in phpBB (%s)', (_, names) => {
    const post = `<div id="phpbb"><div id="p4" class="post"><p class="author">par ${names}</p><div class="postbody"><div class="content">mots</div></div></div></div>`;
    const { author } = readFirstPost(post, 'https://f.exemple.fr/viewtopic.php?t=1');
    expect([author.handle.value, author.platformId.value]).toEqual(['Zoé', '7']);
  });

  it('are not read as the author in XenForo', () => {
    const post = `<article class="message" data-author="Zoé" data-content="post-4"><h4 class="message-name"><span class="username" ${hidden}>Marc</span><a class="username" href="/members/zoe.7/">Zoé</a></h4></article>`;
    const { author } = readFirstPost(post, 'https://f.exemple.fr/threads/a.1/');
    expect([author.handle.value, author.platformId.value]).toEqual(['Zoé', '7']);
  });
});

const canonical = (raw: string): string | null => canonicalizeAddress(raw, ADDRESS_RULES).canonical;

describe('canonical addresses of forums, chats and mail', () => {
  it.each([
    ['ptb.discord.com/channels/1/2/3', 'discord.com/channels/1/2/3'],
    ['discord.com/channels/@me/2', 'discord.com/channels/@me/2'],
    ['telegram.me/s/canal/12?single', 't.me/canal/12'],
    ['t.me/canal/12?comment=40&single', 't.me/canal/12?comment=40'],
    ['t.me/c/150/5/77', 't.me/c/150/77?thread=5'],
    ['t.me/c/150', 't.me/c/150'],
    ['t.me/s/canal?before=20', 't.me/s/canal'],
    [
      'fr.linkedin.com/posts/essieu_roue-activity-7417490750025240585-Ab3d?rcm=x&utm_source=share',
      'www.linkedin.com/feed/update/urn:li:activity:7417490750025240585/',
    ],
    [
      'www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A12/?commentUrn=urn%3Ali%3Acomment%3A%28ugcPost%3A12%2C34%29&trk=y',
      'www.linkedin.com/feed/update/urn:li:ugcPost:12/?commentUrn=urn%3Ali%3Acomment%3A(ugcPost%3A12%2C34)',
    ],
    ['linkedin.com/in/essieu?trk=x', 'www.linkedin.com/in/essieu'],
    ['m.jeuxvideo.com/forums/message/12?x=1#y', 'www.jeuxvideo.com/forums/message/12'],
    ['www.jeuxvideo.com/colline_verte/forums/message/12', 'www.jeuxvideo.com/forums/message/12'],
    ['news.ycombinator.com/item?id=1#22', 'news.ycombinator.com/item?id=22'],
    ['f.exemple.fr/forum/viewtopic.php?f=2&t=3&p=45&sid=ab#p45', 'f.exemple.fr/forum/viewtopic.php?p=45#p45'],
    ['f.exemple.fr/viewtopic.php?t=3#p45', 'f.exemple.fr/viewtopic.php?p=45#p45'],
    // The page of one post opened at another, which is the one meant.
    ['f.exemple.fr/viewtopic.php?t=3&p=45#p47', 'f.exemple.fr/viewtopic.php?p=47#p47'],
    ['f.exemple.fr/showthread.php?p=9#post11', 'f.exemple.fr/showthread.php?p=11#post11'],
    ['f.exemple.fr/showthread.php?12-Sujet&s=0f&p=9&viewfull=1#post9', 'f.exemple.fr/showthread.php?p=9#post9'],
    ['f.exemple.fr/threads/sujet.12/page-3#post-345', 'f.exemple.fr/threads/sujet.12/post-345'],
    ['f.exemple.fr/threads/sujet.12/post-345', 'f.exemple.fr/threads/sujet.12/post-345'],
    ['www.twitch.tv/canal?tt_medium=a', 'www.twitch.tv/canal'],
  ])('for https://%s', (raw, expected) => expect(canonical(`https://${raw}`)).toBe(`https://${expected}`));

  const id = fc.stringMatching(/^[1-9]\d{0,18}$/);
  const noise = fc.constantFrom('', '?single', '?trk=a&utm_source=b', '?sid=0f&s=1', '#x');
  const address = fc.oneof(
    fc.tuple(id, id, id).map(([a, b, c]) => [`https://discord.com/channels/${a}/${b}/${c}`, c] as const),
    fc.tuple(id, id).map(([a, b]) => [`https://t.me/c/${a}/${b}`, b] as const),
    id.map((a) => [`https://www.linkedin.com/feed/update/urn:li:activity:${a}/`, a] as const),
    id.map((a) => [`https://www.jeuxvideo.com/forums/message/${a}`, a] as const),
    fc.tuple(id, id).map(([a, b]) => [`https://f.exemple.fr/threads/a.${a}/post-${b}`, b] as const),
  );

  it('identify the same post with any added parameters, and are idempotent', () => {
    fc.assert(
      fc.property(address, noise, ([raw, post], tail) => {
        const once = canonical(raw + tail) ?? '';
        expect(canonical(once)).toBe(once);
        expect(once.match(/\d+/g)?.at(-1)).toBe(post);
        expect(once).toBe(canonical(raw));
      }),
    );
  });
});

describe('createZonedClock and resolveForumTime', () => {
  it.each([
    ['Europe/Paris', '2026-01-15T10:00:00Z', 60],
    ['Europe/Paris', '2026-07-15T10:00:00Z', 120],
    ['UTC', '2026-07-15T10:00:00Z', 0],
    ['America/New_York', '2009-01-21T10:00:00Z', -300],
    ['Asia/Kolkata', '2026-01-01T00:00:00Z', 330],
  ])('give the offset of %s at %s', (zone, at, minutes) =>
    expect(createZonedClock(zone, PARIS)?.offsetAt(Date.parse(at))).toBe(minutes),
  );

  it.each(['Europa/Berlin', '', 'nulle part'])('give null for the unknown zone %s', (zone) =>
    expect(createZonedClock(zone, PARIS)).toBeNull(),
  );

  it('agree with the device when both are in Paris', () => {
    const paris = createZonedClock('Europe/Paris', PARIS);
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2037, 0) }), (at) => {
        const hour = Math.floor(at / 3_600_000) * 3_600_000;
        expect(paris?.offsetAt(hour)).toBe(PARIS.offsetAt(hour));
      }),
    );
  });

  const view = createPageView('<p>', 'https://forum.exemple.fr/');
  const words = { raw: '21.01.2009, 05:42', lang: 'de' };

  it('resolve an instant in the zone named by the page, in the season of the post', () => {
    const { posting } = resolveForumTime(words, { name: 'Europe/Paris', offset: '+02:00' }, view);
    expect(posting).toMatchObject({ value: { iso: '2009-01-21T04:42Z' }, how: 'text:date+site-zone' });
  });

  it('keep the displayed day when the device does not have the page’s offset', () => {
    const late = { raw: '21.01.2009, 23:50', lang: 'de' };
    const { posting } = resolveForumTime(late, { name: 'Europa/Berlin', offset: '+02:00' }, view);
    expect(posting).toMatchObject({ value: { iso: '2009-01-21', precision: 'day' }, confidence: 'low' });
  });

  it('use the device’s zone when it has the page’s offset', () => {
    const { posting } = resolveForumTime(words, { name: null, offset: '+01:00' }, view);
    expect(posting.value?.iso).toBe('2009-01-21T04:42Z');
    expect(posting.how).toBe('text:date+device-zone');
  });
});

it.each([
  ['', 'high'],
  ['<div class="gmail_quote" style="display: none">plié</div>', 'high'],
  ['<div class="gmail_quote">la menace</div>', 'medium'],
])('a mail that marks its own text as a quotation lowers confidence in %s: %s', (quote, confidence) => {
  const body = `<div data-legacy-message-id="18f"><div class="a3s">Bonjour${quote}</div></div>`;
  const { text } = readFirstPost(body, 'https://mail.google.com/mail/u/0/');
  expect(text).toMatchObject({ value: 'Bonjour', confidence });
});

it.each([
  ['alice@exemple.fr', 'alice@exemple.fr'],
  ['élise@courrier.exämple.fr', 'élise@courrier.exämple.fr'],
  // A quoted local part belongs to the other server: it is not this address.
  ['"innocent@exemple.fr"@ailleurs.example', null],
  ['innocent@exemple.fr <autre@ailleurs.example>', null],
  ['innocent@exemple.fr@ailleurs.example', null],
])('the sender’s address of a mail is complete or null: %s', (email, handle) => {
  const { document } = createPageView('', 'https://mail.google.com/');
  const sender = document.createElement('span');
  sender.className = 'gD';
  sender.setAttribute('email', email);
  const mail = `<div data-legacy-message-id="18c0ffee"><span>${sender.outerHTML}</span><div class="a3s">mot</div></div>`;
  expect(readFirstPost(mail, 'https://mail.google.com/mail/u/0/').author.handle.value).toBe(handle);
});
