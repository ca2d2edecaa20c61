import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { placeOfMessage, sortAsArchived } from '../../domain/export/exhibitNumbering.ts';
import type { Sender } from '../../domain/item/alikeSenders.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import type { OpenedExport } from '../../import/exports/archive.ts';
import { toUiError, type UiError, useTask } from '../../ui/useTask.tsx';
import type { ChosenMessage, MessageImportResult } from '../../workflow/importMessages.ts';
import { useCarnetApi } from '../carnetApi.ts';
import {
  type FoundMessages,
  findHolder,
  findMessages,
  findNeighbours,
  listPossibleOwn,
  NO_CRITERIA,
  type OwnAnswer,
  sortConversations,
} from './messageChoice.ts';

/** Files that were recognised together as an export, until its messages are sealed or the person gives it up. */
export interface OpenedArchives {
  readonly opened: OpenedExport;
  readonly files: readonly File[];
}

/** What is imported one by one. */
interface FilesToImport {
  readonly files: readonly File[];
  /** Those that were searched for messages, and have none that is known. */
  readonly unrecognised: readonly File[];
  /** Archives that could not be opened. */
  readonly unread: readonly File[];
}

export type ArchiveImport = ReturnType<typeof useArchiveImport>;

/** Whether each message of the opened archives was read, and found to be kept already. */
const isAllKept = ({ archives, chosenKeys, messages, repeated }: ArchiveImport): boolean =>
  chosenKeys.size === archives?.opened.contents.conversations.length &&
  messages !== null &&
  messages.length > 0 &&
  repeated.size === messages.length;

/** Returns how many conversations of the opened archives are not kept yet: all of them, or those stopped midway. */
export function countPendingConversations(importing: ArchiveImport): number {
  const { archives, result, chosenKeys } = importing;
  if (archives === null) return 0;
  if (result === null) return isAllKept(importing) ? 0 : archives.opened.contents.conversations.length;
  return result.left > 0 ? chosenKeys.size : 0;
}

const NOTHING_FOUND: FoundMessages = { positions: [], undated: 0 };
/** One set, so that what is computed from it stays. */
const NO_POSITIONS: ReadonlySet<number> = new Set();

interface ReadMessages {
  readonly messages: readonly ChosenMessage[];
  readonly repeated: ReadonlySet<number>;
  readonly possibleOwn: readonly Sender[];
  readonly knownOwn: readonly Sender[];
}

/** One list, for the same reason. */
const NO_SENDERS: readonly Sender[] = [];

const describeWork = (
  kind: 'opening' | 'sealing',
  task: { readonly kind: string; readonly step?: Parameters<Progress>[0] | null },
) => (task.kind === 'working' ? { kind, step: task.step ?? null } : null);

const isMixed = (error: unknown): boolean => error instanceof Refusal && error.code === 'archive-mixed';

/** Opens the files as one archive, else the first with what is read with it: the others are added to `later`. */
async function openTogether(
  files: readonly File[],
  later: File[],
  open: (some: readonly File[]) => Promise<OpenedExport | null>,
): Promise<OpenedExport | null> {
  try {
    return await open(files);
  } catch (error) {
    if (!isMixed(error)) throw error;
  }
  const together: File[] = [];
  let opened: OpenedExport | null = null;
  for (const file of files) {
    try {
      const next = await open([...together, file]);
      await opened?.close();
      opened = next;
      together.push(file);
    } catch (error) {
      if (isMixed(error) && together.length > 0) later.push(file);
      else {
        await opened?.close();
        throw isMixed(error) ? new Refusal('archive-mixed', { name: file.name }) : error;
      }
    }
  }
  return opened;
}

/** `around`: how many messages before and after each that was found are kept with it. */
const FIRST_OPTIONS = { withMedia: true, intimate: false, keepArchive: false, around: 0 };

