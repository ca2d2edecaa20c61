import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { VISIBILITIES } from '../../domain/capture/extraction.ts';
import type { Persons } from '../../domain/case/caseDocuments.ts';
import { CATEGORIES } from '../../domain/item/itemNotes.ts';
import { sourceOf } from '../../domain/item/kind.ts';
import { type Filters, NO_FILTER, type SearchIndex, SORTS, STATUSES } from '../../domain/item/search.ts';
import type { SeenAccount } from '../../domain/item/seenAccounts.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { formatPlatform } from '../../ui/itemLabels.tsx';
import { t, type Words } from '../../ui/locales/index.ts';
import { WordButton } from '../../ui/WordButton.tsx';
import { FilterDateField, FilterSelect } from '../parts/formFields.tsx';
import { formatAccountTitle, formatFactLabel, listTitleParts } from '../parts/labels.tsx';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';

/** A longer list would not be read. The list by account has them all. */
const MAX_LISTED_ACCOUNTS = 100;

interface ItemFiltersProps {
  readonly caseIndex: CaseIndex;
  readonly filters: Filters;
  readonly setFilters: (filters: Filters) => void;
}

/** Search and filters of the list. Kept in memory only: in the address, they would stay in the browser's history. */
export function ItemFilters({
  caseIndex,
  filters,
  setFilters,
  onEnter,
  children,
}: ItemFiltersProps & {
  /** Enter in the search field. */
  readonly onEnter: () => void;
  readonly children: ComponentChildren;
}) {
  const words = useWords();
  const { index } = caseIndex;
  const updateFilters = (change: Partial<Filters>) => setFilters({ ...filters, ...change });
  return (
    <search class="item-filters">
      <label class="search-field">
        <span>{t(words, 'filters.search')}</span>
        <input
          type="search"
          name="words"
          autocomplete="off"
          value={filters.words}
          onInput={(event) => updateFilters({ words: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing) return;
            // The same key would press the row that receives the focus.
            event.preventDefault();
            onEnter();
          }}
        />
      </label>
      {children}
      <details class="filter-panel">
        <summary>{t(words, 'filters.more')}</summary>
        <div class="filter-fields">
          <FilterSelect
            label={t(words, 'filters.sort')}
            name="sort"
            value={filters.sort}
            options={SORTS.map((sort) => [sort, t(words, `sort.${sort}`)])}
            onChoose={(sort) => updateFilters({ sort: SORTS.find((one) => one === sort) ?? NO_FILTER.sort })}
          />
          <FilterDateField
            label={t(words, 'filters.from')}
            value={filters.from}
            change={(from) => updateFilters({ from })}
          />
          <FilterDateField label={t(words, 'filters.to')} value={filters.to} change={(to) => updateFilters({ to })} />
          <p class="hint">{t(words, 'filters.datesMeaning')}</p>
          {index && <CaseFilters caseIndex={caseIndex} index={index} filters={filters} updateFilters={updateFilters} />}
          <FilterSelect
            label={t(words, 'filters.category')}
            name="category"
            value={filters.category ?? ''}
            emptyLabel={t(words, 'filters.any')}
            options={CATEGORIES.map((one) => [one, t(words, `category.${one}`)])}
            onChoose={(category) => updateFilters({ category: category || null })}
          />
          <FilterSelect
            label={formatFactLabel(words, 'visibility')}
            name="visibility"
            value={filters.visibility ?? ''}
            emptyLabel={t(words, 'filters.any')}
            options={[
              ...VISIBILITIES.map((one): [string, string] => [one, t(words, `visibility.${one}`)]),
              ['unread', t(words, 'app.unread')],
            ]}
            onChoose={(visibility) => updateFilters({ visibility: visibility || null })}
          />
          <FilterSelect
            label={t(words, 'filters.status')}
            name="status"
            value={filters.status ?? ''}
            emptyLabel={t(words, 'filters.any')}
            options={STATUSES.map((one) => [one, t(words, `status.${one}`)])}
            onChoose={(status) => updateFilters({ status: STATUSES.find((one) => one === status) ?? null })}
          />
        </div>
      </details>
    </search>
  );
}

interface FilterChipsProps extends ItemFiltersProps {
  readonly clear: () => void;
}

