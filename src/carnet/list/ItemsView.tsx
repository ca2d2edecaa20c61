import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { countKept } from '../../domain/item/itemIndex.ts';
import { THREAT_WORDS } from '../../domain/item/sameTexts.ts';
import { type Filters, isUnfiltered, NO_FILTER, type SearchableItem } from '../../domain/item/search.ts';
import type { ItemPage } from '../../messages/protocol.ts';
import { useWords } from '../../ui/context.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FocusedStatus, Heading } from '../../ui/focus.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { Icon } from '../../ui/Header.tsx';
import { InterruptedCaptures, useItemPage } from '../../ui/itemLabels.tsx';
import { Skeleton } from '../../ui/Loading.tsx';
import { t, type Words } from '../../ui/locales/index.ts';
import { useReveal } from '../../ui/Masked.tsx';
import { Alert, useTask } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { type CarnetApi, useCarnetApi } from '../carnetApi.ts';
import { useCarnetProps } from '../carnetProps.ts';
import { useAttachedIds } from '../parts/caseAttachments.ts';
import { ItemLinks } from '../parts/ItemLinks.tsx';
import { ChangeBar, FoundMarks, GroupTick, useItemMarks } from '../parts/ListMarks.tsx';
import { type Grouping, ITEMS_PER_PAGE, type ListState, useListRows } from '../parts/listState.ts';
import { isAfterComplaint, NextLine } from '../parts/NextLine.tsx';
import { type CaseIndex, DamagedItems } from '../parts/useCaseIndex.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { type AskedList, linkTo } from '../route.ts';
import { FilterChips, ItemFilters } from './ItemFilters.tsx';
import { ItemRows } from './ItemRows.tsx';
import { ListCards } from './ListCards.tsx';
import { isCheckable, OnlineChecks } from './OnlineChecks.tsx';
import { DamagedAccountNotes, PersonsList } from './Persons.tsx';

/** As many as a first list has. */
const SKELETON_ROWS = 3;

interface ItemsViewProps {
  /** Counted from 1. */
  readonly page: number;
  readonly asked: AskedList | null;
  readonly caseIndex: CaseIndex;
  readonly list: ListState;
  /** No passphrase is set. */
  readonly unprotected: boolean;
  /** Shown under the title. */
  readonly notices: ComponentChildren;
  /** Called when the first page is loaded or has failed. */
  readonly onListed: () => void;
}

