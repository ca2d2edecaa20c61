import type { ExportSelection } from '../../domain/export/exportChoices.ts';
import { resolveItemMarks, resolveStandings, type Standing } from '../../domain/item/accountMarks.ts';
import type { ItemSummary } from '../../domain/item/itemIndex.ts';
import { type Mark, ratingOf } from '../../domain/item/itemNotes.ts';
import { whyUncounted } from '../../domain/item/kind.ts';
import { findRepeatedCaptures, selectUnratedPosts } from '../../domain/item/repeats.ts';
import type { SearchableItem } from '../../domain/item/search.ts';
import { isNamed, listAccountsWithoutProfile, type SeenAccount } from '../../domain/item/seenAccounts.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { ItemLinks, MAX_LINKS } from '../parts/ItemLinks.tsx';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { type DossierItems, isComplement, selectItems } from './dossierSelection.ts';

/** Captures that stay out because they show somebody under 18, or may. */
export function ProtectedNotes({ unmasked, unsure }: Pick<ExportSelection, 'unmasked' | 'unsure'>) {
  const words = useWords();
  return (
    <>
      {unmasked > 0 && (
        <p class="note" data-unmasked={unmasked}>
          {t(words, 'exportForm.unmasked', { n: unmasked })}
        </p>
      )}
      {unsure > 0 && (
        <p class="note" data-unsure={unsure}>
          {t(words, 'exportForm.unsure', { n: unsure })}
        </p>
      )}
    </>
  );
}

/** Captures whose sealed records name somebody else than the latest: only leaving them out keeps that name out. */
export function OtherPersonsNote({ items }: { readonly items: readonly ItemSummary[] }) {
  const words = useWords();
  return (
    <p class="note" data-other-persons={items.length}>
      {t(words, 'exportForm.otherPersons', { n: items.length })} <ItemLinks items={items} />
      {items.length > MAX_LINKS && <WordLink word="popup.see" class="lone" to="items/all" />}
    </p>
  );
}

/** Why a school is offered no capture, with the way to those that may be put back. */
export function NothingToTick(data: Omit<DossierItems, 'change'>) {
  const words = useWords();
  const { choices } = data;
  const offered = selectItems({ ...data, choices: { ...choices, leftOut: [] } }).choosable ?? [];
  const out = offered.map(({ item }) => item);
  if (out.length === 0) {
    const { intimate } = selectItems({ ...data, choices: { ...choices, purpose: null } });
    const isFiltered = [choices.from, choices.to, choices.who, choices.category].some((one) => one !== null);
    const other = !isFiltered && isComplement(data) ? 'exportForm.nothingToTickNew' : 'exportForm.noneChosen';
    return (
      <p class="note" data-nothing-to-tick>
        {intimate > 0 && t(words, 'exportForm.nothingToTickIntimate')}
        {intimate > 0 && isFiltered && ' '}
        {(intimate === 0 || isFiltered) && t(words, other)}
      </p>
    );
  }
  return (
    <p class="note" data-nothing-to-tick>
      {t(words, 'exportForm.nothingToTick', { n: out.length })}{' '}
      {out.some(({ id }) => choices.leftOutHidden.includes(id)) && `${t(words, 'exportForm.nothingToTickHidden')} `}
      <ItemLinks items={out} />
      {out.length > MAX_LINKS && <WordLink word="popup.see" class="lone" to="items/left-out" />}
    </p>
  );
}

/** How many accounts have no capture of their own page. The line above leads to the list by account. */
export function MissingProfiles({
  accounts,
  index,
}: { readonly accounts: readonly SeenAccount[] } & Pick<DossierItems, 'index'>) {
  const words = useWords();
  const all = index.items.map(({ item }) => item);
  const n = listAccountsWithoutProfile([...new Set(accounts)], all).length;
  if (n === 0) return null;
  return (
    <p class="hint" data-missing-profiles={n}>
      {t(words, 'exportForm.noProfile', { n })}
    </p>
  );
}

