import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { type Persons, personsDocument } from '../../domain/case/caseDocuments.ts';
import { marksDocument } from '../../domain/item/accountMarks.ts';
import { type Filters, NO_FILTER } from '../../domain/item/search.ts';
import type { SeenAccount } from '../../domain/item/seenAccounts.ts';
import { formatHandle } from '../../platforms/platformTable.ts';
import { ConfirmButton } from '../../ui/ConfirmPanel.tsx';
import { useAsk, useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { formatShortTime } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { DamagedDocument } from '../DamagedDocument.tsx';
import { Form, TextAreaField, TextField } from '../formFields.tsx';
import { formatAccountTitle } from '../labels.tsx';
import { linkTo } from '../route.ts';
import { type CaseIndex, CaseLoading } from '../useCaseIndex.tsx';
import type { DraftTarget } from '../useDraft.tsx';
import { WordLink } from '../WordLink.tsx';
import { AccountMark, readAccountMarks } from './AccountMark.tsx';

/** The rest shows on request. */
const ACCOUNTS_PER_PAGE = 50;
/** With fewer items, the counts by month and hour say no more than the list. */
const MIN_COUNTED_ITEMS = 5;

interface AccountsViewProps {
  readonly caseIndex: CaseIndex;
  readonly show: (filters: Filters) => void;
}

/** The accounts of the case and their items. The person may state which accounts they believe to be one person. */
export function AccountsView({ caseIndex, show }: AccountsViewProps) {
  const words = useWords();
  const { documents, newId, now } = useCarnetApi();
  const { caseId, index, persons, updatePersons } = caseIndex;
  /** Null when the person is not grouping accounts. */
  const [selected, setSelected] = useState<ReadonlySet<string> | null>(null);
  const [shownCount, setShownCount] = useState(ACCOUNTS_PER_PAGE);
  const accounts = (index?.accounts ?? []).toSorted((a, b) => b.publications - a.publications);
  const notes = useMemo(() => new Map(index?.items.map((one) => [one.item.id, one.notes])), [index]);
  const marks = useMemo(
    () => readAccountMarks(index?.accounts ?? [], caseIndex.marks, notes),
    [index, caseIndex.marks, notes],
  );
  const showAll = (aliases: ReadonlySet<string>) => show({ ...NO_FILTER, accounts: aliases });
  const toggle = ({ key }: SeenAccount) =>
    setSelected((before) => {
      if (before === null) return null;
      return before.has(key) ? before.difference(new Set([key])) : new Set([...before, key]);
    });
  return (
    <section>
      <Heading>{t(words, 'accounts.title')}</Heading>
      <p class="hint">
        {t(words, 'accounts.meaning')} {accounts.length > 0 && t(words, 'context.seen')}
      </p>
      <CaseLoading caseIndex={caseIndex} emptyText={t(words, 'accounts.empty')} />
      {caseIndex.arePersonsDamaged && caseId !== null && (
        <DamagedDocument
          fault={{ code: 'record-damaged', detail: {} }}
          replaceDamaged={() => documents.replaceDamaged(caseId, personsDocument).then(updatePersons)}
        />
      )}
      {caseIndex.areMarksDamaged && caseId !== null && (
        <DamagedDocument
          fault={{ code: 'record-damaged', detail: {} }}
          replaceDamaged={() => documents.replaceDamaged(caseId, marksDocument).then(caseIndex.updateMarks)}
        />
      )}
      {index && accounts.length > 0 && (
        <>
          {index.items.length >= MIN_COUNTED_ITEMS && (
            <p>
              <WordLink word="accounts.toActivity" class="lone" to="activity" />
            </p>
          )}
          {caseId !== null && (
            <PersonsList
              persons={persons}
              accounts={accounts}
              show={showAll}
              remove={(id) =>
                documents
                  .change(caseId, personsDocument, (before) => ({
                    ...before,
                    persons: before.persons.filter((person) => person.id !== id),
                  }))
                  .then(updatePersons)
              }
            />
          )}
          <h2>{t(words, 'accounts.seen', { n: accounts.length })}</h2>
          <p class="hint">{t(words, 'marks.meaning')}</p>
          {accounts.length > 1 && (
            <p class="start-grouping">
              <button
                type="button"
                class="quiet"
                data-action="group"
                onClick={() => setSelected(selected === null ? new Set() : null)}
              >
                {t(words, selected === null ? 'group.start' : 'group.cancel')}
              </button>
            </p>
          )}
          {selected !== null && <p role="status">{t(words, 'accounts.tick')}</p>}
          <ul class="rows" data-list="accounts">
            {accounts.slice(0, shownCount).map((account) => (
              <AccountRow
                key={account.key}
                account={account}
                isSelected={selected?.has(account.key) ?? null}
                toggle={() => toggle(account)}
                show={() => showAll(account.aliases)}
              >
                <AccountMark
                  account={account}
                  mark={marks.get(account.key) ?? null}
                  ownMarks={account.items.filter(({ id }) => notes.get(id)?.mark != null).length}
                  caseIndex={caseIndex}
                />
              </AccountRow>
            ))}
          </ul>
          {accounts.length > shownCount && (
            <button type="button" class="quiet" onClick={() => setShownCount(accounts.length)}>
              {t(words, 'accounts.more', { n: accounts.length - shownCount })}
            </button>
          )}
          {selected !== null && selected.size > 1 && caseId !== null && (
            <GroupForm
              accounts={accounts.filter(({ key }) => selected.has(key))}
              draft={{ caseId, form: 'group' }}
              save={async ({ name, reason }) => {
                const person = {
                  id: newId(),
                  at: now(),
                  name,
                  reason,
                  accounts: [...selected],
                };
                updatePersons(
                  await documents.change(caseId, personsDocument, (before) => ({
                    ...before,
                    persons: [...before.persons, person],
                  })),
                );
                setSelected(null);
              }}
            />
          )}
        </>
      )}
    </section>
  );
}

interface AccountRowProps {
  readonly account: SeenAccount;
  /** Null when accounts are not being grouped. */
  readonly isSelected: boolean | null;
  readonly toggle: () => void;
  readonly show: () => void;
  readonly children: ComponentChildren;
}

function AccountRow({ account, isSelected, toggle, show, children }: AccountRowProps) {
  const ask = useAsk();
  const words = useWords();
  const { fault, submit } = useSubmit();
  const { platform, handles, displayNames, platformId, profileUrl, items, publications, repeated } = account;
  const title = formatAccountTitle(words, account);
  const times = items.map(({ acquiredAt }) => acquiredAt).sort();
  const profiles = items.filter(({ kind }) => kind === 'account-page');
  /** The capture that gives the address to open, so that the popup then offers to capture that page. */
  const withAddress =
    profiles.length > 0 ? undefined : items.findLast((one) => one.profileUrl !== null && !one.prohibited);
  const [first, last] = [times[0], times.at(-1)];
  return (
    <li class="row account">
      {isSelected === null ? (
        <p class="account-title">
          <bdi>{title}</bdi>
        </p>
      ) : (
        <label class="tick">
          <input type="checkbox" checked={isSelected} onChange={toggle} />
          <bdi>{title}</bdi>
        </label>
      )}
      {children}
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
        {account.nameOnly && <li>{t(words, 'accounts.nameAlone')}</li>}
        {handles.length > 1 && (
          <li>
            {t(words, 'accounts.renamed')}{' '}
            <bdi>{handles.map((handle) => formatHandle(platform, handle)).join(', ')}</bdi>
          </li>
        )}
        {displayNames.length > 0 && (
          <li>
            {t(words, 'accounts.names')} <bdi>{displayNames.join(', ')}</bdi>
          </li>
        )}
        <li>
          {t(words, 'accounts.number')} {platformId ?? <span class="unread">{t(words, 'app.unread')}</span>}
        </li>
        {profileUrl !== null && <li class="file-name">{profileUrl}</li>}
        {profiles.map(({ id }) => (
          <li key={id}>
            <a class="lone" {...linkTo(`item/${id}`)}>
              {t(words, 'accounts.profile')}
            </a>
          </li>
        ))}
        {profiles.length === 0 && withAddress === undefined && <li>{t(words, 'accounts.noProfile')}</li>}
      </ul>
      {fault && <Alert fault={fault} />}
      <p class="choices">
        {withAddress && (
          <button
            type="button"
            class="quiet"
            data-action="open-profile"
            onClick={() => submit(() => ask('ui>bg:openContext', { item: withAddress.id, relation: 'profile' }))}
          >
            {t(words, 'context.profile')}
            <span class="screen-reader-only"> {title}</span>
          </button>
        )}
        <button type="button" class="quiet" data-action="show-account" onClick={show}>
          {publications === 0
            ? t(words, 'items.captures', { n: items.length })
            : t(words, 'accounts.show', { n: publications })}
          <span class="screen-reader-only"> {title}</span>
        </button>
      </p>
    </li>
  );
}

interface GroupFormProps {
  readonly accounts: readonly SeenAccount[];
  readonly draft: DraftTarget;
  readonly save: (values: { readonly name: string; readonly reason: string }) => Promise<void>;
}

/** « Je pense que c'est la même personne, parce que … »: the reason is required. */
function GroupForm({ accounts, draft, save }: GroupFormProps) {
  const words = useWords();
  return (
    <Form
      draft={draft}
      title={t(words, 'group.title')}
      submit={t(words, 'group.save')}
      save={(fields) => save({ name: fields.text('name'), reason: fields.text('reason') })}
    >
      <p>
        <bdi>{accounts.map((one) => formatAccountTitle(words, one)).join(', ')}</bdi>
      </p>
      <p class="hint">{t(words, 'group.private')}</p>
      <TextAreaField label={t(words, 'group.reason')} name="reason" required />
      <TextField label={t(words, 'group.name')} hint={t(words, 'group.nameHint')} name="name" required />
    </Form>
  );
}

interface PersonsListProps {
  readonly persons: Persons;
  readonly accounts: readonly SeenAccount[];
  readonly show: (aliases: ReadonlySet<string>) => void;
  readonly remove: (id: string) => Promise<void>;
}

function PersonsList({ persons, accounts, show, remove }: PersonsListProps) {
  const words = useWords();
  if (persons.persons.length === 0) return null;
  return (
    <>
      <h2>{t(words, 'group.list')}</h2>
      <p class="hint">{t(words, 'group.private')}</p>
      <ul class="rows" data-list="persons">
        {persons.persons.map(({ id, name, reason, accounts: keys }) => {
          const aliases = new Set(keys);
          const personAccounts = accounts.filter((one) => !one.aliases.isDisjointFrom(aliases));
          return (
            <li key={id} class="row account">
              <p>
                <strong>{name}</strong>
              </p>
              <p>
                <bdi>{personAccounts.map((one) => formatAccountTitle(words, one)).join(', ')}</bdi>
              </p>
              <p>{t(words, 'group.because', { reason })}</p>
              <p class="choices">
                <button type="button" class="quiet" onClick={() => show(aliases)}>
                  {t(words, 'accounts.count', {
                    n: personAccounts.reduce((sum, one) => sum + one.publications, 0),
                  })}
                </button>
                <ConfirmButton
                  label={t(words, 'group.undo')}
                  confirmLabel={t(words, 'group.undoSure')}
                  act={() => remove(id)}
                />
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
