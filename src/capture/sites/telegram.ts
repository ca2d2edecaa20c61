import { matches } from '../safeDom.ts';
import { closestVisible, queryVisible } from './_shared.ts';
import type { Site } from './_site.ts';
import { telegramWebA } from './_telegram-a.ts';
import { telegramWebK } from './_telegram-k.ts';
import type { TelegramVariant } from './_telegram-variant.ts';
import { telegramWidget } from './_telegram-widget.ts';

/** Three interfaces of one service: the public pages of t.me, and two applications (Web K, Web A). */

const PUBLIC_HOSTS = ['t.me', 'telegram.me', 'telegram.dog'];

const VARIANTS: readonly TelegramVariant[] = [telegramWidget, telegramWebK, telegramWebA];
const ITEM = VARIANTS.map(({ message }) => message).join();

const findVariant = (el: Element): TelegramVariant | undefined => VARIANTS.find(({ message }) => matches(el, message));

export const telegram: Site = {
  id: 'telegram',
  version: '3',
  // For the public pages; extractions of the two applications have `confirmed: null`.
  confirmed: '2023-12-15',
  address: {
    hosts: PUBLIC_HOSTS,
    host: 't.me',
    drop: ['embed', 'mode', 'userpic', 'single', 'before', 'after', 'boost'],
    post({ pathname, searchParams }) {
      const [, chat, second, third] = /^\/(?:s\/)?(c\/\d+|\w+)\/(\d+)(?:\/(\d+))?\/?$/.exec(pathname) ?? [];
      if (!chat || !second || chat === 's' || chat === 'c') return null;
      // In a forum the middle number is the topic; a comment is a message of another chat.
      const number = third ?? second;
      const topic = third ? second : searchParams.get('thread');
      const parameters = Object.entries({ thread: topic, comment: searchParams.get('comment') }).flatMap(
        ([name, value]) => (value && /^\d+$/.test(value) ? [`${name}=${value}`] : []),
      );
      return `/${chat}/${number}${parameters.length ? `?${parameters.join('&')}` : ''}`;
    },
  },
  matches: ({ url }) => url.hostname === 'web.telegram.org' || PUBLIC_HOSTS.includes(url.hostname),
  findItem: (el, view) => closestVisible(el, ITEM, view),
  listItems: (view) => queryVisible(ITEM, view),
  readKey: (el) => findVariant(el)?.readKey(el) ?? null,
  readItem(el, view) {
    const variant = findVariant(el);
    if (!variant) throw new Error('no message of Telegram');
    return variant.readItem(el, view, telegram);
  },
};
