import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Mark } from '../../domain/item/itemNotes.ts';
import { type Filters, NO_FILTER } from '../../domain/item/search.ts';
import { isNamed, type SeenAccount } from '../../domain/item/seenAccounts.ts';
import { useWords } from '../../ui/context.ts';
import { t, type Words } from '../../ui/locales/index.ts';
import { GroupTick, type ItemMarks } from '../parts/ListMarks.tsx';
import { formatAccountTitle, formatCounts } from '../parts/labels.tsx';
import type { AccountCount } from '../parts/listState.ts';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import { AccountDetails } from './AccountDetails.tsx';

interface AccountGroupProps {
  readonly account: SeenAccount;
  readonly mark: Mark | null;
  /** One of its captures on this page has a word of threat. */
  readonly hasThreat: boolean;
  readonly count: AccountCount;
  /** At first. What a filter found is open. */
  readonly isOpen: boolean;
  readonly caseIndex: CaseIndex;
  readonly filters: Filters;
  readonly setFilters: (filters: Filters) => void;
  readonly marks: ItemMarks;
  readonly attachedIds: ReadonlySet<string> | null;
  readonly children: ComponentChildren;
}

/** One account of the list: its heading is a row, with what is known of it and its captures behind. */
export function AccountGroup(props: AccountGroupProps) {
  const { account, mark, hasThreat, count, isOpen, caseIndex, filters, setFilters, marks, attachedIds } = props;
  const words = useWords();
  const root = useRef<HTMLDetailsElement>(null);
  const isFiltered = filters !== NO_FILTER;
  // With each filter anew: a group that was closed by hand would hide what this one finds. A new capture on top closes
  // no group.
  useLayoutEffect(() => {
    if (root.current !== null) root.current.open = isOpen || isFiltered;
  }, [filters]);
  const title = formatAccountTitle(words, account);
  return (
    <div class="account-group" data-account={account.key}>
      {!isFiltered && isNamed(account) && (
        <GroupTick
          kind="account"
          label={t(words, 'items.tickAccount', { account: title })}
          entries={count.entries}
          {...{ attachedIds, marks }}
        />
      )}
      <details ref={root}>
        <summary>
          <h2>
            <bdi>{title}</bdi>
            <span class="hint"> {formatAccountCount(words, account, count)}</span>
          </h2>
          {hasThreat && <span class="tag">{t(words, 'items.threat')}</span>}
          {mark !== null && <span class="tag">{t(words, `mark.${mark}`)}</span>}
        </summary>
        <AccountDetails {...{ account, mark, caseIndex, filters, setFilters }} />
        {props.children}
      </details>
    </div>
  );
}

/** What has no name may be of several accounts: only its captures are counted. */
function formatAccountCount(words: Words, account: SeenAccount, { counts, entries }: AccountCount): string {
  const captures = entries.length;
  if (!isNamed(account)) return t(words, 'items.captures', { n: captures });
  return [
    ...(counts.total === 0 ? [] : [formatCounts(words, counts)]),
    ...(counts.total === captures ? [] : [t(words, 'items.captures', { n: captures })]),
  ].join(' · ');
}
