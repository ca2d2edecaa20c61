import type { Preferences } from '../../domain/store/preferences.ts';
import type { Ask } from '../../messages/ask.ts';

/** Reads the stored preferences again before changing some: other parts of the page may have saved theirs since. */
export async function updatePreferences(ask: Ask, change: Partial<Preferences>): Promise<Preferences> {
  const updated = { ...(await ask('ui>bg:readPreferences', {})), ...change };
  await ask('ui>bg:savePreferences', updated);
  return updated;
}
