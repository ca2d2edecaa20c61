import type { Persons } from '../../../domain/case/caseDocuments.ts';
import type { SeenAccount } from '../../../domain/item/accounts.ts';
import { t, type Words } from '../../words/index.ts';
import { SureButton } from '../SureButton.tsx';
import { accountTitle } from './names.ts';

interface PersonsListProps {
  readonly words: Words;
  readonly persons: Persons;
  readonly accounts: readonly SeenAccount[];
  readonly show: (aliases: ReadonlySet<string>) => void;
  readonly remove: (id: string) => Promise<void>;
}

export function PersonsList({ words, persons, accounts, show, remove }: PersonsListProps) {
  if (persons.persons.length === 0) return null;
  return (
    <>
      <h2>{t(words, 'group.list')}</h2>
      <p class="hint">{t(words, 'group.private')}</p>
      <ul class="rows" data-list="persons">
        {persons.persons.map(({ id, name, reason, accounts: keys }) => {
          const aliases = new Set(keys);
          const theirs = accounts.filter((one) => !one.aliases.isDisjointFrom(aliases));
          return (
            <li key={id} class="row account">
              <p>
                <strong>{name}</strong>
              </p>
              <p>
                <bdi>{theirs.map((one) => accountTitle(words, one)).join(', ')}</bdi>
              </p>
              <p>{t(words, 'group.because', { reason })}</p>
              <p class="choices">
                <button type="button" class="quiet" onClick={() => show(aliases)}>
                  {t(words, 'accounts.count', { n: theirs.reduce((sum, one) => sum + one.items.length, 0) })}
                </button>
                <SureButton
                  words={words}
                  label={t(words, 'group.undo')}
                  sure={t(words, 'group.undoSure')}
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
