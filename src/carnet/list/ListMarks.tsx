import { exportChoicesDocument, withLeftOut } from '../../domain/export/exportChoices.ts';
import { CATEGORIES, type ItemNotes, notesDocument, SERIOUSNESS } from '../../domain/item/itemNotes.ts';
import type { SearchableItem } from '../../domain/item/search.ts';
import { useWords } from '../../ui/context.ts';
import { t, type Words } from '../../ui/locales/index.ts';
import { Alert, type SubmitState, useSubmit } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { FilterSelect } from '../formFields.tsx';
import type { CaseIndex } from '../useCaseIndex.tsx';
import { isTickable } from './dossierTicks.ts';
import type { ListChange, ListState } from './listState.ts';

interface ChangeBarProps {
  readonly list: ListState;
  readonly marks: ItemMarks;
}

/** The last change made from the list, and the way to undo it. It stays in view. */
export function ChangeBar({ list: { lastChange, setLastChange }, marks }: ChangeBarProps) {
  const words = useWords();
  const { fault, submit } = useSubmit();
  const shownFault = fault ?? marks.fault;
  if (lastChange === null && shownFault === null) return null;
  const undo = async () => {
    await lastChange?.undo();
    setLastChange(null);
  };
  return (
    <section class="change-bar" aria-label={t(words, 'items.lastChange')}>
      <p role="status">{lastChange?.sentence}</p>
      {shownFault && <Alert fault={shownFault} />}
      <button type="button" data-action="undo" onClick={() => void submit(undo)}>
        {t(words, 'items.undo')}
      </button>
      <button type="button" class="quiet" data-action="dismiss" onClick={() => setLastChange(null)}>
        {t(words, 'items.dismiss')}
      </button>
    </section>
  );
}

interface FoundMarksProps {
  /** The items that the search and the filters chose, on all pages. */
  readonly chosen: readonly SearchableItem[];
  readonly attachedIds: ReadonlySet<string>;
  readonly marks: ItemMarks;
}

/** What can be done at once with every capture found. */
export function FoundMarks({ chosen, attachedIds, marks }: FoundMarksProps) {
  const words = useWords();
  const ids = chosen.map(({ item }) => item.id);
  const leaveOut = (isLeftOut: boolean): void => {
    const tickable = chosen.filter((one) => isTickable(one, attachedIds));
    void marks.leaveOut(
      tickable.map(({ item }) => item.id),
      isLeftOut,
    );
  };
  return (
    <details class="found-marks">
      <summary>{t(words, 'items.forFound', { n: ids.length })}</summary>
      <div class="mark-fields">
        <button type="button" data-action="include" onClick={() => leaveOut(false)}>
          {t(words, 'items.include')}
        </button>
        <button type="button" data-action="leave-out" onClick={() => leaveOut(true)}>
          {t(words, 'items.leaveOut')}
        </button>
        <FilterSelect
          label={t(words, 'items.seriousness')}
          name="mark-seriousness"
          value=""
          emptyLabel={t(words, 'items.chooseOne')}
          options={SERIOUSNESS.map((one) => [String(one), t(words, `seriousness.${one}`)])}
          onChoose={(value) => {
            const seriousness = SERIOUSNESS.find((one) => String(one) === value);
            if (seriousness !== undefined) void marks.setSeriousness(ids, seriousness);
          }}
        />
        <FilterSelect
          label={t(words, 'items.category')}
          name="mark-category"
          value=""
          emptyLabel={t(words, 'items.chooseOne')}
          options={CATEGORIES.map((one) => [one, t(words, `category.${one}`)])}
          onChoose={(value) => {
            const category = CATEGORIES.find((one) => one === value);
            if (category !== undefined) void marks.addCategory(ids, category);
          }}
        />
        <button type="button" data-action="read-by-other" onClick={() => void marks.markToReadByOther(ids)}>
          {t(words, 'items.readByOther')}
        </button>
      </div>
    </details>
  );
}

interface AccountTickProps {
  readonly account: string;
  readonly entries: readonly SearchableItem[];
  /** Null until they are read. */
  readonly attachedIds: ReadonlySet<string> | null;
  readonly leftOut: ReadonlySet<string>;
  readonly marks: ItemMarks;
}

/** Puts all captures of an account in the dossier, or leaves them out. Nothing for one: its row has a tick. */
export function AccountTick({ account, entries, attachedIds, leftOut, marks }: AccountTickProps) {
  const words = useWords();
  const ids = attachedIds ? entries.filter((one) => isTickable(one, attachedIds)).map(({ item }) => item.id) : [];
  if (ids.length < 2) return null;
  const out = ids.filter((id) => leftOut.has(id)).length;
  return (
    <label class="item-tick">
      <input
        type="checkbox"
        checked={out === 0}
        indeterminate={out > 0 && out < ids.length}
        aria-label={t(words, 'items.tickAccount', { account })}
        onChange={(event) => void marks.leaveOut(ids, !event.currentTarget.checked)}
      />
    </label>
  );
}

