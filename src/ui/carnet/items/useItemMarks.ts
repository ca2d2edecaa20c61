import { exportChoicesDocument, withLeftOut } from '../../../domain/export/exportChoices.ts';
import { type CATEGORIES, type ItemNotes, notesDocument, type SERIOUSNESS } from '../../../domain/item/itemNotes.ts';
import { t, type Words } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { type SubmitState, useSubmit } from '../../shared/useSubmit.ts';
import type { CarnetApi } from '../carnetApi.ts';
import type { CaseIndex } from '../useCaseIndex.ts';
import type { ListChange } from './listState.ts';

type Category = (typeof CATEGORIES)[number];
type Seriousness = (typeof SERIOUSNESS)[number];
type MarkableNotes = Pick<ItemNotes, 'seriousness' | 'categories' | 'toReadByOther'>;
/** The statements to replace, from an item's notes. */
type Marking = (notes: ItemNotes) => Partial<MarkableNotes>;

export interface ItemMarks extends Pick<SubmitState, 'fault'> {
  /** Leaves items out of the dossiers, or includes them again. */
  leaveOut(ids: readonly string[], isLeftOut: boolean): Promise<void>;
  addCategory(ids: readonly string[], category: Category): Promise<void>;
  /** The same rating on items that all have it removes it. */
  setSeriousness(ids: readonly string[], seriousness: Seriousness): Promise<void>;
  markToReadByOther(ids: readonly string[]): Promise<void>;
}

/** The marks made from the list or on an item; `setLastChange` receives each with the way to undo it. */
export function useItemMarks(
  carnetApi: CarnetApi,
  caseIndex: CaseIndex,
  setLastChange: (change: ListChange | null) => void,
): ItemMarks {
  const words = useWords();
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
  const statement = <T>(value: T) => ({ value, at: carnetApi.now() });
  /** Resolves once every change is on the disk. */
  const mark = (ids: readonly string[], marking: Marking, sentence: string): Promise<void> =>
    submit(async () => {
      const before = new Map<string, Partial<MarkableNotes>>();
      await changeNotes(ids, (id) => (notes) => {
        const { seriousness, categories, toReadByOther } = notes;
        before.set(id, { seriousness, categories, toReadByOther });
        return marking(notes);
      });
      setLastChange({ sentence, undo: () => changeNotes(ids, (id) => () => before.get(id) ?? {}) });
    });
  return {
    fault,
    leaveOut: (ids, isLeftOut) =>
      submit(async () => {
        const changed = ids.filter((id) => leftOut.has(id) !== isLeftOut);
        await storeLeftOut(changed, isLeftOut);
        const sentence = leftOutSentence(words, changed.length, isLeftOut);
        setLastChange({ sentence, undo: () => storeLeftOut(changed, !isLeftOut) });
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
