import type { ComponentChildren } from 'preact';
import { formatHandle, PLATFORM_NAMES } from '../../domain/shared/platforms.ts';
import type { ItemSummary } from '../../messages/protocol.ts';
import { formatPostedTime, formatShortTime } from '../formatTime.ts';
import { t, type Words } from '../locales/index.ts';
import { useWords } from './context.ts';
import { NotebookIcon } from './Header.tsx';
import { Masked, Quotation } from './Masked.tsx';

interface ItemListRowProps {
  readonly item: ItemSummary;
  readonly shown: boolean;
  readonly toggle: () => void;
  readonly open: () => void;
  /** Whether this row is in the Tab order (src/ui/shared/useRovingTabIndex.ts). */
  readonly isTabStop: boolean;
  /** Renders the item's image, only once revealed. */
  readonly picture?: () => ComponentChildren;
}

export function ItemListRow({ item, shown, toggle, open, isTabStop, picture }: ItemListRowProps) {
  const words = useWords();
  const tabIndex = isTabStop ? 0 : -1;
  const { ordinal, firstWords } = item;
  return (
    <li class="row">
      <button type="button" class="row-open" data-item={item.id} tabIndex={tabIndex} onClick={open}>
        <span class="thumb" aria-hidden="true">
          <NotebookIcon />
        </span>
        <span class="row-lines">
          <span class="row-name">
            {t(words, 'item.name', { ordinal })}
            <ItemTags item={item} />
          </span>
          {item.unread ? <span>{t(words, 'item.unread')}</span> : <ItemSummaryLines item={item} />}
        </span>
      </button>
      {(firstWords !== null || picture) && (
        <Masked
          kind="text"
          shown={shown}
          toggle={toggle}
          tabIndex={tabIndex}
          showLabel={t(words, picture ? 'item.showAllOf' : 'item.showOf', { ordinal })}
          hideLabel={t(words, picture ? 'item.hideAllOf' : 'item.hideOf', { ordinal })}
          reveal={() => (
            <>
              {picture?.()}
              {firstWords !== null && <Quotation text={firstWords} />}
            </>
          )}
        />
      )}
    </li>
  );
}

function ItemSummaryLines({ item }: Pick<ItemListRowProps, 'item'>) {
  const words = useWords();
  const { posted, surface, acquiredAt, utcOffset } = item;
  return (
    <>
      <span class="row-account">
        <bdi>{formatAccount(words, item)}</bdi> · {formatPlatform(words, item.platform)}
      </span>
      <span class="row-when">{t(words, 'item.posted', { when: formatPosted(words, posted) })}</span>
      <span class="row-when">
        {t(words, surface === 'imported' ? 'item.importedOn' : 'item.recorded', {
          when: formatShortTime(words.lang, acquiredAt, utcOffset),
        })}
      </span>
    </>
  );
}

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