type Category = (typeof CATEGORIES)[number];
type Seriousness = (typeof SERIOUSNESS)[number];
type MarkableNotes = Pick<ItemNotes, 'seriousness' | 'categories' | 'toReadByOther'>;
/** The statements to replace, from an item's notes. */
type Marking = (notes: ItemNotes) => Partial<MarkableNotes>;

interface ItemMarks extends Pick<SubmitState, 'fault'> {
  /** Leaves items out of the dossiers, or includes them again. */
  leaveOut(ids: readonly string[], isLeftOut: boolean): Promise<void>;
  addCategory(ids: readonly string[], category: Category): Promise<void>;
  /** The same rating on items that all have it removes it. */
  setSeriousness(ids: readonly string[], seriousness: Seriousness): Promise<void>;
  markToReadByOther(ids: readonly string[]): Promise<void>;
}

/** The marks made from the list or on an item; `setLastChange` receives each with the way to undo it. */
export function useItemMarks(caseIndex: CaseIndex, setLastChange?: (change: ListChange | null) => void): ItemMarks {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const { fault, submit } = useSubmit();
  const { caseId, index, leftOut, setLeftOut, updateAllNotes } = caseIndex;

  const storeLeftOut = async (ids: readonly string[], isLeftOut: boolean): Promise<void> => {
    if (caseId === null) return;
    setLeftOut(await carnetApi.change(caseId, exportChoicesDocument, (before) => withLeftOut(before, ids, isLeftOut)));
  };
  const changeNotes = async (ids: readonly string[], marking: (itemId: string) => Marking): Promise<void> => {
    if (caseId === null) return;
    const changed = new Map<string, ItemNotes>();
    try {
      for (const id of ids) {
        const change = (before: ItemNotes) => ({ ...before, ...marking(id)(before) });
        changed.set(id, await carnetApi.change(caseId, notesDocument(id), change));
      }
    } finally {
      // Also the changes stored before a failure.
      updateAllNotes(changed);
    }
  };
  const statement = <T,>(value: T) => ({ value, at: carnetApi.now() });
  /** Resolves once every change is on the disk. */
  const mark = (ids: readonly string[], marking: Marking, sentence: string): Promise<void> =>
    submit(async () => {
      const before = new Map<string, Partial<MarkableNotes>>();
      await changeNotes(ids, (id) => (notes) => {
        const { seriousness, categories, toReadByOther } = notes;
        before.set(id, { seriousness, categories, toReadByOther });
        return marking(notes);
      });
      setLastChange?.({ sentence, undo: () => changeNotes(ids, (id) => () => before.get(id) ?? {}) });
    });
  return {
    fault,
    leaveOut: (ids, isLeftOut) =>
      submit(async () => {
        const changed = ids.filter((id) => leftOut.has(id) !== isLeftOut);
        await storeLeftOut(changed, isLeftOut);
        const sentence = leftOutSentence(words, changed.length, isLeftOut);
        setLastChange?.({ sentence, undo: () => storeLeftOut(changed, !isLeftOut) });
      }),
    addCategory: (ids, category) =>
      mark(
        ids,
        ({ categories }) => ({ categories: statement([...new Set([...(categories?.value ?? []), category])]) }),
        t(words, 'items.marked', { n: ids.length, mark: t(words, `categoryShort.${category}`) }),
      ),
    setSeriousness: (ids, seriousness) => {
      const idSet = new Set(ids);
      const rated = index?.items.filter(({ item }) => idSet.has(item.id)) ?? [];
      const isRemoved = rated.every(({ notes }) => notes.seriousness?.value === seriousness);
      return mark(
        ids,
        () => ({ seriousness: isRemoved ? null : statement(seriousness) }),
        isRemoved
          ? t(words, 'items.unmarked', { n: ids.length })
          : t(words, 'items.marked', { n: ids.length, mark: t(words, `seriousness.${seriousness}`) }),
      );
    },
    markToReadByOther: (ids) =>
      mark(
        ids,
        () => ({ toReadByOther: statement(true) }),
        t(words, 'items.marked', { n: ids.length, mark: t(words, 'items.toReadByOther') }),
      ),
  };
}

const leftOutSentence = (words: Words, n: number, isLeftOut: boolean): string =>
  t(words, isLeftOut ? 'items.leftOutDone' : 'items.includedDone', { n });
