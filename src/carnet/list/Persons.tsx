import { useState } from 'preact/hooks';
import { type Persons, personsDocument } from '../../domain/case/caseDocuments.ts';
import { marksDocument } from '../../domain/item/accountMarks.ts';
import { sumCounts } from '../../domain/item/kind.ts';
import { type Filters, NO_FILTER } from '../../domain/item/search.ts';
import type { SeenAccount } from '../../domain/item/seenAccounts.ts';
import { ConfirmButton } from '../../ui/ConfirmPanel.tsx';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { DamagedDocument } from '../parts/DamagedDocument.tsx';
import { type FieldFaults, Form, TextAreaField, TextField } from '../parts/formFields.tsx';
import { formatAccountTitle, formatCounts } from '../parts/labels.tsx';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';

interface GroupFormProps {
  readonly account: SeenAccount;
  /** The accounts that may be the same person's. */
  readonly others: readonly SeenAccount[];
  readonly caseId: string;
  readonly updatePersons: (persons: Persons) => void;
  readonly close: () => void;
}

/** « Je pense que c'est la même personne, parce que … »: the reason is required. */
export function GroupForm({ account, others, caseId, updatePersons, close }: GroupFormProps) {
  const words = useWords();
  const { documents, newId, now } = useCarnetApi();
  const keys = others.map(({ key }) => key);
  /** No other account was ticked. */
  const [isAlone, setIsAlone] = useState(false);
  return (
    <Form
      draft={{ caseId, form: 'group' }}
      title={t(words, 'group.title')}
      submit={t(words, 'group.save')}
      check={(fields): FieldFaults => {
        const isAlone = fields.choices('accounts', keys).length === 0;
        setIsAlone(isAlone);
        return isAlone ? { accounts: t(words, 'group.tick') } : {};
      }}
      save={async (fields) => {
        const person = {
          id: newId(),
          at: now(),
          name: fields.text('name'),
          reason: fields.text('reason'),
          accounts: [account.key, ...fields.choices('accounts', keys)],
        };
        const add = (before: Persons) => ({ ...before, persons: [...before.persons, person] });
        updatePersons(await documents.change(caseId, personsDocument, add));
        close();
      }}
    >
      <p class="hint">{t(words, 'group.private')}</p>
      <fieldset class="fieldset">
        <legend>{t(words, 'group.tick')}</legend>
        {others.map((one, place) => (
          <label key={one.key}>
            <input type="checkbox" name="accounts" value={one.key} aria-invalid={isAlone && place === 0} />
            <bdi>{formatAccountTitle(words, one)}</bdi>
          </label>
        ))}
      </fieldset>
      <TextAreaField label={t(words, 'group.reason')} name="reason" required />
      <TextField label={t(words, 'group.name')} hint={t(words, 'group.nameHint')} name="name" required />
    </Form>
  );
}

interface PersonsListProps {
  readonly caseIndex: CaseIndex;
  readonly setFilters: (filters: Filters) => void;
}

/** Which accounts the person believes to be one person's. */
export function PersonsList({ caseIndex: { caseId, index, persons, updatePersons }, setFilters }: PersonsListProps) {
  const words = useWords();
  const { documents } = useCarnetApi();
  if (persons.persons.length === 0 || caseId === null) return null;
  const remove = async (id: string) => {
    const without = (before: Persons) => ({ ...before, persons: before.persons.filter((one) => one.id !== id) });
    updatePersons(await documents.change(caseId, personsDocument, without));
  };
  return (
    <section>
      <h2>{t(words, 'group.list')}</h2>
      <p class="hint">{t(words, 'group.private')}</p>
      <ul class="rows" data-list="persons">
        {persons.persons.map(({ id, name, reason, accounts: keys }) => {
          const aliases = new Set(keys);
          const its = index?.accounts.filter((one) => !one.aliases.isDisjointFrom(aliases)) ?? [];
          return (
            <li key={id} class="row card">
              <p>
                <strong>{name}</strong>
              </p>
              <p>
                <bdi>{its.map((one) => formatAccountTitle(words, one)).join(', ')}</bdi>
              </p>
              <p>{t(words, 'group.because', { reason })}</p>
              <p class="choices">
                <button type="button" class="quiet" onClick={() => setFilters({ ...NO_FILTER, accounts: aliases })}>
                  {formatCounts(words, sumCounts(its.map(({ counts }) => counts)))}
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
    </section>
  );
}

/** Says that the groups or the marks of accounts cannot be read, and replaces them. */
export function DamagedAccountNotes({ caseIndex }: { readonly caseIndex: CaseIndex }) {
  const { documents } = useCarnetApi();
  const { caseId, arePersonsDamaged, areMarksDamaged, updatePersons, updateMarks } = caseIndex;
  if (caseId === null) return null;
  const fault = { code: 'record-damaged', detail: {} } as const;
  const replacePersons = () => documents.replaceDamaged(caseId, personsDocument).then(updatePersons);
  const replaceMarks = () => documents.replaceDamaged(caseId, marksDocument).then(updateMarks);
  return (
    <>
      {arePersonsDamaged && <DamagedDocument document={{ fault, replaceDamaged: replacePersons }} />}
      {areMarksDamaged && <DamagedDocument document={{ fault, replaceDamaged: replaceMarks }} />}
    </>
  );
}
