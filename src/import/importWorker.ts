import type { ExportedMessage } from '../domain/item/exportedMessage.ts';
import { Refusal, type RefusalCode } from '../domain/shared/errors.ts';
import type { Progress } from '../domain/shared/ports.ts';
import { ALIVE_MS } from '../domain/shared/workerPaths.ts';
import type { OpenedExport } from './exports/archive.ts';
import type { ChosenFile } from './exports/archiveFiles.ts';
import { openExport } from './exports/openExport.ts';
import { readSavedEmail, type SavedEmail } from './savedEmail.ts';

/**
 * What the worker of imports runs. Archives and e-mails hold what anybody wrote: they are parsed where the page goes on
 * answering, and where work that does not end can be ended.
 */

type ArchiveMessage = ExportedMessage & { readonly archive: number };

/** What the page asks, by its kind, and the answer to each. A worker opens one export. */
export interface ImportQuestions {
  readonly email: { readonly asked: Blob; readonly answer: SavedEmail | null };
  readonly open: {
    readonly asked: { readonly files: readonly ChosenFile[]; readonly now: Date };
    readonly answer: Pick<OpenedExport, 'contents' | 'used'> | null;
  };
  /** Of one conversation, by its key: they come in parts, before the answer. */
  readonly messages: { readonly asked: string; readonly answer: null };
  readonly media: {
    readonly asked: { readonly path: string; readonly archive: number; readonly limit: number };
    readonly answer: Blob;
  };
}

type QuestionOf<K extends keyof ImportQuestions> = {
  readonly call: number;
  readonly kind: K;
  readonly asked: ImportQuestions[K]['asked'];
};

/** `call`: chosen by the page; what belongs to a question has its number. */
export type ImportQuestion =
  | { readonly [K in keyof ImportQuestions]: QuestionOf<K> }[keyof ImportQuestions]
  | { readonly call: number; readonly kind: 'cancel' };

export type ImportAnswer =
  /** Sent while anything is asked. `file`: index of the chosen file that was read last. */
  | { readonly kind: 'alive'; readonly file: number | null }
  | { readonly call: number; readonly kind: 'step'; readonly step: Parameters<Progress>[0] }
  | { readonly call: number; readonly kind: 'messages'; readonly messages: readonly ArchiveMessage[] }
  | { readonly call: number; readonly kind: 'answer'; readonly answer: unknown }
  | {
      readonly call: number;
      readonly kind: 'refused';
      readonly code: RefusalCode;
      readonly detail: Refusal['detail'];
    }
  | { readonly call: number; readonly kind: 'failed'; readonly reason: string };

/** Messages sent at a time: the page copies them in less than a frame. */
const MESSAGES_AT_A_TIME = 200;

/** Returns a function that takes the questions of the page. It resolves once the question is answered. */
export function createImportServer(send: (answer: ImportAnswer) => void): (question: ImportQuestion) => Promise<void> {
  const asked = new Map<number, AbortController>();
  let opened: OpenedExport | null = null;
  let file: number | null = null;

  const open = async ({ call, asked: { files, now } }: QuestionOf<'open'>, signal: AbortSignal) => {
    const sayFile = (index: number): void => {
      if (file !== index) send({ kind: 'alive', file: index });
      file = index;
    };
    const step: Progress = (done) => send({ call, kind: 'step', step: done });
    opened = await openExport(
      files.map((one, index) => tellReading(one, () => sayFile(index))),
      step,
      signal,
      now,
    );
    return opened && { contents: opened.contents, used: opened.used };
  };

  const sendMessages = async ({ call, asked: key }: QuestionOf<'messages'>, signal: AbortSignal): Promise<null> => {
    let messages: ArchiveMessage[] = [];
    for await (const message of getOpened(opened).messages(key, signal)) {
      messages.push(message);
      if (messages.length < MESSAGES_AT_A_TIME) continue;
      send({ call, kind: 'messages', messages });
      messages = [];
    }
    send({ call, kind: 'messages', messages });
    return null;
  };

  const answer = (question: Exclude<ImportQuestion, { kind: 'cancel' }>, signal: AbortSignal): Promise<unknown> => {
    if (question.kind === 'email') return readSavedEmail(question.asked);
    if (question.kind === 'open') return open(question, signal);
    if (question.kind === 'messages') return sendMessages(question, signal);
    const { path, archive, limit } = question.asked;
    return getOpened(opened).readMedia(path, archive, limit);
  };

  return async (question) => {
    const { call } = question;
    if (question.kind === 'cancel') return asked.get(call)?.abort();
    const controller = new AbortController();
    asked.set(call, controller);
    const beat = setInterval(() => send({ kind: 'alive', file }), ALIVE_MS);
    try {
      send({ call, kind: 'answer', answer: await answer(question, controller.signal) });
    } catch (error) {
      if (error instanceof Refusal) send({ call, kind: 'refused', code: error.code, detail: error.detail });
      else send({ call, kind: 'failed', reason: String(error) });
    } finally {
      clearInterval(beat);
      asked.delete(call);
    }
  };
}

function getOpened(opened: OpenedExport | null): OpenedExport {
  if (opened === null) throw new Error('no export is open');
  return opened;
}

/** The same file, which tells when it is read. */
function tellReading(file: ChosenFile, tell: () => void): ChosenFile {
  const { stream, slice, arrayBuffer } = file;
  const told =
    <A extends readonly unknown[], R>(read: (...args: A) => R) =>
    (...args: A): R => {
      tell();
      return read.apply(file, args as never);
    };
  return Object.assign(file, { stream: told(stream), slice: told(slice), arrayBuffer: told(arrayBuffer) });
}
