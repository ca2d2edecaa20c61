import type { Preferences } from '../../domain/case/store.ts';
import type { Ask } from '../../messages/protocol.ts';

/** Reads the stored preferences again before changing some: other parts of the page may have saved theirs since. */
export async function updatePreferences(ask: Ask, change: Partial<Preferences>): Promise<Preferences> {
  const updated = { ...(await ask('ui>bg:readPreferences', {})), ...change };
  await ask('ui>bg:savePreferences', updated);
  return updated;
}
