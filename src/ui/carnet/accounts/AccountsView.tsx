import { useState } from 'preact/hooks';
import { personsDocument } from '../../../domain/case/caseDocuments.ts';
import { type Filters, NO_FILTER } from '../../../domain/item/search.ts';
import type { SeenAccount } from '../../../domain/item/seenAccounts.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { DamagedDocument } from '../../shared/DamagedDocument.tsx';
import { Heading } from '../../shared/Heading.tsx';
import { linkTo } from '../../shared/linkTo.ts';
import { CaseLoading } from '../CaseLoading.tsx';
import type { CarnetApi } from '../carnetApi.ts';
import { replaceDamagedDocument } from '../useCaseDocument.ts';
import type { CaseIndex } from '../useCaseIndex.ts';
import { AccountRow } from './AccountRow.tsx';
import { GroupForm } from './GroupForm.tsx';
import { PersonsList } from './PersonsList.tsx';

/** The rest shows on request. */
const ACCOUNTS_PER_PAGE = 50;

interface AccountsViewProps {
  readonly carnetApi: CarnetApi;
  readonly caseIndex: CaseIndex;
  readonly show: (filters: Filters) => void;
}

/** The accounts of the case and their items. The person may state which accounts they believe to be one person. */
export function AccountsView({ carnetApi, caseIndex, show }: AccountsViewProps) {
  const words = useWords();
  const { caseId, index, persons, updatePersons } = caseIndex;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [shownCount, setShownCount] = useState(ACCOUNTS_PER_PAGE);
  const accounts = (index?.accounts ?? []).toSorted((a, b) => b.publications - a.publications);
  const showAll = (aliases: ReadonlySet<string>) => show({ ...NO_FILTER, accounts: aliases });
  const toggle = ({ key }: SeenAccount) =>
    setSelected((before) => (before.has(key) ? before.difference(new Set([key])) : new Set([...before, key])));
  return (
    <section>
      <Heading>{t(words, 'accounts.title')}</Heading>
      <p class="hint">{t(words, 'accounts.meaning')}</p>
      <CaseLoading caseIndex={caseIndex} emptyText={t(words, 'accounts.empty')} />
      {caseIndex.arePersonsDamaged && caseId !== null && (
        <DamagedDocument
          fault={{ code: 'record-damaged', detail: {} }}
          replaceDamaged={() =>
            replaceDamagedDocument(carnetApi, caseId, personsDocument, personsDocument.empty).then(updatePersons)
          }
        />
      )}
      {index && accounts.length > 0 && (
        <>
          <p>
            <a {...linkTo('activity')}>{t(words, 'accounts.toActivity')}</a>
          </p>
          {caseId !== null && (
            <PersonsList
              persons={persons}
              accounts={accounts}
              show={showAll}
              remove={(id) =>
                carnetApi
                  .change(caseId, personsDocument, (before) => ({
                    ...before,
                    persons: before.persons.filter((person) => person.id !== id),
                  }))
                  .then(updatePersons)
              }
            />
          )}
          <h2>{t(words, 'accounts.seen', { n: accounts.length })}</h2>
          <p class="hint">{t(words, 'accounts.tick')}</p>
          <ul class="rows" data-list="accounts">
            {accounts.slice(0, shownCount).map((account) => (
              <AccountRow
                key={account.key}
                account={account}
                isSelected={selected.has(account.key)}
                toggle={() => toggle(account)}
                show={() => showAll(account.aliases)}
              />
            ))}
          </ul>
          {accounts.length > shownCount && (
            <button type="button" class="quiet" onClick={() => setShownCount(accounts.length)}>
              {t(words, 'accounts.more', { n: accounts.length - shownCount })}
            </button>
          )}
          {selected.size > 1 && caseId !== null && (
            <GroupForm
              accounts={accounts.filter(({ key }) => selected.has(key))}
              draft={{ carnetApi, caseId, form: 'group' }}
              save={async ({ name, reason }) => {
                const person = {
                  id: carnetApi.newId(),
                  at: carnetApi.now(),
                  name,
                  reason,
                  accounts: [...selected],
                };
                updatePersons(
                  await carnetApi.change(caseId, personsDocument, (before) => ({
                    ...before,
                    persons: [...before.persons, person],
                  })),
                );
                setSelected(new Set());
              }}
            />
          )}
        </>
      )}
    </section>
  );
}
