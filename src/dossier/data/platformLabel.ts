import type { Fiche } from '../../domain/item/item.ts';
import * as strings from '../strings/index.ts';

/** Sites whose readers name the software or nothing: their domain names them. */
const NAMED_BY_DOMAIN = new Set(['discourse', 'forumactif', 'phpbb', 'vbulletin', 'web', 'xenforo']);

/** Returns the name of a platform, or the domain of a forum or another site, from the first web address. */
export function labelPlatform(platform: string, addresses: readonly (string | null)[]): string {
  const hosts = addresses.flatMap((address) => (address === null ? [] : (URL.parse(address)?.hostname ?? [])));
  const [host] = hosts.filter((name) => name !== '');
  return NAMED_BY_DOMAIN.has(platform) && host !== undefined ? host : strings.platformName(platform);
}

export const platformOf = ({ platform, address }: Pick<Fiche, 'platform' | 'address'>): string =>
  labelPlatform(platform, [address.permalink, address.page]);
