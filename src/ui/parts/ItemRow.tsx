import type { ComponentChildren } from 'preact';
import { formatHandle, PLATFORM_NAMES } from '../../domain/shared/platforms.ts';
import type { ItemSummary } from '../../messages/protocol.ts';
import { postedTime, shortTime } from '../times.ts';
import { t, type Words } from '../words/index.ts';
import { Notebook } from './Bar.tsx';
import { Masked, Quotation } from './Masked.tsx';

interface ItemRowProps {
  readonly words: Words;
  readonly item: ItemSummary;
  readonly shown: boolean;
  readonly toggle: () => void;
  readonly open: () => void;
  /** Whether Tab stops at this row of the list; arrows reach the others. */
  readonly stop: boolean;
  /** Its image, where a page shows one; drawn only once revealed. */
  readonly picture?: () => ComponentChildren;
}

export function ItemRow({ words, item, shown, toggle, open, stop, picture }: ItemRowProps) {
  const tabIndex = stop ? 0 : -1;
  const { ordinal, firstWords } = item;
  return (
    <li class="row">
      <button type="button" class="row-open" data-item={item.id} tabIndex={tabIndex} onClick={open}>
        <span class="thumb" aria-hidden="true">
          <Notebook />
        </span>
        <span class="row-lines">
          <span class="row-name">
            {t(words, 'item.name', { ordinal })}
            <Tags words={words} item={item} />
          </span>
          {item.unread ? <span>{t(words, 'item.unread')}</span> : <What words={words} item={item} />}
        </span>
      </button>
      {(firstWords !== null || picture) && (
        <Masked
          words={words}
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

function What({ words, item }: Pick<ItemRowProps, 'words' | 'item'>) {
  const { posted, surface, acquiredAt, utcOffset } = item;
  return (
    <>
      <span class="row-account">
        <bdi>{accountOf(words, item)}</bdi> · {platformOf(words, item.platform)}
      </span>
      <span class="row-when">{t(words, 'item.posted', { when: postedOf(words, posted) })}</span>
      <span class="row-when">
        {t(words, surface === 'imported' ? 'item.importedOn' : 'item.recorded', {
          when: shortTime(words.lang, acquiredAt, utcOffset),
        })}
      </span>
    </>
  );
}

export function Tags({ words, item }: { readonly words: Words; readonly item: ItemSummary }) {
  const tags = [
    ...(item.surface === 'imported' ? [t(words, 'item.imported')] : []),
    ...(item.unkept ? [t(words, 'item.unkept')] : []),
    ...(item.exhibit === null ? [] : [t(words, 'item.exhibit', { number: item.exhibit })]),
    ...(item.outcome === 'partial' && !item.unread ? [t(words, 'item.partial')] : []),
    ...(item.withdrawn ? [t(words, 'item.withdrawn')] : []),
  ];
  return tags.map((tag) => (
    <span key={tag} class="tag">
      {tag}
    </span>
  ));
}

export function accountOf(
  words: Words,
  item: Pick<ItemSummary, 'platform' | 'handle' | 'displayName'>,
): string {
  if (item.handle !== null) return formatHandle(item.platform, item.handle);
  return item.displayName ?? t(words, 'item.noAccount');
}

export function platformOf(words: Words, platform: string): string {
  const known = ['web', 'phone', 'unknown'] as const;
  const ours = known.find((one) => one === platform);
  return PLATFORM_NAMES.get(platform) ?? (ours ? t(words, `platform.${ours}`) : platform);
}

/** The time as finely as it is known; else what the page displayed; else « non lu ». */
export function postedOf(words: Words, posted: string | null): string {
  if (posted === null) return t(words, 'app.unread');
  return postedTime(words.lang, posted) ?? t(words, 'time.asShown', { raw: posted });
}
