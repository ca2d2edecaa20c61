import type { SeenAccount } from '../../../domain/item/accounts.ts';
import { formatHandle } from '../../../domain/shared/platforms.ts';
import { platformOf } from '../../parts/ItemRow.tsx';
import { t, type Words } from '../../words/index.ts';

/** By its newest name. */
export function accountTitle(words: Words, account: SeenAccount): string {
  const { platform, handles, displayNames } = account;
  const handle = handles.at(-1);
  const name = handle === undefined ? displayNames.at(-1) : formatHandle(platform, handle);
  return `${name ?? t(words, 'item.noAccount')} · ${platformOf(words, platform)}`;
}
