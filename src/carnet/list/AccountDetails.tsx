import { useState } from 'preact/hooks';
import type { Mark } from '../../domain/item/itemNotes.ts';
import { type Filters, NO_FILTER } from '../../domain/item/search.ts';
import { isIdentified, listProfiles, type SeenAccount } from '../../domain/item/seenAccounts.ts';
import { formatHandle } from '../../platforms/platformTable.ts';
import { useAsk, useWords } from '../../ui/context.ts';
import { formatShortTime } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { formatAccountTitle, listTitleParts } from '../parts/labels.tsx';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import { linkTo } from '../route.ts';
import { AccountMark } from './AccountMark.tsx';
import { GroupForm } from './Persons.tsx';

interface AccountDetailsProps {
  readonly account: SeenAccount;
  readonly mark: Mark | null;
  readonly caseIndex: CaseIndex;
  readonly filters: Filters;
  readonly setFilters: (filters: Filters) => void;
}

/** Above the captures of an account: its mark, what was read of it, its profile, the other accounts of a person. */
export function AccountDetails(props: AccountDetailsProps) {
  const words = useWords();
  // Fifty headings would have fifty fields: they are made on request.
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details class="account" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {t(words, 'accounts.about')}
        <span class="screen-reader-only"> {formatAccountTitle(words, props.account)}</span>
      </summary>
      {isOpen && <OpenDetails {...props} />}
    </details>
  );
}

function OpenDetails({ account, mark, caseIndex, filters, setFilters }: AccountDetailsProps) {
  const ask = useAsk();
  const words = useWords();
  const { fault, submit } = useSubmit();
  const [isGrouping, setIsGrouping] = useState(false);
  const { caseId, index } = caseIndex;
  const notes = new Map(index?.items.map((one) => [one.item.id, one.notes]));
  const others = index?.accounts.filter(({ key }) => key !== account.key) ?? [];
  const profiles = listProfiles(account, index?.items.map(({ item }) => item) ?? []);
  const source = profiles.length === 0 ? findProfileAddress(account) : undefined;
  const isAlone = filters.accounts !== null && filters.accounts.symmetricDifference(account.aliases).size === 0;
  return (
    <div class="account-details">
      <p class="hint">{t(words, 'marks.meaning')}</p>
      <AccountMark
        account={account}
        mark={mark}
        ownMarks={account.items.filter(({ id }) => notes.get(id)?.mark != null).length}
        caseIndex={caseIndex}
      />
      <AccountFacts {...{ account, profiles }} />
      {fault && <Alert fault={fault} />}
      {source && (
        <p class="hint">
          {t(words, 'accounts.meaning')} {t(words, 'context.seen')}
        </p>
      )}
      <p class="choices">
        {source && (
          <WordButton
            word="context.profile"
            class="quiet"
            action="open-profile"
            onClick={() => submit(() => ask('ui>bg:openContext', { item: source.id, relation: 'profile' }))}
          />
        )}
        {!isAlone && (
          <WordButton
            word="accounts.only"
            class="quiet"
            action="show-account"
            onClick={() => setFilters({ ...NO_FILTER, accounts: account.aliases })}
          />
        )}
        {others.length > 0 && (
          <WordButton
            word={isGrouping ? 'app.cancel' : 'group.start'}
            class="quiet"
            action="group"
            onClick={() => setIsGrouping(!isGrouping)}
          />
        )}
      </p>
      {isGrouping && caseId !== null && (
        <GroupForm
          {...{ account, others, caseId }}
          updatePersons={caseIndex.updatePersons}
          close={() => setIsGrouping(false)}
        />
      )}
    </div>
  );
}

/** The capture that gives the address of a profile, so that the popup then offers to capture it. */
const findProfileAddress = ({ items }: SeenAccount) =>
  items.findLast((one) => one.profileUrl !== null && !one.prohibited);

interface AccountFactsProps {
  readonly account: SeenAccount;
  readonly profiles: SeenAccount['items'];
}

/** What was read of an account. */
function AccountFacts({ account, profiles }: AccountFactsProps) {
  const words = useWords();
  const { platform, handles, displayNames, platformId, profileUrl, items, repeated } = account;
  const times = items.map(({ acquiredAt }) => acquiredAt).sort();
  const title = listTitleParts(words, account);
  const otherNames = displayNames.filter((name) => !title.includes(name));
  const [first, last] = [times[0], times.at(-1)];
  return (
    <ul class="account-lines">
      {first !== undefined && last !== undefined && (
        <li>
          {first === last
            ? t(words, 'accounts.once', { when: formatShortTime(words.lang, first) })
            : t(words, 'accounts.period', {
                first: formatShortTime(words.lang, first),
                last: formatShortTime(words.lang, last),
              })}
        </li>
      )}
      {repeated > 0 && <li>{t(words, 'accounts.repeated', { n: repeated })}</li>}
      {handles.length > 1 && (
        <li>
          {t(words, 'accounts.renamed')} <bdi>{handles.map((handle) => formatHandle(platform, handle)).join(', ')}</bdi>
        </li>
      )}
      {otherNames.length > 0 && (
        <li>
          {t(words, 'accounts.names')} <bdi>{otherNames.join(', ')}</bdi>
        </li>
      )}
      {isIdentified(account) && (
        <li>
          {t(words, 'accounts.number')} {platformId ?? <span class="unread">{t(words, 'app.unread')}</span>}
        </li>
      )}
      {profileUrl !== null && <li class="file-name">{profileUrl}</li>}
      {profiles.map(({ id }) => (
        <li key={id}>
          <a class="lone" {...linkTo(`item/${id}`)}>
            {t(words, 'accounts.profile')}
          </a>
        </li>
      ))}
      {isIdentified(account) && profiles.length === 0 && <li>{t(words, 'accounts.noProfile')}</li>}
    </ul>
  );
}