/** Whether some captures have no seriousness: page 1 of the dossier says how many. */
export function isSomeUnrated({ caseIndex, included }: MarksLineProps): boolean {
  const standings = findStandings(included, findMarks(caseIndex));
  const asked = included.filter(({ item, notes }) => {
    const why = whyUncounted(item);
    const standing = standings.get(item.id);
    const isMarked = standing === undefined ? ratingOf(notes) !== null : standing === 'reported';
    if (item.relation !== undefined && !(item.relation === 'thread' && isMarked)) return false;
    if (item.isOwn || standing === 'own' || why === 'notice') return false;
    // A screen may show what another account wrote.
    return why !== null || standing !== 'visible';
  });
  const repeats = findRepeatedCaptures(asked.map(({ item }) => item));
  const isRated = ({ notes }: SearchableItem) => notes.seriousness !== null;
  return selectUnratedPosts(asked, ({ item }) => repeats.get(item) ?? item, isRated).length > 0;
}

/**
 * Which marks the accounts lack: those of some, once others are reported; or all, with their number. Page 1 of the
 * dossier names all of them while none is marked, the person's own too.
 */
export function findMissingMarks({ caseIndex, included }: MarksLineProps): 'some' | number | null {
  const itemMarks = findMarks(caseIndex);
  const theirs = included.filter(({ item, account }) => isNamed(account) && !item.isOwn);
  const accounts = new Set(theirs.map(({ account }) => account.key));
  const marks = new Set(theirs.map(({ item }) => itemMarks.get(item.id)));
  if (marks.has('reported')) return marks.has(undefined) || marks.has('unrelated') ? 'some' : null;
  return accounts.size < 2 || marks.has('own') ? null : accounts.size;
}

/** The marks of the items, by id; none while the case is read. */
function findMarks({ index, marks }: CaseIndex): ReadonlyMap<string, Mark> {
  const notes = new Map(index?.items.map((one) => [one.item.id, one.notes]));
  return resolveItemMarks(index?.accounts ?? [], marks, notes);
}

/** As the dossier will resolve them. */
function findStandings(included: readonly SearchableItem[], itemMarks: ReadonlyMap<string, Mark>) {
  const repeats = findRepeatedCaptures(included.map(({ item }) => item));
  const postOf = ({ item }: SearchableItem) => repeats.get(item) ?? item;
  // A publication is rated by any of its captures.
  const rated = new Set(included.filter(({ notes }) => ratingOf(notes) !== null).map(postOf));
  return resolveStandings(
    included.map((one) => ({
      id: one.item.id,
      hasAccount: isNamed(one.account),
      isRated: rated.has(postOf(one)) && !one.item.isOwn && !one.item.isHolder,
    })),
    itemMarks,
  );
}

interface MarksLineProps {
  readonly caseIndex: CaseIndex;
  readonly included: readonly SearchableItem[];
}

/** Which accounts the dossier reports, and where they are marked. Optional: the dossier is made without marks. */
export function MarksLine({ caseIndex, included }: MarksLineProps) {
  const words = useWords();
  if (caseIndex.index === null || included.length === 0) return null;
  const itemMarks = findMarks(caseIndex);
  const standings = findStandings(included, itemMarks);
  const named = included.filter(({ account }) => isNamed(account));
  const listKeys = (standing: Standing) =>
    new Set(named.flatMap(({ item, account }) => (standings.get(item.id) === standing ? [account.key] : [])));
  const reported = listKeys('reported');
  const others = listKeys('visible').difference(reported).size;
  // The mark of a name alone stays on what was there when it was given: later messages have none.
  const unmarked = named.filter(
    ({ item, account }) => reported.has(account.key) && standings.get(item.id) === 'visible' && !itemMarks.has(item.id),
  ).length;
  const hasRated = included.some(
    (one) => ratingOf(one.notes) !== null && !one.item.isOwn && !one.item.isHolder && !itemMarks.has(one.item.id),
  );
  return (
    <p class="hint hint-link" data-reported-accounts={reported.size}>
      <span>
        {reported.size === 0
          ? t(words, hasRated ? 'exportForm.ratedOnly' : 'exportForm.noneReported')
          : [
              t(words, 'exportForm.reported', { n: reported.size }),
              ...(unmarked === 0 ? [] : [t(words, 'exportForm.unmarked', { n: unmarked })]),
              ...(others === 0 ? [] : [t(words, 'exportForm.notReported', { n: others })]),
            ].join(' ')}
      </span>{' '}
      <WordLink word="exportForm.markAccounts" class="lone" to="items/by-account" />
    </p>
  );
}
