import type { PageView } from '../pageView.ts';
import { findMessageRow, listMessageRows, readMessageRow } from './_message-row.ts';
import type { Site } from './_site.ts';

const FACEBOOK_HOSTS = ['facebook.com', 'web.facebook.com'];
const MESSENGER_HOSTS = ['messenger.com'];
/** The conversation's number; `/e2ee/` when it is encrypted. */
const FACEBOOK_THREAD_PATH = /^\/messages\/(?:e2ee\/)?t\/(\d+)/;
const MESSENGER_THREAD_PATH = /^\/(?:e2ee\/)?t\/(\d+)/;

export const messenger: Site = {
  id: 'messenger',
  version: '1',
  confirmed: null,
  matches: (view) => readThreadId(view) !== null,
  findItem: findMessageRow,
  listItems: listMessageRows,
  readKey: () => null,
  readItem: (row, view) => readMessageRow(messenger, row, readThreadId(view), view),
};

function readThreadId({ url }: PageView): string | null {
  const host = url.hostname.replace(/^www\./, '');
  const path = FACEBOOK_HOSTS.includes(host)
    ? FACEBOOK_THREAD_PATH
    : MESSENGER_HOSTS.includes(host)
      ? MESSENGER_THREAD_PATH
      : null;
  return path?.exec(url.pathname)?.[1] ?? null;
}
