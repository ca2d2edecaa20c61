/**
 * Hosts of the platforms that one company operates, with their subdomains. Anybody may run any other site, the
 * person's harasser included, and its pages may log what a visitor does.
 */
const OPERATED_HOSTS = [
  'bsky.app',
  'bsky.dev',
  'discord.com',
  'discordapp.com',
  'facebook.com',
  'fb.com',
  'fb.watch',
  'google.com',
  'google.fr',
  'instagram.com',
  'instagr.am',
  'jeuxvideo.com',
  'linkedin.com',
  'live.com',
  'messenger.com',
  'office.com',
  'office365.com',
  'outlook.com',
  'redd.it',
  'reddit.com',
  't.me',
  'telegram.dog',
  'telegram.me',
  'telegram.org',
  'threads.com',
  'threads.net',
  'tiktok.com',
  'trustpilot.com',
  'twitch.tv',
  'twitter.com',
  'whatsapp.com',
  'x.com',
  'ycombinator.com',
  'youtu.be',
  'youtube.com',
];

/** Returns whether an address is a page of such a platform. False for an address that is unknown or not https. */
export function isOperatedSite(address: string | undefined): boolean {
  const url = address === undefined ? null : URL.parse(address);
  if (url?.protocol !== 'https:') return false;
  return OPERATED_HOSTS.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}
