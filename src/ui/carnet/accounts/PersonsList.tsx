import type { Persons } from '../../../domain/case/caseDocuments.ts';
import type { SeenAccount } from '../../../domain/item/seenAccounts.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { ConfirmButton } from '../ConfirmButton.tsx';
import { formatAccountTitle } from './accountTitle.ts';

interface PersonsListProps {
  readonly persons: Persons;
  readonly accounts: readonly SeenAccount[];
  readonly show: (aliases: ReadonlySet<string>) => void;
  readonly remove: (id: string) => Promise<void>;
}

export function PersonsList({ persons, accounts, show, remove }: PersonsListProps) {
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
