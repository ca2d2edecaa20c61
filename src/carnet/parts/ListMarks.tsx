import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { exportChoicesDocument, withLeftOut } from '../../domain/export/exportChoices.ts';
import { CATEGORIES, type Category, type ItemNotes, notesDocument, SERIOUSNESS } from '../../domain/item/itemNotes.ts';
import type { SearchableItem } from '../../domain/item/search.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { Alert, useQueue } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { isTickable } from './dossierTicks.ts';
import { FilterSelect } from './formFields.tsx';
import type { ListChange, ListState } from './listState.ts';
import type { CaseIndex } from './useCaseIndex.tsx';

interface ChangeBarProps {
  readonly list: ListState;
  readonly marks: ItemMarks;
}

/** The last change made from the list, and the way to undo it, or the change that failed. It stays in view. */
export function ChangeBar({ list: { lastChange, setLastChange }, marks }: ChangeBarProps) {
  const words = useWords();
  const { fault, working } = marks;
  if (lastChange === null && fault === null && !working) return null;
  return (
    <section class="change-bar" aria-label={t(words, 'items.lastChange')}>
      {/* Beside a failure, the sentence and the undo of an earlier change would seem to be its own. */}
      <p role="status">{fault === null && lastChange?.sentence}</p>
      {working && <p class="hint late">{t(words, 'items.saving')}</p>}
      {fault && <Alert fault={fault} />}
      {fault === null && lastChange !== null && lastChange.undo !== null && (
        <WordButton word="items.undo" action="undo" disabled={working} onClick={() => void marks.undo(lastChange)} />
      )}
      {(fault !== null || lastChange !== null) && (
        <WordButton
          word="items.dismiss"
          class="quiet"
          action="dismiss"
          onClick={() => (fault === null ? setLastChange(null) : marks.clearFault())}
        />
      )}
    </section>
  );
}

interface FoundMarksProps {
  /** The items that the search and the filters chose, on all pages. */
  readonly chosen: readonly SearchableItem[];
  readonly attachedIds: ReadonlySet<string>;
  readonly marks: ItemMarks;
  /** Asks whether they are still on line. */
  readonly check: () => void;
}

/** What can be done at once with every capture found. */
export function FoundMarks({ chosen, attachedIds, marks, check }: FoundMarksProps) {
  const words = useWords();
  const [unchanged, setUnchanged] = useState<'items.noneTickable' | 'items.unchanged' | null>(null);
  // Another list, or a change undone: the sentence is not true any more.
  useEffect(() => setUnchanged(null), [chosen, marks.leftOut]);
  const ids = chosen.map(({ item }) => item.id);
  const leaveOut = (isLeftOut: boolean): void => {
    const tickable = chosen.filter((one) => isTickable(one, attachedIds)).map(({ item }) => item.id);
    if (tickable.length === 0) setUnchanged('items.noneTickable');
    else if (tickable.every((id) => marks.leftOut.has(id) === isLeftOut)) setUnchanged('items.unchanged');
    else void marks.leaveOut(tickable, isLeftOut);
  };
  return (
    <details class="found-marks">
      <summary>{t(words, 'items.forFound', { n: ids.length })}</summary>
      <div class="mark-fields">
        <WordButton word="items.include" action="include" onClick={() => leaveOut(false)} />
        <WordButton word="items.leaveOut" action="leave-out" onClick={() => leaveOut(true)} />
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
          label={t(words, 'filters.category')}
          name="mark-category"
          value=""
          emptyLabel={t(words, 'items.chooseOne')}
          options={CATEGORIES.map((one) => [one, t(words, `category.${one}`)])}
          onChoose={(value) => {
            const category = CATEGORIES.find((one) => one === value);
            if (category !== undefined) void marks.addCategory(ids, category);
          }}
        />
        <WordButton word="items.readByOther" action="read-by-other" onClick={() => void marks.markToReadByOther(ids)} />
        <WordButton word="online.title" action="check-online" onClick={check} />
      </div>
      <p class="hint" role="status">
        {unchanged && t(words, unchanged)}
      </p>
    </details>
  );
}

interface GroupTickProps {
  /** `all`: its words show beside it. */
  readonly kind: 'all' | 'account';
  readonly label: string;
  /** Captures of all pages. */
  readonly entries: readonly SearchableItem[];
  /** Null until they are read. */
  readonly attachedIds: ReadonlySet<string> | null;
  readonly marks: ItemMarks;
}

/** Puts every capture, or those of an account, in the dossier, or leaves them out. Not for one: its row has a tick. */
export function GroupTick({ kind, label, entries, attachedIds, marks }: GroupTickProps) {
  const ids = attachedIds ? entries.filter((one) => isTickable(one, attachedIds)).map(({ item }) => item.id) : [];
  if (ids.length < 2) return null;
  const counted = ids.filter((id) => !marks.hiddenOut.has(id));
  const out = counted.filter((id) => marks.leftOut.has(id)).length;
  return (
    <label class={kind === 'all' ? 'tick' : 'item-tick'} data-tick={kind}>
      <input
        type="checkbox"
        checked={out === 0 && counted.length > 0}
        indeterminate={out > 0 && out < counted.length}
        aria-label={label}
        onChange={(event) => void marks.leaveOut(ids, !event.currentTarget.checked)}
      />
      {kind === 'all' && label}
    </label>
  );
}

type Seriousness = (typeof SERIOUSNESS)[number];
type MarkableNotes = Pick<ItemNotes, 'seriousness' | 'categories' | 'toReadByOther'>;
/** The statements to replace, from an item's notes. */
type Marking = (notes: ItemNotes) => Partial<MarkableNotes>;

export type ItemMarks = ReturnType<typeof useItemMarks>;

