import type { ExportedMessage } from '../domain/item/exportedMessage.ts';
import { Refusal } from '../domain/shared/errors.ts';
import type { Progress } from '../domain/shared/ports.ts';
import { shorten } from '../domain/shared/truncate.ts';
import { ALIVE_MS } from '../domain/shared/workerPaths.ts';
import type { OpenedExport } from './exports/archive.ts';
import type { ChosenFile } from './exports/archiveFiles.ts';
import type { ImportAnswer, ImportQuestions } from './importWorker.ts';
import type { SavedEmail } from './savedEmail.ts';

/** The page's side of the worker of imports. */

type ImportWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/**
 * A worker that gave no sign of life for so many turns of the page is ended. Its own bounds let it answer in between
 * (a piece of 4 MB, an e-mail of 60 MB: two seconds); turns are counted, since time also passes while a computer sleeps
 * or is too busy.
 */
const SILENT_TURNS = 30;
const MAX_NAME = 80;

/**
 * Opens files as `openExport` does, in a worker that `start` returns and that `close` ends. Rejects also with Refusal
 * `file-endless`, whose detail has the name of the file that was being read.
 */
export async function openExportIn(
  start: () => ImportWorker,
  files: readonly ChosenFile[],
  onStep: Progress,
  signal: AbortSignal,
  now: Date,
): Promise<OpenedExport | null> {
  const worker = new WorkerCalls(start());
  try {
    const opened = await worker.ask('open', { files, now }, { signal, onStep, names: files.map(({ name }) => name) });
    if (opened === null) worker.end();
    return (
      opened && {
        ...opened,
        async *messages(key, reader) {
          const read: ArchiveMessage[] = [];
          await worker.ask('messages', key, { signal: reader, onMessages: (some) => read.push(...some) });
          yield* read;
        },
        readMedia: (path, archive, limit) => worker.ask('media', { path, archive, limit }),
        close: async () => worker.end(),
      }
    );
  } catch (error) {
    worker.end();
    throw error;
  }
}

/**
 * Returns a function that reads an e-mail as `readSavedEmail` does, in one worker for all, one after the other. Null
 * also for an e-mail whose reading does not end.
 */
export function createEmailReader(start: () => ImportWorker): (file: Blob) => Promise<SavedEmail | null> {
  let worker: WorkerCalls | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const read = async (file: Blob): Promise<SavedEmail | null> => {
    worker ??= new WorkerCalls(start());
    try {
      return await worker.ask('email', file);
    } catch (error) {
      worker.end();
      worker = null;
      if (error instanceof Refusal && error.code === 'file-endless') return null;
      throw error;
    }
  };
  return (file) => {
    const answer = last.then(() => read(file));
    last = answer.catch(() => undefined);
    return answer;
  };
}

type ArchiveMessage = ExportedMessage & { readonly archive: number };

interface AskOptions {
  readonly signal?: AbortSignal;
  readonly onStep?: Progress;
  readonly onMessages?: (messages: readonly ArchiveMessage[]) => void;
  /** Of the files that are read. */
  readonly names?: readonly string[];
}

interface PendingCall extends AskOptions {
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/** The questions that a worker was asked and has not answered. */
class WorkerCalls {
  readonly #worker: ImportWorker;
  readonly #pending = new Map<number, PendingCall>();
  #calls = 0;
  #silentTurns = 0;
  #turns: ReturnType<typeof setInterval> | undefined;
  /** Why the worker answers no more; null while it does. */
  #fault: unknown = null;
  /** Index of the chosen file that is being read. */
  #file: number | null = null;
  #names: readonly string[] = [];

  constructor(worker: ImportWorker) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<ImportAnswer>) => this.#take(data);
    worker.onerror = ({ message }) => this.#stop(new Error(`the worker of imports failed: ${message}`));
  }

  /** Rejects with Refusal `file-endless`, `cancelled`, and those of the question. */
  ask<K extends keyof ImportQuestions>(
    kind: K,
    asked: ImportQuestions[K]['asked'],
    options: AskOptions = {},
  ): Promise<ImportQuestions[K]['answer']> {
    const { signal, names } = options;
    if (this.#fault !== null) return Promise.reject(this.#fault);
    if (signal?.aborted) return Promise.reject(new Refusal('cancelled'));
    if (names !== undefined) this.#names = names;
    this.#calls += 1;
    const call = this.#calls;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#pending.set(call, { ...options, resolve, reject });
    const cancel = (): void => {
      this.#worker.postMessage({ call, kind: 'cancel' });
      reject(new Refusal('cancelled'));
    };
    signal?.addEventListener('abort', cancel);
    this.#silentTurns = 0;
    this.#turns ??= setInterval(() => this.#turn(), ALIVE_MS);
    this.#worker.postMessage({ call, kind, asked });
    return promise.finally(() => {
      signal?.removeEventListener('abort', cancel);
      this.#pending.delete(call);
      if (this.#pending.size === 0) this.#rest();
    }) as Promise<ImportQuestions[K]['answer']>; // our own worker, built from the same types
  }

  end(): void {
    this.#stop(new Refusal('cancelled'));
  }

  #rest(): void {
    clearInterval(this.#turns);
    this.#turns = undefined;
  }

  #turn(): void {
    this.#silentTurns += 1;
    if (this.#silentTurns < SILENT_TURNS) return;
    const name = this.#names[this.#file ?? 0] ?? '';
    this.#stop(new Refusal('file-endless', { name: shorten(name, MAX_NAME) }));
  }

  /** What is asked from now on is refused at once, for the first reason. */
  #stop(fault: unknown): void {
    this.#fault ??= fault;
    this.#worker.terminate();
    this.#rest();
    for (const { reject } of this.#pending.values()) reject(this.#fault);
  }

  #take(answer: ImportAnswer): void {
    this.#silentTurns = 0;
    if (answer.kind === 'alive') {
      this.#file = answer.file;
      return;
    }
    const pending = this.#pending.get(answer.call);
    if (pending === undefined) return;
    if (answer.kind === 'step') pending.onStep?.(answer.step);
    else if (answer.kind === 'messages') pending.onMessages?.(answer.messages);
    else if (answer.kind === 'answer') pending.resolve(answer.answer);
    else if (answer.kind === 'refused') pending.reject(new Refusal(answer.code, answer.detail));
    else pending.reject(new Error(answer.reason));
  }
}