/** The filters in use; a press on one removes it. */
export function FilterChips({ caseIndex, filters, setFilters, clear }: FilterChipsProps) {
  const words = useWords();
  const chips = listChips(words, caseIndex, filters);
  if (chips.length === 0) return null;
  return (
    <ul class="filter-chips">
      {chips.map(({ label, without }) => (
        <li key={label}>
          <button
            type="button"
            class="chip"
            aria-label={t(words, 'items.removeFilter', { filter: label })}
            onClick={() => setFilters({ ...filters, ...without })}
          >
            {label} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li>
        <WordButton word="filters.clear" class="quiet" action="all" onClick={clear} />
      </li>
    </ul>
  );
}

function listChips(words: Words, { index, persons }: CaseIndex, filters: Filters) {
  const chips: { readonly label: string; readonly without: Partial<Filters> }[] = [];
  const add = (isUsed: boolean, label: () => string, without: Partial<Filters>) =>
    void (isUsed && chips.push({ label: label(), without }));
  const { words: searched, platform, accounts, category, visibility, status, from, to, sort } = filters;
  const day = (iso: string) => formatDay(words.lang, iso);
  const visibilityLabel = VISIBILITIES.find((one) => one === visibility);
  const categoryLabel = CATEGORIES.find((one) => one === category);
  add(searched.trim() !== '', () => t(words, 'filters.quoted', { words: searched.trim() }), { words: '' });
  add(platform !== null, () => formatPlatform(words, platform ?? ''), { platform: null });
  add(
    accounts !== null,
    () =>
      findChosen(listAccountChoices(words, index?.accounts ?? [], persons), accounts)?.label ?? t(words, 'filters.who'),
    { accounts: null },
  );
  add(category !== null, () => (categoryLabel ? t(words, `categoryShort.${categoryLabel}`) : ''), { category: null });
  add(visibility !== null, () => t(words, visibilityLabel ? `visibility.${visibilityLabel}` : 'app.unread'), {
    visibility: null,
  });
  add(status !== null, () => (status ? t(words, `status.${status}`) : ''), { status: null });
  add(from !== '', () => `${t(words, 'filters.from')} ${day(from)}`, { from: '' });
  add(to !== '', () => `${t(words, 'filters.to')} ${day(to)}`, { to: '' });
  add(sort !== NO_FILTER.sort, () => t(words, `sort.${sort}`), { sort: NO_FILTER.sort });
  return chips;
}

interface AccountChoice {
  readonly value: string;
  readonly label: string;
  readonly aliases: ReadonlySet<string>;
}

/** The persons, the accounts without a name (they look the same: one choice), then those with the most publications. */
function listAccountChoices(words: Words, accounts: SearchIndex['accounts'], { persons }: Persons) {
  const isUnread = (one: SeenAccount): boolean => listTitleParts(words, one)[0] === t(words, 'item.noAccount');
  const unread = accounts.filter(isUnread);
  const named = accounts.filter((one) => !isUnread(one)).toSorted((a, b) => b.counts.total - a.counts.total);
  return [
    ...persons.map(({ id, name, accounts: keys }): AccountChoice => {
      return { value: `person:${id}`, label: t(words, 'filters.person', { name }), aliases: new Set(keys) };
    }),
    ...(unread.length === 0 ? [] : [chooseUnread(words, unread)]),
    ...named.map((one): AccountChoice => {
      return { value: `account:${one.key}`, label: formatAccountTitle(words, one), aliases: one.aliases };
    }),
  ];
}

const chooseUnread = (words: Words, unread: SearchIndex['accounts']): AccountChoice => ({
  value: 'unread',
  label: t(words, 'filters.unread', { n: unread.reduce((sum, { items }) => sum + items.length, 0) }),
  aliases: new Set(unread.flatMap(({ aliases }) => [...aliases])),
});

/** The persons or accounts that the filter selects; undefined when none is listed so. */
const findChosen = (choices: readonly AccountChoice[], accounts: Filters['accounts']): AccountChoice | undefined =>
  choices.find(({ aliases }) => accounts !== null && aliases.symmetricDifference(accounts).size === 0);

interface CaseFiltersProps extends Pick<ItemFiltersProps, 'caseIndex' | 'filters'> {
  readonly index: SearchIndex;
  readonly updateFilters: (change: Partial<Filters>) => void;
}

/** Filters by the platforms, accounts and persons of this case. */
function CaseFilters({ caseIndex: { persons }, index, filters, updateFilters }: CaseFiltersProps) {
  const words = useWords();
  const platforms = useMemo(() => [...new Set(index.items.map(({ item }) => sourceOf(item)))].sort(), [index]);
  const choices = useMemo(() => listAccountChoices(words, index.accounts, persons), [words, index, persons]);
  const chosen = findChosen(choices, filters.accounts);
  return (
    <>
      <FilterSelect
        label={formatFactLabel(words, 'platform')}
        name="platform"
        value={filters.platform ?? ''}
        emptyLabel={t(words, 'filters.any')}
        options={platforms.map((one) => [one, formatPlatform(words, one)])}
        onChoose={(platform) => updateFilters({ platform: platform || null })}
      />
      <FilterSelect
        label={t(words, 'filters.who')}
        name="who"
        value={chosen?.value ?? ''}
        emptyLabel={t(words, 'filters.any')}
        options={choices.slice(0, MAX_LISTED_ACCOUNTS).map(({ value, label }) => [value, label])}
        onChoose={(value) => updateFilters({ accounts: choices.find((one) => one.value === value)?.aliases ?? null })}
      />
    </>
  );
}
