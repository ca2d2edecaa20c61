import { Refusal } from '../../domain/shared/errors.ts';
import { t } from '../locales/index.ts';
import type { UiError } from '../uiErrors.ts';
import { Alert } from './Alert.tsx';
import { ConfirmPanel } from './ConfirmPanel.tsx';
import { useWords } from './context.ts';

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

/** Returns the document if it can be read (another page may have replaced it since), and writes it only if damaged. */
export async function writeIfDamaged<T>(read: () => Promise<T>, write: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'record-damaged')) throw error;
  }
  return write();
}
