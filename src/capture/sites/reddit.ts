import { matches } from '../node.ts';
import type { PageView } from '../view.ts';
import { visibleAll, visibleAround } from './_parts.ts';
import { key2018, POST_2018, read2018 } from './_reddit-2018.ts';
import { HOSTS, isReddit } from './_reddit-names.ts';
import { OLD, oldKey, readOld } from './_reddit-old.ts';
import { readShreddit, SHREDDIT, shredditKey } from './_reddit-shreddit.ts';
import type { Site } from './_site.ts';

/** Three layouts of one site: custom elements since 2023, old.reddit.com, and the React pages in between. */

/** `/comments/{post}/{title}/{comment}/`, and since 2023 `/comments/{post}/comment/{comment}/`. */
const POST = /^((?:\/(?:r|u|user)\/[\w.-]+)?)\/comments\/(\w+)(?:\/[^/]*(?:\/(\w+))?)?\/?$/;

const ANY = [SHREDDIT, OLD, POST_2018].join();

export const reddit: Site = {
  id: 'reddit',
  version: '4',
  confirmed: '2026-03-01',
  address: {
    hosts: HOSTS,
    host: 'www.reddit.com',
    shortHosts: ['redd.it'],
    shortPath: /^\/(?:r|u|user)\/[^/]+\/s\/[^/]+\/?$/,
    drop: [
      'share_id',
      'rdt',
      'context',
      'correlation_id',
      'ref_campaign',
      'ref_source',
      '$deep_link',
      '$3p',
      '_branch_match_id',
    ],
    post: postPath,
  },
  matches: ({ url }) => isReddit(url),
  itemOf: (el, view) => visibleAround(el, ANY, view),
  list: (view) => visibleAll(ANY, view).filter((el) => !matches(el, '[data-promoted="true"], .promotedlink')),
  key: (el) => (matches(el, SHREDDIT) ? shredditKey(el) : matches(el, OLD) ? oldKey(el) : key2018(el)),
  read: (el, view) =>
    matches(el, SHREDDIT)
      ? readShreddit(reddit, el, view)
      : matches(el, OLD)
        ? readOld(reddit, el, view)
        : read2018(reddit, el, view),
  breakage: ({ url }: PageView) => (/^\/(?:login|account\/login)\b/.test(url.pathname) ? 'login-wall' : null),
};

function postPath({ hostname, pathname }: URL): string | null {
  const short = hostname.endsWith('redd.it') ? /^\/(\w+)\/?$/.exec(pathname)?.[1] : undefined;
  if (short) return `/comments/${short}/`;
  const match = POST.exec(pathname);
  if (!match?.[2]) return null;
  const place = (match[1] ?? '').replace(/^\/u\//, '/user/');
  return `${place}/comments/${match[2]}/${match[3] ? `comment/${match[3]}/` : ''}`;
}
