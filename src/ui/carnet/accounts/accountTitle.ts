import type { SeenAccount } from '../../../domain/item/seenAccounts.ts';
import { formatHandle } from '../../../domain/shared/platforms.ts';
import { t, type Words } from '../../locales/index.ts';
import { formatPlatform } from '../../shared/itemLabels.tsx';

/** The newest handle of the account, or its newest display name. */
export function formatAccountTitle(words: Words, account: SeenAccount): string {
  const { platform, handles, displayNames } = account;
  const handle = handles.at(-1);
  const name = handle === undefined ? displayNames.at(-1) : formatHandle(platform, handle);
  return `${name ?? t(words, 'item.noAccount')} · ${formatPlatform(words, platform)}`;
}
