import { platform as bluesky } from './bluesky.ts';
import { platform as discord } from './discord.ts';
import { platform as discourse } from './discourse.ts';
import { platform as disqus } from './disqus.ts';
import { platform as facebook } from './facebook/facebook.ts';
import { platform as forumactif } from './forumactif.ts';
import { platform as gmail } from './gmail.ts';
import { platform as googleReviews } from './googleReviews.ts';
import { platform as hackernews } from './hackernews.ts';
import { platform as instagram } from './instagram.ts';
import { platform as jeuxvideo } from './jeuxvideo.ts';
import { platform as kick } from './kick.ts';
import { platform as linkedin } from './linkedin/linkedin.ts';
import { platform as mastodon } from './mastodon.ts';
import { platform as messenger } from './messenger.ts';
import { platform as outlook } from './outlook.ts';
import { platform as phpbb } from './phpbb.ts';
import type { Platform } from './platform.ts';
import { platform as reddit } from './reddit/reddit.ts';
import { platform as snapchat } from './snapchat.ts';
import { platform as telegram } from './telegram/telegram.ts';
import { platform as threads } from './threads.ts';
import { platform as tiktok } from './tiktok.ts';
import { platform as trustpilot } from './trustpilot.ts';
import { platform as twitch } from './twitch.ts';
import { platform as vbulletin } from './vbulletin.ts';
import { platform as whatsapp } from './whatsapp.ts';
import { platform as x } from './x.ts';
import { platform as xenforo } from './xenforo.ts';
import { platform as youtube } from './youtube.ts';

/**
 * Platforms without a reader of their own: what markup that many sites share says is read, never as sure, and the item
 * names the platform.
 */
const NAMED_ONLY: readonly Platform[] = [
  { id: 'doctissimo', name: 'Doctissimo', pack: null, hosts: ['doctissimo.fr'] },
  {
    id: 'tripadvisor',
    name: 'Tripadvisor',
    pack: null,
    hosts: 'com fr be ch ca co.uk'.split(' ').map((country) => `tripadvisor.${country}`),
  },
  { id: 'vk', name: 'VK', pack: null, hosts: ['vk.com', 'vk.ru'] },
  { id: 'tumblr', name: 'Tumblr', pack: null, hosts: ['tumblr.com'] },
  {
    id: 'stack-exchange',
    name: 'Stack Exchange',
    pack: null,
    hosts: ['stackexchange.com', 'stackoverflow.com', 'superuser.com', 'serverfault.com', 'askubuntu.com'],
  },
];

/**
 * The one table of platforms. Builds put its data in place of this module, without the report links
 * (scripts/platformData.ts): a bundle that needs a platform's name gets no reader. Of the platforms of one pack, the
 * first that matches a page reads it.
 */
export const PLATFORMS: readonly Platform[] = [
  x,
  youtube,
  reddit,
  bluesky,
  tiktok,
  mastodon,
  discourse,
  xenforo,
  vbulletin,
  forumactif,
  phpbb,
  threads,
  instagram,
  messenger,
  facebook,
  discord,
  twitch,
  telegram,
  whatsapp,
  linkedin,
  jeuxvideo,
  hackernews,
  gmail,
  googleReviews,
  outlook,
  trustpilot,
  disqus,
  kick,
  snapchat,
  ...NAMED_ONLY,
];
