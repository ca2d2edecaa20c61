import type { ComponentChildren } from 'preact';
import { ConfirmPanel } from '../../ui/ConfirmPanel.tsx';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert, type UiError } from '../../ui/useTask.tsx';
import type { OpenDocument } from './useCaseDocument.ts';

interface DamagedDocumentProps {
  readonly fault: UiError;
  /** The part of the page that the document fills; the whole page by default. */
  readonly part?: 'requester' | 'account' | 'documents' | 'steps' | 'diary' | 'witnesses';
  /** Replaces the damaged document with an empty one. */
  readonly replaceDamaged: () => Promise<unknown>;
}

/** Shows why a document cannot be read. For a damaged record, offers to replace it, after saying what is lost. */
export function DamagedDocument({ fault, part, replaceDamaged }: DamagedDocumentProps) {
  const words = useWords();
  const start =
    part === undefined
      ? t(words, 'damaged.replace')
      : t(words, 'damaged.replacePart', { part: t(words, `damaged.${part}`) });
  const ofPart = part === 'documents' ? 'damaged.replaceDocumentsMeaning' : 'damaged.replacePartMeaning';
  const meaning = part === undefined ? 'damaged.replaceMeaning' : ofPart;
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
          act={replaceDamaged}
        >
          <p>{t(words, meaning)}</p>
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
