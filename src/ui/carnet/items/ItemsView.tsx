import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { ItemSummary } from '../../../domain/item/itemSummary.ts';
import { mayBeIntimate } from '../../../domain/item/notes.ts';
import { type Filters, filterItems, isUnfiltered, NO_FILTER } from '../../../domain/item/search.ts';
import { ImagePrompt } from '../../images/ImagePrompt.tsx';
import { t, type Words } from '../../locales/index.ts';
import { PassphraseOffer } from '../../lock/PassphraseOffer.tsx';
import { Alert } from '../../shared/Alert.tsx';
import { CurrentCase } from '../../shared/CurrentCase.tsx';
import { useWords } from '../../shared/context.ts';
import { Heading } from '../../shared/Heading.tsx';
import { InterruptedCaptures } from '../../shared/InterruptedCaptures.tsx';
import { ItemListRow } from '../../shared/ItemListRow.tsx';
import { GatedContent } from '../../shared/LayoutGate.tsx';
import { linkTo } from '../../shared/linkTo.ts';
import { useItemPage } from '../../shared/useItemPage.ts';
import { useReveal } from '../../shared/useReveal.ts';
import { useRovingTabIndex } from '../../shared/useRovingTabIndex.ts';
import type { CarnetApi } from '../carnetApi.ts';
import { DamagedItems } from '../DamagedItems.tsx';
import type { CaseIndex } from '../useCaseIndex.ts';
import { Welcome } from '../Welcome.tsx';
import { DamagedNotes } from './DamagedNotes.tsx';
import { ItemFilters } from './ItemFilters.tsx';
import { Thumbnail } from './Thumbnail.tsx';

const ITEMS_PER_PAGE = 50;

interface ItemsViewProps {
  readonly carnetApi: CarnetApi;
  /** Counted from 1. */
  readonly page: number;
  readonly caseIndex: CaseIndex;
  readonly filters: Filters;
  readonly setFilters: (filters: Filters) => void;
  readonly go: (path: string) => void;
  /** No passphrase is set. */
  readonly unprotected: boolean;
  /** Shown under the title. */
  readonly notices: ComponentChildren;
  /** Called when the first page is loaded or has failed. */
  readonly onListed: () => void;
}

/** Unfiltered pages come from the background; filtered or sorted ones from the case index, once it is loaded. */
export function ItemsView(props: ItemsViewProps) {
  const words = useWords();
  const { carnetApi, page, caseIndex, filters, go, unprotected } = props;
  const from = (page - 1) * ITEMS_PER_PAGE;
  const { page: itemPage, fault, reload, forget } = useItemPage(from, ITEMS_PER_PAGE);
  const { root, shown, toggle } = useReveal<HTMLElement>();
  const isAnswered = itemPage !== null || fault !== null;
  useEffect(() => {
    if (isAnswered) props.onListed();
  }, [isAnswered, props.onListed]);
  const isFiltered = filters !== NO_FILTER;
  const { index } = caseIndex;
  const filtered = useMemo(
    () => (isFiltered && index ? filterItems(index, filters).map(({ item }) => item) : null),
    [isFiltered, index, filters],
  );
  const rows: readonly ItemSummary[] | null = isFiltered
    ? (filtered?.slice(from, from + ITEMS_PER_PAGE) ?? null)
    : (itemPage?.items ?? null);
  const { tabStop, keys } = useRovingTabIndex(root, rows?.length ?? 0);
  const total = isFiltered ? (filtered?.length ?? 0) : (itemPage?.total ?? 0);
  const intimateIds = useMemo(
    () => new Set(index?.items.flatMap(({ item, notes }) => (mayBeIntimate(notes) ? [item.id] : []))),
    [index],
  );
  // Images marked as intimate never show in a list, so none shows before the notes are loaded.
  const hasPreview = (item: ItemSummary) => index !== null && !item.unkept && !item.unread && !intimateIds.has(item.id);
  const setFilters = (next: Filters) => {
    props.setFilters(isUnfiltered(next) ? NO_FILTER : next);
    if (page > 1) go('items');
  };
  return (
    <section ref={root} aria-busy={rows === null && fault === null}>
      <Heading>{t(words, 'carnet.items')}</Heading>
      {props.notices}
      <DamagedItems caseIndex={caseIndex} />
      <DamagedNotes damagedNotes={caseIndex.damagedNotes} />
      {[fault, caseIndex.fault].map(
        (currentFault, position) =>
          currentFault && (
            <Alert
              key={position === 0 ? 'list' : 'index'}
              fault={currentFault}
              retry={position === 0 ? reload : caseIndex.reload}
            />
          ),
      )}
      <GatedContent>
        <div class="one-at-a-time">
          <Welcome openLockPage={() => go('lock')} />
          {unprotected && (
            <PassphraseOffer hasItems={itemPage !== null && itemPage.total > 0} openLockPage={() => go('lock')} />
          )}
          <ImagePrompt openProhibitedImagePage={() => go('prohibited-image')} />
        </div>
        <CurrentCase page={itemPage} />
        {itemPage && <InterruptedCaptures attempts={itemPage.interrupted} forget={forget} />}
        {itemPage?.total === 0 && (
          <p class="empty">
            {t(words, 'carnet.empty')} <a href="practice.html">{t(words, 'carnet.tryFirst')}</a>
          </p>
        )}
        {(itemPage?.total ?? 0) > 0 && <ItemFilters caseIndex={caseIndex} filters={filters} setFilters={setFilters} />}
        <p class="hint" role="status">
          {rows === null && fault === null && t(words, isFiltered ? 'filters.reading' : 'app.loading')}
          {isFiltered && filtered && t(words, 'filters.found', { n: filtered.length })}
          {!isFiltered && rows && rows.length > 0 && formatRange(words, from, rows.length, total)}
        </p>
        {isFiltered && (
          <p>
            <button type="button" class="quiet" data-action="all" onClick={() => setFilters(NO_FILTER)}>
              {t(words, 'filters.clear')}
            </button>
          </p>
        )}
        <ul class="rows" data-list="items" {...keys}>
          {rows?.map((item, position) => (
            <ItemListRow
              key={item.id}
              item={item}
              isTabStop={position === tabStop}
              shown={shown === item.id}
              toggle={() => toggle(item.id)}
              open={() => go(`item/${item.id}`)}
              {...(hasPreview(item) && {
                picture: () => <Thumbnail carnetApi={carnetApi} itemId={item.id} ordinal={item.ordinal} />,
              })}
            />
          ))}
        </ul>
        {total > ITEMS_PER_PAGE && <Pagination page={page} total={total} />}
      </GatedContent>
    </section>
  );
}

function formatRange(words: Words, from: number, count: number, total: number): string {
  return t(words, 'carnet.range', { first: from + 1, last: from + count, total });
}

interface PaginationProps {
  readonly page: number;
  readonly total: number;
}

function Pagination({ page, total }: PaginationProps) {
  const words = useWords();
  return (
    <nav class="pages" aria-label={t(words, 'carnet.pages')}>
      {page > 1 && <a {...linkTo(`items/${page - 1}`)}>{t(words, 'carnet.newer')}</a>}
      {page * ITEMS_PER_PAGE < total && <a {...linkTo(`items/${page + 1}`)}>{t(words, 'carnet.older')}</a>}
    </nav>
  );
}
