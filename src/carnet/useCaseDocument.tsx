import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import type { CaseDocument } from '../domain/case/case.ts';
import { ConfirmPanel } from '../ui/ConfirmPanel.tsx';
import { useWords } from '../ui/context.ts';
import { Heading } from '../ui/focus.tsx';
import { Loading } from '../ui/Loading.tsx';
import { t } from '../ui/locales/index.ts';
import { Alert, type UiError, useTask } from '../ui/useTask.tsx';
import { useCarnetApi } from './carnetApi.ts';

export interface OpenDocument<T> {
  /** Null while it is being read. */
  readonly value: T | null;
  readonly fault: UiError | null;
  change(change: (before: T) => T): Promise<void>;
  /** Replaces a damaged document, by default with the empty one. Resolves with the stored document. */
  replaceDamaged(value?: T): Promise<T>;
}

/**
 * Opens a document of a case, which is read and written whole. `caseId` null: of the current case, which the first
 * change creates if there is none.
 */
export function useCaseDocument<T>(caseId: string | null, caseDocument: CaseDocument<T>): OpenDocument<T> {
  const { documents } = useCarnetApi();
  const { result: value, fault, run, setResult } = useTask<T>();
  const pendingWrites = useContext(PendingWritesContext);
  const lastWrites = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => pendingWrites.add(async () => void (await lastWrites.current)), [pendingWrites]);
  useEffect(() => void run(() => documents.read(caseId, caseDocument)), [documents, caseId, caseDocument, run]);
  return {
    value,
    fault,
    change: (change) => {
      const pendingWrite = documents.change(caseId, caseDocument, change).then(setResult);
      lastWrites.current = Promise.allSettled([lastWrites.current, pendingWrite]);
      return pendingWrite;
    },
    replaceDamaged: async (newValue) => {
      const stored = await documents.replaceDamaged(caseId, caseDocument, newValue);
      setResult(stored);
      return stored;
    },
  };
}

/** The longest time that locking or closing waits for a slow disk. The page shows nothing meanwhile. */
const FLUSH_TIMEOUT_MS = 5000;

/** Values typed in this page that are not on the disk yet. Flushed before the store locks or the page closes. */
export class PendingWrites {
  readonly #writers = new Set<() => Promise<void>>();

  /** Returns a function that removes the writer. */
  add(write: () => Promise<void>): () => void {
    this.#writers.add(write);
    return () => void this.#writers.delete(write);
  }

  /** Resolves once every value is on the disk. Never rejects: each field shows its own fault. */
  async flush(): Promise<void> {
    await Promise.allSettled([...this.#writers].map((write) => write()));
  }

  /** Like `flush`, but resolves after `FLUSH_TIMEOUT_MS` at the latest. */
  async flushWithTimeout(): Promise<void> {
    const all = this.flush();
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, FLUSH_TIMEOUT_MS));
    await Promise.race([all, timeout]);
  }
}

export const PendingWritesContext = createContext(new PendingWrites());

interface DamagedDocumentProps {
  readonly fault: UiError;
  /** The part of the page that the document fills; the whole page by default. */
  readonly part?: 'requester' | 'account' | 'documents';
  /** Replaces the damaged document with an empty one. */
  readonly replaceDamaged: () => Promise<unknown>;
}

const REPLACE_MEANINGS = {
  page: 'damaged.replaceMeaning',
  requester: 'damaged.replacePartMeaning',
  account: 'damaged.replacePartMeaning',
  documents: 'damaged.replaceDocumentsMeaning',
} as const;

/** Shows why a document cannot be read. For a damaged record, offers to replace it, after saying what is lost. */
export function DamagedDocument({ fault, part, replaceDamaged }: DamagedDocumentProps) {
  const words = useWords();
  const start =
    part === undefined
      ? t(words, 'damaged.replace')
      : t(words, 'damaged.replacePart', { part: t(words, `damaged.${part}`) });
  return (
    <>
      <Alert fault={fault} />
      {fault.code === 'record-damaged' && (
        <ConfirmPanel
          action={part === undefined ? 'replace' : `replace-${part}`}
          startLabel={start}
          title={t(words, 'damaged.replaceConfirm', { start })}
          cancelLabel={t(words, 'notes.replaceCancel')}
          confirmLabel={start}
          act={() => replaceDamaged().then(() => null)}
          onDone={() => undefined}
        >
          <p>{t(words, REPLACE_MEANINGS[part ?? 'page'])}</p>
        </ConfirmPanel>
      )}
    </>
  );
}

interface DocumentPageProps<T> {
  readonly title: string;
  readonly meaning: string;
  readonly caseDocument: OpenDocument<T>;
  readonly children: (value: T) => ComponentChildren;
}

/** A page about one case document: its purpose, then its content. */
export function DocumentPage<T>({ title, meaning, caseDocument, children }: DocumentPageProps<T>) {
  const { value, fault } = caseDocument;
  return (
    <section aria-busy={value === null && fault === null}>
      <Heading>{title}</Heading>
      <p class="hint">{meaning}</p>
      {fault && <DamagedDocument fault={fault} replaceDamaged={() => caseDocument.replaceDamaged()} />}
      {value === null && fault === null && <Loading />}
      {value !== null && children(value)}
    </section>
  );
}
