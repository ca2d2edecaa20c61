import type { Preferences } from '../../domain/store/preferences.ts';
import type { Ask } from '../../messages/requests.ts';

/** Changes some answers and leaves the others as they are now: several cards of a page may have been answered since. */
export async function amend(ask: Ask, change: Partial<Preferences>): Promise<Preferences> {
  const chosen = { ...(await ask('ui>bg:readPreferences', {})), ...change };
  await ask('ui>bg:savePreferences', chosen);
  return chosen;
}
