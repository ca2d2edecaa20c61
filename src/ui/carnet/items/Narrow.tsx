import { VISIBILITIES } from '../../../domain/capture/extraction.ts';
import { CATEGORIES } from '../../../domain/item/notes.ts';
import { type Filters, type SearchIndex, SORTS, STATUSES } from '../../../domain/item/search.ts';
import { platformOf } from '../../parts/ItemRow.tsx';
import { t, type Words } from '../../words/index.ts';
import { accountTitle } from '../accounts/names.ts';
import type { OpenCase } from '../openCase.ts';
import { Choice, DayField } from './fields.tsx';

/** More would be a list nobody reads: the page « Comptes » has them all. */
const MOST_ACCOUNTS = 100;

interface NarrowProps {
  readonly words: Words;
  readonly opened: OpenCase;
  readonly filters: Filters;
  readonly setFilters: (filters: Filters) => void;
}

/** Search as one types, and what else narrows the list. Kept in memory only: an address would stay in the history. */
export function Narrow({ words, opened, filters, setFilters }: NarrowProps) {
  const { index } = opened;
  const set = (change: Partial<Filters>) => setFilters({ ...filters, ...change });
  return (
    <search class="narrow">
      <label>
        <span>{t(words, 'narrow.search')}</span>
        <input
          type="search"
          name="words"
          autocomplete="off"
          value={filters.words}
          onInput={(event) => set({ words: event.currentTarget.value })}
        />
      </label>
      <details>
        <summary>{t(words, 'narrow.more')}</summary>
        <div class="narrow-fields">
          <Choice
            label={t(words, 'narrow.sort')}
            name="sort"
            value={filters.sort}
            options={SORTS.map((sort) => [sort, t(words, `sort.${sort}`)])}
            choose={(sort) => set({ sort: SORTS.find((one) => one === sort) ?? 'newest' })}
          />
          <DayField label={t(words, 'narrow.from')} value={filters.from} change={(from) => set({ from })} />
          <DayField label={t(words, 'narrow.to')} value={filters.to} change={(to) => set({ to })} />
          {index && <Sets words={words} opened={opened} index={index} filters={filters} set={set} />}
          <Choice
            label={t(words, 'narrow.category')}
            name="category"
            value={filters.category ?? ''}
            any={t(words, 'narrow.any')}
            options={CATEGORIES.map((one) => [one, t(words, `category.${one}`)])}
            choose={(category) => set({ category: category || null })}
          />
          <Choice
            label={t(words, 'field.visibility')}
            name="visibility"
            value={filters.visibility ?? ''}
            any={t(words, 'narrow.any')}
            options={[
              ...VISIBILITIES.map((one): [string, string] => [one, t(words, `visibility.${one}`)]),
              ['unread', t(words, 'app.unread')],
            ]}
            choose={(visibility) => set({ visibility: visibility || null })}
          />
          <Choice
            label={t(words, 'narrow.status')}
            name="status"
            value={filters.status ?? ''}
            any={t(words, 'narrow.any')}
            options={STATUSES.map((one) => [one, t(words, `status.${one}`)])}
            choose={(status) => set({ status: STATUSES.find((one) => one === status) ?? null })}
          />
        </div>
      </details>
    </search>
  );
}

interface SetsProps extends Pick<NarrowProps, 'words' | 'opened' | 'filters'> {
  readonly index: SearchIndex;
  readonly set: (change: Partial<Filters>) => void;
}

/** What this case has: its platforms, accounts, persons. */
function Sets({ words, opened: { persons }, index, filters, set }: SetsProps) {
  const platforms = [...new Set(index.items.map(({ item }) => item.platform))].sort();
  const accounts = index.accounts.toSorted((a, b) => b.items.length - a.items.length).slice(0, MOST_ACCOUNTS);
  const who = new Map<string, ReadonlySet<string>>([
    ...persons.persons.map((one) => [`person:${one.id}`, new Set(one.accounts)] as const),
    ...accounts.map((one) => [`account:${one.key}`, one.aliases] as const),
  ]);
  const chosen = [...who].find(
    ([, aliases]) => filters.accounts !== null && filters.accounts.symmetricDifference(aliases).size === 0,
  )?.[0];
  return (
    <>
      <Choice
        label={t(words, 'field.platform')}
        name="platform"
        value={filters.platform ?? ''}
        any={t(words, 'narrow.any')}
        options={platforms.map((one) => [one, platformOf(words, one)])}
        choose={(platform) => set({ platform: platform || null })}
      />
      <Choice
        label={t(words, 'narrow.who')}
        name="who"
        value={chosen ?? ''}
        any={t(words, 'narrow.any')}
        options={[
          ...persons.persons.map((one): [string, string] => [
            `person:${one.id}`,
            t(words, 'narrow.person', { name: one.name }),
          ]),
          ...accounts.map((one): [string, string] => [`account:${one.key}`, accountTitle(words, one)]),
        ]}
        choose={(value) => set({ accounts: who.get(value) ?? null })}
      />
    </>
  );
}
