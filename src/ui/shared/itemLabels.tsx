import { formatHandle, PLATFORM_NAMES } from '../../domain/shared/platforms.ts';
import type { ItemSummary } from '../../messages/protocol.ts';
import { formatPostedTime } from '../formatTime.ts';
import { t, type Words } from '../locales/index.ts';
import { useWords } from './context.ts';

export function ItemTags({ item }: { readonly item: ItemSummary }) {
  const words = useWords();
  const tags = [
    ...(item.surface === 'imported' ? [t(words, 'item.imported')] : []),
    ...(item.unkept ? [t(words, 'item.imageProhibited')] : []),
    ...(item.exhibit === null ? [] : [t(words, 'item.inDossier')]),
    ...(item.outcome === 'partial' && !item.unread ? [t(words, 'item.partial')] : []),
    ...(item.withdrawn ? [t(words, 'item.withdrawn')] : []),
  ];
  return tags.map((tag) => (
    <span key={tag} class="tag">
      {tag}
    </span>
  ));
}

export function formatAccount(words: Words, item: Pick<ItemSummary, 'platform' | 'handle' | 'displayName'>): string {
  if (item.handle !== null) return formatHandle(item.platform, item.handle);
  return item.displayName ?? t(words, 'item.noAccount');
}

export function formatPlatform(words: Words, platform: string): string {
  const OWN_LABELS = ['web', 'phone', 'unknown'] as const;
  const ownLabel = OWN_LABELS.find((one) => one === platform);
  return PLATFORM_NAMES.get(platform) ?? (ownLabel ? t(words, `platform.${ownLabel}`) : platform);
}

/** Returns the posting time at its known precision, else the text the page displayed, else « non lu ». */
export function formatPosted(words: Words, posted: string | null): string {
  if (posted === null) return t(words, 'app.unread');
  return formatPostedTime(words.lang, posted) ?? t(words, 'time.asShown', { raw: posted });
}
