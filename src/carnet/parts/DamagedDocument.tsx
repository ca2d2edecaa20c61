import { ConfirmPanel } from '../../ui/ConfirmPanel.tsx';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { Alert, type UiError } from '../../ui/useTask.tsx';

interface DamagedDocumentProps {
  /** Nothing shows while it has no fault. */
  readonly document: {
    readonly fault: UiError | null;
    /** Replaces the damaged document with an empty one. */
    readonly replaceDamaged: () => Promise<unknown>;
  };
  /** The part of the page that the document fills; the whole page by default. */
  readonly part?: 'requester' | 'account' | 'documents' | 'steps' | 'diary' | 'witnesses';
}

/** Shows why a document cannot be read. For a damaged record, offers to replace it, after saying what is lost. */
export function DamagedDocument({ document: { fault, replaceDamaged }, part }: DamagedDocumentProps) {
  const words = useWords();
  if (fault === null) return null;
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
          act={() => replaceDamaged()}
        >
          <p>{t(words, meaning)}</p>
        </ConfirmPanel>
      )}
    </>
  );
}