/** Unfiltered pages come from the background; filtered or sorted ones from the case index, once it is loaded. */
export function ItemsView({ page, asked, caseIndex, list, ...props }: ItemsViewProps) {
  const words = useWords();
  const { navigation } = useCarnetProps();
  const { filters, place } = list;
  const from = (page - 1) * ITEMS_PER_PAGE;
  const { store } = useCarnetApi();
  const readCaseId = useCallback(async () => (await store.currentCase())?.caseId, [store]);
  const {
    page: itemPage,
    fault,
    reload,
    forget,
  } = useItemPage(from, ITEMS_PER_PAGE, caseIndex.listChanges, null, readCaseId);
  const [isErased] = useState(list.takeErasure);
  const { root, mask } = useReveal<HTMLElement>();
  const isAnswered = itemPage !== null || fault !== null;
  useEffect(() => {
    if (isAnswered) props.onListed();
  }, [isAnswered, props.onListed]);
  const overview = useOverview(itemPage);
  const progress = overview.result?.progress ?? null;
  const marks = useItemMarks(caseIndex, list.setLastChange);
  const [checked, setChecked] = useState<readonly SearchableItem[] | null>(null);
  useLayoutEffect(() => {
    if (asked === null || place.asked === asked) return;
    place.asked = asked;
    list.setGrouping(asked === 'by-account' ? 'account' : 'date');
    list.setFilters(asked === 'left-out' ? { ...NO_FILTER, status: 'left-out' } : NO_FILTER);
  }, [asked, place, list.setGrouping, list.setFilters]);
  const hasArrived = useArrival(page === 1 ? itemPage : null);
  const isFiltered = filters !== NO_FILTER;
  const { rows, rowCount, itemCount, chosen, accountCounts } = useListRows(
    caseIndex,
    list,
    itemPage,
    from,
    ITEMS_PER_PAGE,
  );
  const attachedIds = useAttachedIds(caseIndex);
  const ticked = caseIndex.index?.items.filter(({ item }) => !marks.leftOut.has(item.id)) ?? [];
  const setFilters = (next: Filters) => {
    setChecked(null);
    list.setFilters(isUnfiltered(next) ? NO_FILTER : next);
    if (page > 1) navigation.go('items');
  };
  const open = (id: string) => {
    Object.assign(place, { path: page > 1 ? `items/${page}` : 'items', itemId: id });
    navigation.go(`item/${id}`);
  };
  const hasRows = rows !== null && rows.length > 0;
  const isReading = rows === null && fault === null;
  // Back from an item: its row takes the focus, so that the list goes on where it was left.
  useLayoutEffect(() => {
    if (!hasRows || place.itemId === null) return;
    const row = root.current?.querySelector<HTMLElement>(`[data-item="${place.itemId}"]`);
    place.itemId = null;
    row?.focus();
    row?.scrollIntoView({ block: 'center' });
  }, [hasRows, place, root]);
  const setGrouping = (grouping: Grouping) => {
    setChecked(null);
    list.setGrouping(grouping);
    if (page > 1) navigation.go('items');
  };
  /** Digits typed on after Enter belong to the search: on this row they do not rate the capture. */
  const rowAfterSearch = useRef<HTMLElement | null>(null);
  const focusFirstRow = () => {
    rowAfterSearch.current = root.current?.querySelector<HTMLElement>('[data-list="items"] [data-item]') ?? null;
    rowAfterSearch.current?.focus();
  };
  return (
    <section ref={root} aria-busy={isReading}>
      <div class="title-line">
        <Heading>
          {itemPage === null ? t(words, 'items.titleAlone') : t(words, 'items.title', { n: countKept(itemPage) })}
        </Heading>
        {(itemPage?.total ?? 0) > 0 && (
          <a class={isAfterComplaint(progress) ? 'button' : 'button primary'} {...linkTo('before-export')}>
            <Icon name="dossier" />
            {t(words, 'export.title')}
          </a>
        )}
      </div>
      {/* Its place is kept while the list loads: the rows would move below it. */}
      {(itemPage === null ? fault === null : itemPage.total > 0) && (
        <NextLine
          progress={progress}
          isBusy={itemPage !== null && overview.result === null && overview.fault === null}
          hasDossierButton
        />
      )}
      {isErased && <FocusedStatus>{t(words, 'erase.done')}</FocusedStatus>}
      {props.notices}
      <DamagedItems caseIndex={caseIndex} />
      <DamagedAccountNotes caseIndex={caseIndex} />
      <DamagedNotes damagedNotes={caseIndex.damagedNotes} />
      {fault && <Alert fault={fault} retry={reload} />}
      {caseIndex.fault && <Alert fault={caseIndex.fault} retry={caseIndex.reload} />}
      <div class="items-layout">
        <div class="items-list">
          {itemPage && <InterruptedCaptures attempts={itemPage.interrupted} forget={forget} />}
          {itemPage?.total === 0 && (
            <EmptyState>
              {t(words, itemPage.opens ? 'carnet.noneOpen' : 'carnet.empty')}{' '}
              {itemPage.opens ? (
                <WordLink word="carnet.chooseOne" class="lone" to="cases" />
              ) : (
                <a class="lone" href="practice.html">
                  {t(words, 'carnet.tryFirst')}
                </a>
              )}
            </EmptyState>
          )}
          {(itemPage?.total ?? 0) > 0 && (
            <>
              <ItemFilters {...{ caseIndex, filters, setFilters }} onEnter={focusFirstRow}>
                <GroupingChoice grouping={list.grouping} setGrouping={setGrouping} />
              </ItemFilters>
              <FilterChips {...{ caseIndex, filters, setFilters }} clear={() => setFilters(NO_FILTER)} />
              <div class="tick-line">
                <p class="hint">{t(words, 'items.kept')}</p>
                {/* What a filter found is marked together, in its own place. */}
                {!isFiltered && (
                  <GroupTick
                    kind="all"
                    label={t(words, 'items.tickAll')}
                    entries={caseIndex.index?.items ?? []}
                    {...{ attachedIds, marks }}
                  />
                )}
              </div>
            </>
          )}
          {list.grouping === 'account' && (
            <p class="hint">{t(words, 'items.threatOrder', { day: formatDay(words.lang, THREAT_WORDS.readOn) })}</p>
          )}
          <p class="saved" role="status">
            {hasArrived && itemPage && t(words, 'items.arrived', { n: countKept(itemPage) })}
          </p>
          <p class={isReading ? 'screen-reader-only' : 'hint'} role="status">
            {isReading && t(words, isFiltered ? 'filters.reading' : 'app.loading')}
            {isFiltered && rows && t(words, 'filters.found', { n: itemCount })}
            {!isFiltered &&
              hasRows &&
              rowCount > ITEMS_PER_PAGE &&
              formatRange(words, list.grouping, from, rows.length, rowCount)}
          </p>
          {chosen !== null && chosen.length > 0 && attachedIds !== null && checked === null && (
            <FoundMarks {...{ chosen, attachedIds, marks }} check={() => setChecked(chosen)} />
          )}
          {isReading && <Skeleton blocks={SKELETON_ROWS} />}
          {isFiltered && rows?.length === 0 && <EmptyState>{t(words, 'filters.none')}</EmptyState>}
          {checked !== null && <OnlineChecks caseIndex={caseIndex} chosen={checked} close={() => setChecked(null)} />}
          {hasRows && checked === null && (
            <>
              <ItemRows
                {...{ rows, accountCounts, caseIndex, list, setFilters, marks, attachedIds }}
                {...{ open, rowAfterSearch, mask }}
              />
              {rowCount > ITEMS_PER_PAGE && <Pagination page={page} total={rowCount} />}
              {list.grouping === 'account' && <PersonsList {...{ caseIndex, setFilters }} />}
            </>
          )}
          {itemPage !== null && checked === null && (
            <p class="choices list-foot">
              <WordLink word="items.add" class="lone" to="import" />
              {chosen === null && ticked.some(isCheckable) && (
                <WordButton
                  word="online.ticked"
                  class="quiet"
                  action="check-online"
                  onClick={() => setChecked(ticked)}
                />
              )}
            </p>
          )}
          <ChangeBar list={list} marks={marks} />
        </div>
        {/* Once the first page of the list is loaded: nothing of it is delayed. */}
        {itemPage && (
          <ListCards
            {...{ itemPage, overview }}
            unprotected={props.unprotected}
            hasUnreadImages={caseIndex.index?.items.some(mayHaveUnreadImage) ?? false}
          />
        )}
      </div>
    </section>
  );
}

