import type { PageView } from '../view.ts';
import { messageRowOf, messageRows, readMessageRow } from './_message-row.ts';
import type { Site } from './_site.ts';

const FACEBOOK = ['facebook.com', 'web.facebook.com'];
const MESSENGER = ['messenger.com'];
/** The conversation's number; `/e2ee/` where it is encrypted. */
const IN_FACEBOOK = /^\/messages\/(?:e2ee\/)?t\/(\d+)/;
const ALONE = /^\/(?:e2ee\/)?t\/(\d+)/;

export const messenger: Site = {
  id: 'messenger',
  version: '1',
  confirmed: null,
  matches: (view) => threadIn(view) !== null,
  itemOf: messageRowOf,
  list: messageRows,
  key: () => null,
  read: (row, view) => readMessageRow(messenger, row, threadIn(view), view),
};

function threadIn({ url }: PageView): string | null {
  const host = url.hostname.replace(/^www\./, '');
  const path = FACEBOOK.includes(host) ? IN_FACEBOOK : MESSENGER.includes(host) ? ALONE : null;
  return path?.exec(url.pathname)?.[1] ?? null;
}
