import { useMemo, useRef } from 'preact/hooks';
import { findFirstLine } from '../../domain/item/imageText.ts';
import { type Mark, SERIOUSNESS } from '../../domain/item/itemNotes.ts';
import { type Filters, findMatchedFields, isReadByMachine, type SearchableItem } from '../../domain/item/search.ts';
import { excerptAround, imageExcerptAround } from '../../domain/item/searchTerms.ts';
import type { SeenAccount } from '../../domain/item/seenAccounts.ts';
import { useWords } from '../../ui/context.ts';
import { useRovingTabIndex } from '../../ui/focus.tsx';
import { formatList } from '../../ui/formatTime.ts';
import { t, type Words } from '../../ui/locales/index.ts';
import { Quotation, type RevealState } from '../../ui/Masked.tsx';
import { readDossierTick, useTickedRows } from '../parts/dossierTicks.ts';
import { ItemRow, type MachineText } from '../parts/ItemRow.tsx';
import type { ItemMarks } from '../parts/ListMarks.tsx';
import { formatAccountTitle, formatFirstWords, listTitleParts } from '../parts/labels.tsx';
import type { AccountCount, ListRow, ListState } from '../parts/listState.ts';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import { AccountGroup } from './AccountGroup.tsx';
import { readAccountMarks } from './AccountMark.tsx';

interface ItemRowsProps {
  readonly rows: readonly ListRow[];
  readonly accountCounts: ReadonlyMap<string, AccountCount> | null;
  readonly caseIndex: CaseIndex;
  readonly list: ListState;
  readonly setFilters: (filters: Filters) => void;
  readonly marks: ItemMarks;
  readonly attachedIds: ReadonlySet<string> | null;
  readonly open: (id: string) => void;
  /** Digits typed on after Enter belong to the search: on this row they do not rate the capture. */
  readonly rowAfterSearch: { current: HTMLElement | null };
  /** Masks the words and the image of an item. */
  readonly mask: RevealState<HTMLElement>['mask'];
}

/** The rows of the page, behind the heading of their account when they are by account: the first one is open. */
export function ItemRows(props: ItemRowsProps) {
  const { rows, accountCounts, caseIndex, list, setFilters, marks, attachedIds } = props;
  const accountMarks = useAccountMarks(caseIndex, accountCounts !== null);
  return (
    <div class="row-groups">
      {splitByAccount(rows, accountCounts).map(({ account, count, some }, at) => {
        const rowList = <RowList {...props} rows={some} account={account} />;
        if (account === null || count === null) return rowList;
        return (
          <AccountGroup
            key={account.key}
            isOpen={at === 0 || some.some(({ item }) => item.id === list.place.itemId)}
            mark={accountMarks.get(account.key) ?? null}
            hasThreat={some.some(({ threatWords }) => threatWords.length > 0)}
            filters={list.filters}
            {...{ account, count, caseIndex, setFilters, marks, attachedIds }}
          >
            {rowList}
          </AccountGroup>
        );
      })}
    </div>
  );
}

interface RowListProps extends ItemRowsProps {
  /** Its heading is above. */
  readonly account: SeenAccount | null;
}

