/**
 * Platforms that are only named: no real, transcribed or published structure of their pages was found (November 2026),
 * and a reader written from memory would be wrong without anyone noticing. The screen is kept, and no field is filled.
 */
const UNREAD_HOSTS: readonly (readonly [platform: string, host: RegExp])[] = [
  ['snapchat', /(?:^|\.)snapchat\.com$/],
  ['doctissimo', /(?:^|\.)doctissimo\.fr$/],
  ['tripadvisor', /(?:^|\.)tripadvisor\.(?:com|fr|be|ch|ca|co\.uk)$/],
  ['kick', /(?:^|\.)kick\.com$/],
  ['vk', /(?:^|\.)vk\.(?:com|ru)$/],
  ['tumblr', /(?:^|\.)tumblr\.com$/],
  ['disqus', /(?:^|\.)disqus\.com$/],
  ['stack-exchange', /(?:^|\.)(?:stackexchange|stackoverflow|superuser|serverfault|askubuntu)\.com$/],
];

export const findUnreadPlatform = ({ hostname }: URL): string | null =>
  UNREAD_HOSTS.find(([, host]) => host.test(hostname))?.[0] ?? null;
