import { useState } from 'preact/hooks';
import {
  type AccountMarks,
  listMarkKeys,
  marksDocument,
  resolveAccountMarks,
  resolveItemMarks,
  withAccountMark,
} from '../../domain/item/accountMarks.ts';
import { type ItemNotes, MARKS, type Mark, notesDocument } from '../../domain/item/itemNotes.ts';
import { isIdentified, type SeenAccount } from '../../domain/item/seenAccounts.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { Alert, useQueue } from '../../ui/useTask.tsx';
import { type CarnetApi, useCarnetApi } from '../carnetApi.ts';
import { FilterSelect } from '../parts/formFields.tsx';
import { formatAccountTitle } from '../parts/labels.tsx';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';

/** Returns the mark of each account, by its key. A name alone has one while its posts all have it. */
export function readAccountMarks(
  accounts: readonly SeenAccount[],
  marks: AccountMarks,
  notes: ReadonlyMap<string, ItemNotes>,
): ReadonlyMap<string, Mark> {
  const itemMarks = resolveItemMarks(accounts, marks, notes);
  const unidentified = accounts.flatMap((account) => {
    if (isIdentified(account)) return [];
    const [mark, another] = new Set(account.items.map(({ id }) => itemMarks.get(id) ?? null));
    return mark == null || another !== undefined ? [] : [[account.key, mark] as const];
  });
  return new Map([...resolveAccountMarks(accounts.filter(isIdentified), marks), ...unidentified]);
}

interface AccountMarkProps {
  readonly account: SeenAccount;
  readonly mark: Mark | null;
  /** Posts of the account with a mark of their own. */
  readonly ownMarks: number;
  readonly caseIndex: CaseIndex;
}

/** The mark of one account. Nothing is marked for the person: the account that was logged in is only suggested. */
export function AccountMark({ account, mark, ownMarks, caseIndex }: AccountMarkProps) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  // In a closed list, arrow keys pass over the other choices: each is stored in its turn, so that the last one stays.
  const { fault, working, submit } = useQueue();
  const [lastChosen, setLastChosen] = useState(mark);
  const choose = (chosen: Mark | null): void => {
    setLastChosen(chosen);
    void submit(() => saveMark(carnetApi, caseIndex, account, chosen));
  };
  const isSuggested = mark === null && account.items.some(({ isOwn }) => isOwn);
  return (
    <>
      <div class="mark-fields">
        <FilterSelect
          label={
            <>
              {t(words, 'marks.label')}
              <span class="screen-reader-only"> {formatAccountTitle(words, account)}</span>
            </>
          }
          name={`mark-${account.key}`}
          value={(working ? lastChosen : mark) ?? ''}
          emptyLabel={t(words, 'mark.none')}
          options={MARKS.map((one) => [one, t(words, `mark.${one}`)] as const)}
          onChoose={(value) => choose(MARKS.find((one) => one === value) ?? null)}
        />
      </div>
      {fault && <Alert fault={fault} />}
      {isSuggested && (
        <p class="hint" data-suggested-mark="own">
          {t(words, 'marks.suggested')}
        </p>
      )}
      <p class="hint">{t(words, isIdentified(account) ? 'marks.later' : 'marks.theseOnly')}</p>
      {isIdentified(account) && ownMarks > 0 && <p class="hint">{t(words, 'marks.posts', { n: ownMarks })}</p>}
    </>
  );
}

async function saveMark({ documents, now }: CarnetApi, caseIndex: CaseIndex, account: SeenAccount, mark: Mark | null) {
  const { caseId, index, updateMarks, updateAllNotes } = caseIndex;
  if (caseId === null || index === null) return;
  const at = now();
  const keys = listMarkKeys(account);
  if (keys.length > 0)
    updateMarks(
      await documents.change(caseId, marksDocument, (before) =>
        keys.reduce((marks, key) => withAccountMark(marks, index.accounts, key, mark, at), before),
      ),
    );
  if (isIdentified(account)) return;
  // A name may be that of several accounts: outside its conversations, the mark is that of the posts that are there.
  const changed = new Map<string, ItemNotes>();
  for (const { id } of account.items) {
    const change = (before: ItemNotes) => ({ ...before, mark: mark === null ? null : { value: mark, at } });
    changed.set(id, await documents.change(caseId, notesDocument(id), change));
  }
  updateAllNotes(changed);
}