/** The state of the import of an archive, in memory only until the messages are sealed. */
export function useArchiveImport() {
  const { imports, toLocalTime } = useCarnetApi();
  const [archives, showArchives] = useState<OpenedArchives | null>(null);
  /** The same, before the next render: more files may be added meanwhile. */
  const latestArchives = useRef<OpenedArchives | null>(null);
  const setArchives = (changed: OpenedArchives | null) => {
    latestArchives.current = changed;
    showArchives(changed);
  };
  const [chosenKeys, setChosenKeys] = useState<ReadonlySet<string>>(new Set());
  const [criteria, setCriteria] = useState(NO_CRITERIA);
  const [options, setOptions] = useState(FIRST_OPTIONS);
  const { around } = options;
  const [unticked, setUnticked] = useState<ReadonlySet<number>>(new Set());
  const opening = useTask<OpenedExport | null>();
  const [refusedNames, setRefusedNames] = useState<readonly string[]>([]);
  /** Archives of others: each is opened after the one before. */
  const [waiting, setWaiting] = useState<readonly File[]>([]);
  /** Why archives were left out of those that were opened. */
  const [leftOutFault, setLeftOutFault] = useState<UiError | null>(null);
  const reading = useTask<ReadMessages>();
  const { repeated = NO_POSITIONS, possibleOwn = NO_SENDERS, knownOwn = NO_SENDERS } = reading.result ?? {};
  const [ownAnswer, setOwnAnswer] = useState<OwnAnswer | null>(null);
  const sealing = useTask<MessageImportResult & { readonly keptArchives: number }>();
  const openedRef = useRef<OpenedExport | null>(null);

  const closeOpened = () => {
    void openedRef.current?.close();
    openedRef.current = null;
  };
  useEffect(
    () => () => {
      // Whoever leaves the page keeps no more.
      for (const { cancel } of [opening, reading, sealing]) cancel();
      closeOpened();
    },
    [],
  );

  const chooseNothing = () => {
    setChosenKeys(new Set());
    setCriteria(NO_CRITERIA);
    setUnticked(new Set());
    reading.reset();
  };

  /** Opens the files that may be an archive. */
  const add = async (files: readonly File[]): Promise<FilesToImport> => {
    // What was kept is done: the next archive is none of its parts.
    const isKept = sealing.result !== null;
    const earlier = isKept ? [] : (latestArchives.current?.files ?? []);
    const candidates = await imports.findArchives([...earlier, ...files]);
    const added = files.filter((file) => candidates.includes(file));
    if (added.length === 0) return { files, unrecognised: [], unread: [] };
    if (isKept) {
      closeOpened();
      sealing.reset();
      setArchives(null);
    }
    const later: File[] = [];
    const unread: File[] = [];
    const listReadable = () => candidates.filter((file) => !unread.includes(file) && !later.includes(file));
    let whyUnread: UiError | null = null;
    setRefusedNames([]);
    setLeftOutFault(null);
    let found: OpenedExport | 'none' | null = null;
    await opening.run(async (progress, signal) => {
      for (;;) {
        try {
          const opened = await openTogether(listReadable(), later, (some) =>
            imports.openArchive(some, progress, signal),
          );
          // What is open stays as it is where nothing joins it.
          if (earlier.length > 0 && !listReadable().some((file) => added.includes(file))) {
            void opened?.close();
            return opened;
          }
          found = opened ?? 'none';
          return opened;
        } catch (error) {
          if (!(error instanceof Refusal) || !error.code.startsWith('archive-')) throw error;
          const { name } = error.detail;
          const damaged = listReadable().filter((file) => file.name === name && added.includes(file));
          const names = [...unread.map((file) => file.name), String(name)];
          unread.push(...damaged);
          whyUnread = toUiError(error);
          // One that is damaged keeps no other from being read; where no other was added, what is open stays as it is.
          if (damaged.length > 0 && added.some((file) => !unread.includes(file))) continue;
          setRefusedNames(name === undefined ? added.map((file) => file.name) : names);
          throw error;
        }
      }
    });
    setWaiting((before) => [...before, ...later]);
    const readable = listReadable();
    const opened = found as OpenedExport | 'none' | null;
    const others = files.filter((file) => !later.includes(file));
    if (opened === null)
      return { files: others, unrecognised: [], unread: added.filter((file) => !later.includes(file)) };
    setRefusedNames(unread.map((file) => file.name));
    setLeftOutFault(whyUnread);
    if (opened === 'none')
      return { files: others, unrecognised: added.filter((file) => readable.includes(file)), unread };
    closeOpened();
    openedRef.current = opened;
    chooseNothing();
    sealing.reset();
    const { conversations } = opened.contents;
    if (conversations.length === 1) setChosenKeys(new Set(conversations.map(({ key }) => key)));
    setArchives({ opened, files: readable });
    // A text or a zip of other things beside an archive is a file of its own.
    const isUsed = (file: File) => opened.used.has(readable.indexOf(file));
    const unrecognised = added.filter((file) => !isUsed(file) && !unread.includes(file) && !later.includes(file));
    return { files: others.filter((file) => !isUsed(file)), unrecognised, unread };
  };

  const close = () => {
    closeOpened();
    chooseNothing();
    sealing.reset();
    opening.reset();
    setLeftOutFault(null);
    setArchives(null);
    setOptions(FIRST_OPTIONS);
  };

  /** Returns the archives that wait, for `add`, and leaves what is open. */
  const takeWaiting = (): readonly File[] => {
    close();
    setWaiting([]);
    return waiting;
  };

  const conversations = useMemo(() => sortConversations(archives?.opened.contents.conversations ?? []), [archives]);

  const readMessages = () => {
    const opened = archives?.opened;
    if (opened === undefined) return;
    void reading.run(async (_progress, signal) => {
      const messages: ChosenMessage[] = [];
      for (const conversation of conversations) {
        if (!chosenKeys.has(conversation.key)) continue;
        const read = await Array.fromAsync(opened.messages(conversation.key, signal));
        // Oldest first, as they are numbered, shown and kept: some archives begin with the latest.
        for (const message of sortAsArchived(read, placeOfMessage)) messages.push({ message, conversation });
      }
      const already = await imports.findRepeatedMessages(opened, messages, signal);
      const { contents } = opened;
      const chosen = conversations.filter(({ key }) => chosenKeys.has(key));
      const possible = listPossibleOwn(chosen);
      const known = await imports.findOwnSenders(contents.platform, possible);
      if (!signal.aborted) {
        setUnticked(already);
        setOwnAnswer(findHolder(contents, possible, messages));
      }
      return { messages, repeated: already, possibleOwn: known.length > 0 ? [] : possible, knownOwn: known };
    });
  };

  const messages = reading.result?.messages ?? null;
  const dayOf = ({ message: { posting, localTime } }: ChosenMessage): string | null => {
    if (localTime !== null) return localTime.slice(0, 10);
    if (posting.iso === null) return null;
    return posting.iso.length === 10 ? posting.iso : toLocalTime(posting.iso).slice(0, 10);
  };
  const found = useMemo(
    () => (messages === null ? NOTHING_FOUND : findMessages(messages, criteria, dayOf)),
    [messages, criteria],
  );
  const neighbours = useMemo(() => {
    if (messages === null || around === 0) return NO_POSITIONS;
    const positions = new Set(found.positions);
    // They are other people's messages: one is kept only beside a message that is.
    return findNeighbours(messages, positions.difference(unticked), around).difference(positions);
  }, [messages, found, around, unticked]);
  const ticked = useMemo(
    () => new Set([...found.positions, ...neighbours].filter((position) => !unticked.has(position))),
    [found, neighbours, unticked],
  );

  const seal = () => {
    if (archives === null || messages === null) return;
    const chosen = messages.filter((_, position) => ticked.has(position));
    const { opened, files } = archives;
    const answered = ownAnswer === null || ownAnswer === 'unknown' ? [] : [ownAnswer];
    const own = possibleOwn.length > 0 ? answered : knownOwn;
    const { withMedia, intimate, keepArchive } = options;
    const request = { opened, archives: files, chosen, withMedia, intimate, own };
    const toKeep = keepArchive ? files.filter((_, index) => opened.used.has(index)) : [];
    void sealing.run((progress, signal) => imports.sealMessages(request, toKeep, progress, signal));
  };

  return {
    archives,
    /** Of opening, searching or sealing, whichever was last. */
    fault: sealing.fault ?? reading.fault ?? opening.fault ?? leftOutFault,
    /** Which archives could not be opened, when that is the fault. */
    refusedNames: (sealing.fault ?? reading.fault) === null ? refusedNames : [],
    /** What takes time and can be stopped; null: nothing. */
    work: describeWork('opening', opening.task) ?? describeWork('sealing', sealing.task),
    conversations,
    chosenKeys,
    toggleConversation: (key: string) => {
      setChosenKeys((before) => before.symmetricDifference(new Set([key])));
      reading.reset();
      setCriteria((before) => ({ ...before, sender: null }));
    },
    criteria,
    setCriteria,
    /** The messages of the chosen conversations; null until they are read. */
    messages,
    /** Positions of the messages that are kept already: left out until they are ticked. */
    repeated,
    reading: reading.task.kind === 'working',
    readMessages,
    found,
    /** Positions of the found messages and of their neighbours that are not unticked. */
    ticked,
    /** Neighbours that the found messages bring with them, as long as these are ticked. */
    neighbours,
    options,
    change: (changed: Partial<typeof FIRST_OPTIONS>) => setOptions((before) => ({ ...before, ...changed })),
    tick: (position: number, isTicked: boolean) =>
      setUnticked((before) => (isTicked ? before.difference(new Set([position])) : before.union(new Set([position])))),
    /** Of what was found: once all of it is unticked, it has no neighbours. */
    tickAll: (isTicked: boolean) => {
      const all = new Set(found.positions);
      const withNeighbours = all.union(findNeighbours(messages ?? [], all, around));
      setUnticked((before) => (isTicked ? before.difference(withNeighbours) : before.union(all)));
    },
    /** Senders of the chosen conversations that the person may be; [] when that is not asked. */
    possibleOwn,
    /** Senders that she said before are her: she is not asked again. */
    knownOwn,
    /** Null: not answered yet. */
    ownAnswer,
    setOwnAnswer,
    result: sealing.result,
    add,
    seal,
    stop: () => {
      opening.cancel();
      reading.cancel();
      sealing.cancel();
    },
    waiting,
    takeWaiting,
    close,
  };
}
