import type { ComponentChildren } from 'preact';
import type { ItemNotes } from '../../domain/item/itemNotes.ts';
import { isFromFile, sourceOf } from '../../domain/item/kind.ts';
import { findStatedDate } from '../../domain/item/statedDate.ts';
import type { ItemSummary } from '../../messages/protocol.ts';
import { useWords } from '../../ui/context.ts';
import { formatShortTime } from '../../ui/formatTime.ts';
import { formatAccount, formatItemName, formatSite, ItemTitle, isNamedByFile } from '../../ui/itemLabels.tsx';
import { t, type Words } from '../../ui/locales/index.ts';
import { Masked, Quotation, useObjectUrl } from '../../ui/Masked.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import type { DossierTick } from './dossierTicks.ts';
import { formatFirstWords, formatItemDate, listItemTags } from './labels.tsx';
import { Shape } from './Shape.tsx';

/** What the machine read in the image of an item without text. */
export interface MachineText {
  /** Shows once revealed. Null: the image shows in no list. */
  readonly firstLine: string | null;
}

interface ItemRowProps {
  readonly item: ItemSummary;
  /** Null until the notes are read. */
  readonly notes: ItemNotes | null;
  /** What the heading above the row says already. */
  readonly headingParts?: readonly string[];
  /** Number of publications of the row: several when they have the same account and words. */
  readonly count?: number;
  readonly isLeftOut?: boolean;
  /** Null when no tick of the list decides: see `readDossierTick`. */
  readonly tick: DossierTick | null;
  /** `withShift`: for the rows from the last tick to this one. */
  readonly putInDossier: (isIn: boolean, withShift: boolean) => void;
  readonly shown: boolean;
  readonly toggle: () => void;
  readonly open: () => void;
  /** Whether this row is in the Tab order (src/ui/focus.tsx). */
  readonly isTabStop: boolean;
  /** Shows the item's image, only once revealed; until then its shape. Else its kind, or letters of the platform. */
  readonly hasPicture?: boolean;
  /** Says in which fields the searched words are. */
  readonly reason?: string | undefined;
  /** Words of the threat lexicon in the text: they show only once revealed. */
  readonly threatWords?: readonly string[];
  readonly machineText?: MachineText | undefined;
  /** The words of the item to show once revealed, instead of its first words. */
  readonly excerpt?: (() => ComponentChildren) | undefined;
}