/** Whether an item has no text, of its own or read by machine. The index does not say which files are images. */
const mayHaveUnreadImage = ({ item, imageText }: SearchableItem): boolean =>
  (item.text ?? '').trim() === '' && imageText === '' && !item.withdrawn && !item.prohibited;

/** The place of the case that the list shows; 0 when there is only one. Null: the list is not there. */
const readPlace = (itemPage: ItemPage | null): number | null => itemPage && (itemPage.current?.place ?? 0);

/** Whether the newest item was captured while the list of its case shows. */
function useArrival(itemPage: ItemPage | null): boolean {
  const newest = itemPage?.items[0]?.ordinal ?? 0;
  const place = readPlace(itemPage);
  const [first, setFirst] = useState<{ readonly place: number; readonly newest: number } | null>(null);
  if (place !== null && first?.place !== place) setFirst({ place, newest });
  return first !== null && first.place === place && newest > first.newest;
}

/** Reads how far the case is, once the list is: it needs every item. Again at the first item and for another case. */
function useOverview(itemPage: ItemPage | null) {
  const { advice } = useCarnetApi();
  const { result, fault, run } = useTask<Awaited<ReturnType<CarnetApi['advice']['overview']>>>();
  const place = readPlace(itemPage);
  const isEmpty = itemPage?.total === 0;
  useEffect(() => {
    if (place !== null) void run(() => advice.overview());
  }, [place, isEmpty, advice, run]);
  return { result, fault };
}

interface GroupingChoiceProps extends Pick<ListState, 'grouping'> {
  readonly setGrouping: (grouping: Grouping) => void;
}

function GroupingChoice({ grouping, setGrouping }: GroupingChoiceProps) {
  const words = useWords();
  return (
    <fieldset class="grouping">
      <legend class="screen-reader-only">{t(words, 'items.grouping')}</legend>
      {GROUPINGS.map(([one, label]) => (
        <button
          key={one}
          type="button"
          data-action={`by-${one}`}
          aria-pressed={grouping === one}
          onClick={() => setGrouping(one)}
        >
          {t(words, label)}
        </button>
      ))}
    </fieldset>
  );
}

const GROUPINGS = [
  ['date', 'items.byNumber'],
  ['account', 'items.byAccount'],
] as const;

function formatRange(words: Words, grouping: Grouping, from: number, count: number, total: number): string {
  const range = grouping === 'account' ? 'carnet.rangeByAccount' : 'carnet.range';
  return t(words, range, { first: from + 1, last: from + count, total });
}

function Pagination({ page, total }: { readonly page: number; readonly total: number }) {
  const words = useWords();
  return (
    <nav class="pages" aria-label={t(words, 'carnet.pages')}>
      {page > 1 && <WordLink word="carnet.newer" to={`items/${page - 1}`} />}
      {page * ITEMS_PER_PAGE < total && <WordLink word="carnet.older" to={`items/${page + 1}`} />}
    </nav>
  );
}

/** Names the items whose notes cannot be read. The rest of the list works without them. */
function DamagedNotes({ damagedNotes }: { readonly damagedNotes: CaseIndex['damagedNotes'] }) {
  const words = useWords();
  if (damagedNotes.length === 0) return null;
  return (
    <p class="note" role="status" data-unread>
      {t(words, 'damaged.notesInList', { n: damagedNotes.length })} <ItemLinks items={damagedNotes} />
    </p>
  );
}