interface PendingLeftOut {
  readonly ids: readonly string[];
  readonly isLeftOut: boolean;
}

/**
 * The marks made from the list or on an item, written one after the other; `setLastChange` receives each with the way
 * to undo it.
 */
export function useItemMarks(caseIndex: CaseIndex, setLastChange?: (change: ListChange | null) => void) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const { fault, working, submit, clearFault } = useQueue();
  const [pending, setPending] = useState<readonly PendingLeftOut[]>([]);
  const { caseId, setLeftOut, updateAllNotes } = caseIndex;
  // A change that waited is made with what the changes before it left.
  const latest = useRef(caseIndex);
  latest.current = caseIndex;
  const leftOut = useMemo(() => applyPending(caseIndex.leftOut, pending), [caseIndex.leftOut, pending]);

  /** Returns the ids that were not so before. */
  const storeLeftOut = async (ids: readonly string[], isLeftOut: boolean): Promise<readonly string[]> => {
    if (caseId === null) return [];
    let changed: readonly string[] = [];
    const after = await carnetApi.documents.change(caseId, exportChoicesDocument, (before) => {
      const leftOutBefore = new Set(before.leftOut);
      changed = ids.filter((id) => leftOutBefore.has(id) !== isLeftOut);
      return withLeftOut(before, changed, isLeftOut);
    });
    setLeftOut(after);
    return changed;
  };
  const changeNotes = async (ids: readonly string[], marking: (itemId: string) => Marking): Promise<void> => {
    if (caseId === null) return;
    const changed = new Map<string, ItemNotes>();
    try {
      for (const id of ids) {
        const change = (before: ItemNotes) => ({ ...before, ...marking(id)(before) });
        changed.set(id, await carnetApi.documents.change(caseId, notesDocument(id), change));
      }
    } finally {
      // Also the changes stored before a failure.
      updateAllNotes(changed);
    }
  };
  const statement = <T,>(value: T) => ({ value, at: carnetApi.now() });
  /** Resolves once every change is on the disk. */
  const mark = (ids: readonly string[], choose: () => { marking: Marking; sentence: string }): Promise<void> =>
    submit(async () => {
      const { marking, sentence } = choose();
      const before = new Map<string, Partial<MarkableNotes>>();
      await changeNotes(ids, (id) => (notes) => {
        const { seriousness, categories, toReadByOther } = notes;
        before.set(id, { seriousness, categories, toReadByOther });
        return marking(notes);
      });
      setLastChange?.({ sentence, undo: () => changeNotes(ids, (id) => () => before.get(id) ?? {}) });
    });
  /**
   * Leaves items out of the dossiers, or includes them again. What may show something hidden is included by the tick
   * of its own row alone.
   */
  const leaveOut = async (asked: readonly string[], isLeftOut: boolean, isOwnTick = false): Promise<void> => {
    const ids = isLeftOut || isOwnTick ? asked : asked.filter((id) => !caseIndex.hiddenOut.has(id));
    const stayOut = ids.length === asked.length ? '' : t(words, 'items.hiddenOut', { n: asked.length - ids.length });
    const change = { ids, isLeftOut };
    setPending((before) => [...before, change]);
    await submit(async () => {
      const changed = await storeLeftOut(ids, isLeftOut);
      if (changed.length === 0) return stayOut && setLastChange?.({ sentence: stayOut, undo: null });
      const done = t(words, isLeftOut ? 'items.leftOutDone' : 'items.includedDone', { n: changed.length });
      setLastChange?.({ sentence: `${done} ${stayOut}`.trim(), undo: () => storeLeftOut(changed, !isLeftOut) });
    });
    setPending((before) => before.filter((one) => one !== change));
  };
  return {
    fault,
    working,
    clearFault,
    /** Ids of the items left out, with the changes not written yet: a tick stays as it was pressed. */
    leftOut,
    hiddenOut: caseIndex.hiddenOut,
    leaveOut,
    undo: (change: ListChange) =>
      submit(async () => {
        await change.undo?.();
        setLastChange?.(null);
      }),
    addCategory: (ids: readonly string[], category: Category) =>
      mark(ids, () => ({
        marking: ({ categories }) => ({
          categories: statement([...new Set([...(categories?.value ?? []), category])]),
        }),
        sentence: t(words, 'items.marked', { n: ids.length, mark: t(words, `categoryShort.${category}`) }),
      })),
    /** The same rating on items that all have it removes it. */
    setSeriousness: (ids: readonly string[], seriousness: Seriousness) =>
      mark(ids, () => {
        const idSet = new Set(ids);
        const rated = latest.current.index?.items.filter(({ item }) => idSet.has(item.id)) ?? [];
        const isRemoved = rated.every(({ notes }) => notes.seriousness?.value === seriousness);
        return {
          marking: () => ({ seriousness: isRemoved ? null : statement(seriousness) }),
          sentence: isRemoved
            ? t(words, 'items.unmarked', { n: ids.length })
            : t(words, 'items.marked', { n: ids.length, mark: t(words, `seriousness.${seriousness}`) }),
        };
      }),
    markToReadByOther: (ids: readonly string[]) =>
      mark(ids, () => ({
        marking: () => ({ toReadByOther: statement(true) }),
        sentence: t(words, 'items.marked', { n: ids.length, mark: t(words, 'items.toReadByOther') }),
      })),
  };
}

function applyPending(stored: ReadonlySet<string>, pending: readonly PendingLeftOut[]): ReadonlySet<string> {
  if (pending.length === 0) return stored;
  const leftOut = new Set(stored);
  for (const { ids, isLeftOut } of pending) for (const id of ids) isLeftOut ? leftOut.add(id) : leftOut.delete(id);
  return leftOut;
}