/** One capture of the list: who, where and when; its words and its image are masked. */
export function ItemRow(props: ItemRowProps) {
  const {
    item,
    notes,
    headingParts = [],
    count = 1,
    isLeftOut = false,
    tick,
    putInDossier,
    shown,
    toggle,
    open,
    isTabStop,
    hasPicture = false,
    reason,
    excerpt,
    threatWords = [],
    machineText,
  } = props;
  const words = useWords();
  const tabIndex = isTabStop ? 0 : -1;
  const { exhibit } = item;
  const name = formatItemName(words, item);
  const line = formatFirstWords(words, item) || machineText?.firstLine;
  // Written by the page, which may name or insult somebody.
  const title = item.site?.title;
  const titleParts = [formatAccount(words, item), formatSite(words, item)].filter((one) => !headingParts.includes(one));
  const isNamedByDate = titleParts.length === 0 && !isNamedByFile(item);
  const date = item.unread ? null : formatRowDate(words, item, notes);
  const details = [
    ...(exhibit === null ? [] : [name]),
    ...(item.fileName === undefined || isNamedByFile(item) ? [] : [item.fileName]),
    ...(isNamedByDate || date === null ? [] : [date]),
  ];
  const isFile = isNamedByFile(item) || sourceOf(item) === 'unknown';
  const letters = (isFile && fileExtension(item)) || formatSite(words, item).slice(0, 2);
  return (
    <li class="row item-row" data-left-out={isLeftOut ? '' : undefined}>
      {tick === null ? (
        <span class="item-tick" />
      ) : (
        <label class="item-tick">
          <input
            type="checkbox"
            tabIndex={tabIndex}
            checked={tick === 'in'}
            indeterminate={tick === 'some' || tick === 'unread'}
            disabled={tick === 'unread'}
            aria-label={t(words, 'items.tick', { item: name })}
            // A change does not say whether Shift is held. The space bar clicks too.
            onClick={(event) => putInDossier(event.currentTarget.checked, event.shiftKey)}
          />
        </label>
      )}
      <button type="button" class="row-open" data-item={item.id} tabIndex={tabIndex} onClick={open}>
        <span class="thumb" aria-hidden="true">
          {hasPicture ? <Shape itemId={item.id}>{letters}</Shape> : letters}
        </span>
        <span class="row-lines">
          {item.unread ? (
            <span>{exhibit === null ? name : `${name} · ${t(words, 'item.unread')}`}</span>
          ) : (
            <>
              <span class="row-name">
                {headingParts.length === 0 || isNamedByFile(item) ? (
                  <ItemTitle item={item} />
                ) : (
                  <span>{isNamedByDate ? date : <bdi>{titleParts.join(' · ')}</bdi>}</span>
                )}
                {count > 1 && <span class="tag">{t(words, 'items.sameText', { n: count })}</span>}
                {threatWords.length > 0 && (
                  <span class="tag">{t(words, machineText ? 'items.threatRead' : 'items.threat')}</span>
                )}
                {isLeftOut && <span class="tag">{t(words, 'items.leftOut')}</span>}
                {listItemTags(words, item, notes).map((tag) => (
                  <span key={tag} class="tag">
                    {tag}
                  </span>
                ))}
              </span>
              <span class="row-when">
                {details.map((one, at) => (
                  <span key={one}>
                    {at > 0 && ' · '}
                    <bdi>{one}</bdi>
                  </span>
                ))}
              </span>
            </>
          )}
          {reason !== undefined && <span class="row-when">{reason}</span>}
        </span>
      </button>
      {(line || title || hasPicture || excerpt) && (
        <Masked
          kind="text"
          shown={shown}
          toggle={toggle}
          tabIndex={tabIndex}
          showLabel={t(words, hasPicture ? 'item.showAllOf' : 'item.showOf', { item: name })}
          hideLabel={t(words, hasPicture ? 'item.hideAllOf' : 'item.hideOf', { item: name })}
          reveal={() => (
            <>
              {title && (
                <p class="hint">
                  <bdi>{title}</bdi>
                </p>
              )}
              {hasPicture && <Thumbnail item={item} name={name} />}
              {threatWords.length > 0 && (
                <p class="hint">{t(words, 'items.threatWords', { list: threatWords.join(', ') })}</p>
              )}
              {machineText?.firstLine && <p class="note">{t(words, 'imageText.toCheck')}</p>}
              {excerpt ? excerpt() : line && <Quotation text={line} />}
            </>
          )}
        />
      )}
    </li>
  );
}

/** A small image; nothing when it is absent or the store is locked. */
function Thumbnail({ item: { id }, name }: Pick<ItemRowProps, 'item'> & { readonly name: string }) {
  const words = useWords();
  const { store } = useCarnetApi();
  const url = useObjectUrl(() => store.preview(id), [store, id]);
  return url ? <img class="preview small" src={url} alt={t(words, 'item.imageOf', { item: name })} /> : null;
}

/** « EML »: what a file is; null where three letters do not say it. */
const fileExtension = ({ fileName }: ItemSummary): string | null =>
  /\.([a-z0-9]{2,4})$/i.exec(fileName ?? '')?.[1]?.toUpperCase() ?? null;

/** One date: of the post or, when nothing gives it, of the capture. Its page has both. */
function formatRowDate(words: Words, item: ItemSummary, notes: ItemNotes | null): string {
  const stated = findStatedDate({ ...item, isFile: isFromFile(item), iso: item.posted }, notes);
  if (item.posted !== null || stated?.iso) return formatItemDate(words, item, notes);
  const when = formatShortTime(words.lang, item.acquiredAt, item.utcOffset);
  return t(words, isFromFile(item) ? 'item.importedOn' : 'item.recorded', { when });
}
