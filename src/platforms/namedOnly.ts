import type { Platform } from './platform.ts';

/**
 * Platforms that are only named: no real, transcribed or published structure of their pages was found (November 2026),
 * and a reader written from memory would be wrong without anyone noticing. The screen is kept, and no field is filled.
 */
export const NAMED_ONLY: readonly Platform[] = [
  { id: 'snapchat', name: 'Snapchat', pack: null, hosts: ['snapchat.com'] },
  { id: 'doctissimo', name: 'Doctissimo', pack: null, hosts: ['doctissimo.fr'] },
  {
    id: 'tripadvisor',
    name: 'Tripadvisor',
    pack: null,
    hosts: [
      'tripadvisor.com',
      'tripadvisor.fr',
      'tripadvisor.be',
      'tripadvisor.ch',
      'tripadvisor.ca',
      'tripadvisor.co.uk',
    ],
  },
  { id: 'kick', name: 'Kick', pack: null, hosts: ['kick.com'] },
  { id: 'vk', name: 'VK', pack: null, hosts: ['vk.com', 'vk.ru'] },
  { id: 'tumblr', name: 'Tumblr', pack: null, hosts: ['tumblr.com'] },
  { id: 'disqus', name: 'Disqus', pack: null, hosts: ['disqus.com'] },
  {
    id: 'stack-exchange',
    name: 'Stack Exchange',
    pack: null,
    hosts: ['stackexchange.com', 'stackoverflow.com', 'superuser.com', 'serverfault.com', 'askubuntu.com'],
  },
];
