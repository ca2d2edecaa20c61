import { useState } from 'preact/hooks';
import { personsDocument } from '../../../domain/case/caseDocuments.ts';
import type { SeenAccount } from '../../../domain/item/accounts.ts';
import { type Filters, NO_FILTER } from '../../../domain/item/search.ts';
import { Heading } from '../../parts/Heading.tsx';
import { Unreadable } from '../../parts/Unreadable.tsx';
import { t, type Words } from '../../words/index.ts';
import type { Book } from '../book.ts';
import type { OpenCase } from '../openCase.ts';
import { beginAnew } from '../useSheet.ts';
import { Waiting } from '../Waiting.tsx';
import { AccountRow } from './AccountRow.tsx';
import { GroupForm } from './GroupForm.tsx';
import { PersonsList } from './PersonsList.tsx';

/** As many as one reads; the rest on asking. */
const SHOWN = 50;

interface AccountsViewProps {
  readonly words: Words;
  readonly book: Book;
  readonly opened: OpenCase;
  readonly show: (filters: Filters) => void;
}

/** Accounts seen, with what they posted; the person may say which ones they believe to be one and the same. */
export function AccountsView({ words, book, opened, show }: AccountsViewProps) {
  const { caseId, index, persons, grouped } = opened;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [most, setMost] = useState(SHOWN);
  const accounts = (index?.accounts ?? []).toSorted((a, b) => b.items.length - a.items.length);
  const showAll = (aliases: ReadonlySet<string>) => show({ ...NO_FILTER, accounts: aliases });
  const toggle = ({ key }: SeenAccount) =>
    setChosen((before) => (before.has(key) ? before.difference(new Set([key])) : new Set([...before, key])));
  return (
    <section>
      <Heading>{t(words, 'accounts.title')}</Heading>
      <p class="hint">{t(words, 'accounts.meaning')}</p>
      <Waiting words={words} opened={opened} emptyText={t(words, 'accounts.empty')} />
      {opened.personsLost && caseId !== null && (
        <Unreadable
          words={words}
          fault={{ code: 'record-damaged', detail: {} }}
          renew={() => beginAnew(book, caseId, personsDocument, personsDocument.empty).then(grouped)}
        />
      )}
      {index && accounts.length > 0 && (
        <>
          <p>
            <a href="#wave">{t(words, 'accounts.toWave')}</a>
          </p>
          {caseId !== null && (
            <PersonsList
              words={words}
              persons={persons}
              accounts={accounts}
              show={showAll}
              remove={(id) =>
                book
                  .change(caseId, personsDocument, (before) => ({
                    ...before,
                    persons: before.persons.filter((one) => one.id !== id),
                  }))
                  .then(grouped)
              }
            />
          )}
          <h2>{t(words, 'accounts.seen', { n: accounts.length })}</h2>
          <p class="hint">{t(words, 'accounts.tick')}</p>
          <ul class="rows" data-list="accounts">
            {accounts.slice(0, most).map((account) => (
              <AccountRow
                key={account.key}
                words={words}
                account={account}
                chosen={chosen.has(account.key)}
                toggle={() => toggle(account)}
                show={() => showAll(account.aliases)}
              />
            ))}
          </ul>
          {accounts.length > most && (
            <button type="button" class="quiet" onClick={() => setMost(accounts.length)}>
              {t(words, 'accounts.more', { n: accounts.length - most })}
            </button>
          )}
          {chosen.size > 1 && caseId !== null && (
            <GroupForm
              words={words}
              accounts={accounts.filter(({ key }) => chosen.has(key))}
              draft={{ book, caseId, form: 'group' }}
              save={async ({ name, reason }) => {
                const one = { id: book.newId(), at: book.now(), name, reason, accounts: [...chosen] };
                grouped(
                  await book.change(caseId, personsDocument, (before) => ({
                    ...before,
                    persons: [...before.persons, one],
                  })),
                );
                setChosen(new Set());
              }}
            />
          )}
        </>
      )}
    </section>
  );
}
