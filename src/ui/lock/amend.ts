import type { Preferences } from '../../domain/preferences.ts';
import type { Ask } from '../../messages/requests.ts';

/** Changes some answers and leaves the others as they are now: several cards of a page may have been answered since. */
export async function amend(ask: Ask, change: Partial<Preferences>): Promise<Preferences> {
  const chosen = { ...(await ask('ui>bg:preferences', {})), ...change };
  await ask('ui>bg:prefer', chosen);
  return chosen;
}
