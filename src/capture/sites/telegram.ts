import { matches } from '../node.ts';
import { visibleAll, visibleAround } from './_parts.ts';
import type { Site } from './_site.ts';
import { webA } from './_telegram-a.ts';
import type { Face } from './_telegram-face.ts';
import { webK } from './_telegram-k.ts';
import { widget } from './_telegram-widget.ts';

/** Three faces of one service: the public pages of t.me, and two applications (Web K, Web A). */

const PUBLIC_HOSTS = ['t.me', 'telegram.me', 'telegram.dog'];

const FACES: readonly Face[] = [widget, webK, webA];
const ANY = FACES.map(({ message }) => message).join();

const faceOf = (el: Element): Face | undefined => FACES.find(({ message }) => matches(el, message));

export const telegram: Site = {
  id: 'telegram',
  version: '2',
  // The public pages; the two applications' readings say that no real page was at hand.
  confirmed: '2023-12-15',
  address: {
    hosts: PUBLIC_HOSTS,
    host: 't.me',
    drop: ['embed', 'mode', 'userpic', 'single', 'before', 'after', 'boost'],
    post({ pathname, searchParams }) {
      const [, place, second, third] = /^\/(?:s\/)?(c\/\d+|\w+)\/(\d+)(?:\/(\d+))?\/?$/.exec(pathname) ?? [];
      if (!place || !second || place === 's' || place === 'c') return null;
      // In a forum the middle number is the topic; a comment is a message of another chat.
      const number = third ?? second;
      const topic = third ? second : searchParams.get('thread');
      const kept = Object.entries({ thread: topic, comment: searchParams.get('comment') }).flatMap(
        ([name, value]) => (value && /^\d+$/.test(value) ? [`${name}=${value}`] : []),
      );
      return `/${place}/${number}${kept.length ? `?${kept.join('&')}` : ''}`;
    },
  },
  matches: ({ url }) => url.hostname === 'web.telegram.org' || PUBLIC_HOSTS.includes(url.hostname),
  itemOf: (el, view) => visibleAround(el, ANY, view),
  list: (view) => visibleAll(ANY, view),
  key: (el) => faceOf(el)?.key(el) ?? null,
  read(el, view) {
    const face = faceOf(el);
    if (!face) throw new Error('no message of Telegram');
    return face.read(el, view, telegram);
  },
};
