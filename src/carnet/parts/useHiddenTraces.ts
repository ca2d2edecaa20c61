import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { exportChoicesDocument, withLeftOut } from '../../domain/export/exportChoices.ts';
import type { StaysOut } from '../../domain/export/exportedDossier.ts';
import { hiddenDocument, withKept } from '../../domain/item/hiddenWords.ts';
import { useQueue, useTask } from '../../ui/useTask.tsx';
import type { HiddenTraces } from '../../workflow/export/hiddenAnswers.ts';
import { useCarnetApi } from '../carnetApi.ts';
import type { CaseIndex } from './useCaseIndex.tsx';

/** A rectangle that is being moved changes many times: the search waits for the last change. */
const SEARCH_DELAY_MS = 400;

interface HiddenTracesOptions {
  readonly scope: 'case' | 'dossier';
  readonly caseIndex: Pick<CaseIndex, 'caseId' | 'index' | 'leftOut' | 'setLeftOut'>;
  /** The captures of the dossier, with those found here; missing: all of the case that are not left out. */
  readonly included?: readonly { readonly item: { readonly id: string } }[];
  /** Ids of what the dossier has, documents too, and the numbers of its received dossiers; missing: what was found. */
  readonly contents?: { readonly items: ReadonlySet<string>; readonly received: readonly number[] };
  /** Nothing would be in the dossier: there is nothing to search. */
  readonly isEmpty?: boolean;
  /** For whom the dossier is: what was found and answered for another is not shown. Missing: whom the search names. */
  readonly recipient?: HiddenTraces['recipient'];
  /** Searches again when it changes; null: not yet. */
  readonly version: unknown;
}

export type OpenHiddenTraces = ReturnType<typeof useHiddenTraces>;

/**
 * Searches where something that the person hides also stands, and applies what they decide of it. What is decided
 * nowhere is found by the export, which searches again and refuses.
 */
export function useHiddenTraces(options: HiddenTracesOptions) {
  const { scope, caseIndex, included, isEmpty = false, recipient = null, version } = options;
  const carnetApi = useCarnetApi();
  const { task, result, fault: searchFault, run, cancel } = useTask<HiddenTraces | null>();
  const found = result?.recipient ?? null;
  const isOfOther = !isEmpty && recipient !== null && found !== null && found !== recipient;
  // An earlier search was of another dossier: an answer to it would be given for the other recipient.
  const traces = isEmpty || isOfOther || result === null ? null : limitTraces(result, options);
  const { fault: answerFault, working: isAnswering, submit } = useQueue();
  const search = useCallback(
    () =>
      run((progress, signal) =>
        carnetApi.loadExports().then((exports) => exports.findHiddenTraces(scope, progress, signal)),
      ),
    [carnetApi, run, scope],
  );
  /** The version that was last searched, or could not be. */
  const [searched, setSearched] = useState<unknown>(null);
  useEffect(() => {
    if (version === null) return;
    // A search that was replaced may end after the one that replaced it.
    let isCurrent = true;
    const timer = setTimeout(
      () => void (isEmpty ? Promise.resolve() : search()).then(() => isCurrent && setSearched(version)),
      searched === null || isOfOther ? 0 : SEARCH_DELAY_MS,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      cancel();
    };
  }, [search, cancel, version, isEmpty]);
  const { caseId } = caseIndex;
  const answer = (write: (caseId: string) => Promise<unknown>) =>
    void submit(async () => {
      if (caseId === null) return;
      await write(caseId);
      // The next answer does not wait for it: it searches again.
      void search();
    });
  // Those of a dossier are in it, a ticked document that is left out elsewhere too.
  const captures = traces?.captures.filter(({ id }) => scope === 'dossier' || !caseIndex.leftOut.has(id)) ?? [];
  const open = captures.filter(({ isKept }) => !isKept);
  const own = traces?.own.filter(({ isKept }) => !isKept) ?? [];
  const received = traces?.received.filter(({ isKept }) => !isKept) ?? [];
  const openCount = open.length + own.length + received.length;
  const openIds = new Set(open.map(({ id }) => id));
  const ofCase = caseIndex.index?.items.filter(({ item }) => !item.withdrawn) ?? [];
  const remaining = (included ?? ofCase).filter(({ item }) => !caseIndex.leftOut.has(item.id));
  const out: StaysOut = { items: open.map(({ id }) => id), received: received.map(({ number }) => number) };
  // The same object while it says the same: pages are drawn from it.
  const staysOut = useMemo(() => out, [JSON.stringify(out)]);
  const isWorking = task.kind === 'working' || searched !== version;
  return {
    scope,
    caseIndex,
    traces,
    /** What was found is for another recipient, and what there is for this one is being searched. */
    isReplaced: isOfOther && isWorking,
    // Of nothing, or of a search that another replaces.
    searchFault: isEmpty || searchFault?.code === 'cancelled' ? null : searchFault,
    /** An answer is being written. */
    isAnswering,
    answerFault,
    search,
    /** The first search has neither ended nor failed. */
    isUnsearched: searched === null,
    isSearching: task.kind === 'working',
    step: task.kind === 'working' ? task.step : null,
    isWorking,
    /** What needs a decision. */
    open,
    own,
    received,
    openCount,
    /** Whether leaving out all that is open would leave no capture. */
    isNoneLeft: openIds.size > 0 && remaining.length > 0 && remaining.every(({ item }) => openIds.has(item.id)),
    kept: captures.filter(({ isKept }) => isKept),
    keep: (whats: readonly string[]) =>
      answer((id) =>
        carnetApi.documents.change(id, hiddenDocument, (before) =>
          withKept(before, whats, carnetApi.now(), traces?.recipient ?? null),
        ),
      ),
    /** Leaves captures out of every dossier. */
    leaveOut: (ids: readonly string[]) =>
      answer(async (id) => {
        const change = (before: typeof exportChoicesDocument.empty) => ({
          ...withLeftOut(before, ids, true, true),
          // A document is in a dossier because it is ticked.
          documents: before.documents.filter((one) => !ids.includes(one)),
        });
        caseIndex.setLeftOut(await carnetApi.documents.change(id, exportChoicesDocument, change));
      }),
    /** What the dossier is made without, unless the person decides to keep it: nothing of it is stored. */
    staysOut,
  };
}

/**
 * Leaves out of what was found what the dossier does not have: it had more when it was searched. What the page does not
 * know yet stays.
 */
function limitTraces(traces: HiddenTraces, { caseIndex, contents }: HiddenTracesOptions): HiddenTraces {
  if (contents === undefined) return traces;
  const others = caseIndex.index?.items.filter(({ item }) => !contents.items.has(item.id)) ?? [];
  const ids = new Set(others.map(({ item }) => item.id));
  const ordinals = new Set(others.map(({ item }) => item.ordinal));
  const limit = (found: readonly number[]) => found.filter((ordinal) => !ordinals.has(ordinal));
  return {
    ...traces,
    captures: traces.captures.filter(({ id }) => !ids.has(id)),
    copied: limit(traces.copied),
    withoutPage: limit(traces.withoutPage),
    unreadImages: limit(traces.unreadImages),
    neverReadImages: limit(traces.neverReadImages),
    received: traces.received.filter(({ number }) => contents.received.includes(number)),
  };
}