function RowList(props: RowListProps) {
  const { rows, account, list, marks, attachedIds, open, rowAfterSearch, mask } = props;
  const words = useWords();
  const root = useRef<HTMLUListElement>(null);
  const { tabStop, keys } = useRovingTabIndex(root, rows.length);
  const { filters } = list;
  const { leftOut } = marks;
  // From one tick to another of these rows: those of a folded account are not in sight.
  const tickedRows = useTickedRows(rows);
  const putInDossier = (id: string, isIn: boolean, withShift: boolean): void => {
    const ticked = tickedRows(id, withShift).filter((row) => {
      const tick = readDossierTick(row, leftOut, attachedIds);
      return tick !== null && tick !== 'unread';
    });
    void marks.leaveOut(
      ticked.flatMap(({ ids }) => ids),
      !isIn,
      ticked.length === 1,
    );
  };
  // An image that may be intimate never shows in a list, so none shows before the notes are loaded.
  const hasPreview = ({ item, entry }: ListRow) => !item.prohibited && entry !== undefined && !entry.hidesImage;
  const readMachineText = (row: ListRow): MachineText | undefined => {
    if (row.entry === undefined || !isReadByMachine(row.entry)) return undefined;
    return { firstLine: hasPreview(row) ? findFirstLine(row.entry.imageText) : null };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    keys.onKeyDown(event);
    const id = focusedItemId(event);
    const row = rows.find(({ item }) => item.id === id);
    const seriousness = SERIOUSNESS.find((one) => String(one) === event.key);
    if (!/^\d$/.test(event.key)) rowAfterSearch.current = null;
    else if (event.target === rowAfterSearch.current) return;
    if (row === undefined || seriousness === undefined) return;
    event.preventDefault();
    void marks.setSeriousness(row.ids, seriousness);
  };
  return (
    <ul
      ref={root}
      class="rows"
      data-list="items"
      aria-label={account ? formatAccountTitle(words, account) : undefined}
      onFocusIn={keys.onFocusIn}
      onKeyDown={onKeyDown}
    >
      {rows.map((row, at) => {
        const { item, entry, ids, publications, threatWords } = row;
        const machineText = readMachineText(row);
        const isSearched = entry !== undefined && filters.words.trim() !== '';
        return (
          <ItemRow
            key={item.id}
            item={item}
            notes={entry?.notes ?? null}
            headingParts={account ? listTitleParts(words, account) : []}
            count={publications}
            isLeftOut={ids.every((id) => leftOut.has(id))}
            tick={readDossierTick(row, leftOut, attachedIds)}
            putInDossier={(isIn, withShift) => putInDossier(item.id, isIn, withShift)}
            isTabStop={at === tabStop}
            {...mask(item.id)}
            open={() => open(item.id)}
            reason={searchReason(words, entry, filters.words)}
            threatWords={threatWords}
            machineText={machineText}
            hasPicture={hasPreview(row)}
            excerpt={
              isSearched ? () => <SearchExcerpt {...{ entry, machineText }} searched={filters.words} /> : undefined
            }
          />
        );
      })}
    </ul>
  );
}

/** The mark of each account, by its key. */
function useAccountMarks({ index, marks }: CaseIndex, isByAccount: boolean): ReadonlyMap<string, Mark> {
  return useMemo(() => {
    if (!isByAccount) return new Map();
    const notes = new Map(index?.items.map((one) => [one.item.id, one.notes]));
    return readAccountMarks(index?.accounts ?? [], marks, notes);
  }, [index, marks, isByAccount]);
}

/** The item of the focused row, when the key is pressed alone on the row's own button. */
function focusedItemId(event: KeyboardEvent): string | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  return event.target instanceof HTMLElement ? (event.target.dataset.item ?? null) : null;
}

interface RowGroup {
  /** Null when the rows are by date. */
  readonly account: SeenAccount | null;
  /** Of all pages. */
  readonly count: AccountCount | null;
  readonly some: readonly ListRow[];
}

/** One group for each account, in the order of the rows; one for all rows by date. */
function splitByAccount(
  rows: readonly ListRow[],
  accountCounts: ReadonlyMap<string, AccountCount> | null,
): readonly RowGroup[] {
  if (accountCounts === null) return [{ account: null, count: null, some: rows }];
  const runs: { readonly heading: string | null; readonly some: ListRow[] }[] = [];
  for (const row of rows) {
    const heading = row.entry?.account.key ?? null;
    const last = runs.at(-1);
    if (last?.heading === heading) last.some.push(row);
    else runs.push({ heading, some: [row] });
  }
  return runs.map(({ some }) => {
    const account = some[0]?.entry?.account ?? null;
    return { account, count: (account && accountCounts.get(account.key)) ?? null, some };
  });
}

/** Says in which fields of the item the searched words are; undefined when nothing is searched. */
function searchReason(words: Words, entry: SearchableItem | undefined, searched: string): string | undefined {
  if (entry === undefined || searched.trim() === '') return undefined;
  const fields = findMatchedFields(entry, searched).map((field) => t(words, `items.field.${field}`));
  return t(words, 'items.foundIn', { fields: formatList(words.lang, fields) });
}

interface SearchExcerptProps {
  readonly entry: SearchableItem;
  readonly machineText: MachineText | undefined;
  readonly searched: string;
}

/** The words around the first searched word, in the text or read in an image, or the first words of the text. */
function SearchExcerpt({ entry, machineText, searched }: SearchExcerptProps) {
  const words = useWords();
  const { text } = entry.item;
  const firstLine = machineText?.firstLine;
  const line = formatFirstWords(words, entry.item) || firstLine;
  const excerpt =
    (text === null ? null : excerptAround(text, searched)) ??
    (firstLine ? imageExcerptAround(entry.imageText, searched) : null);
  if (excerpt === null) return line ? <Quotation text={line} /> : null;
  const { before, found, after } = excerpt;
  return (
    <p class="quotation" dir="auto">
      {before}
      <mark>{found}</mark>
      {after}
    </p>
  );
}
