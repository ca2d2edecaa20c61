import { t, type WordKey } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useWords } from '../shared/context.ts';
import type { UiError } from '../uiErrors.ts';
import type { UnreadableParts } from './carnetProps.ts';

const DOCUMENT_LABELS = {
  case: 'damaged.case',
  operator: 'damaged.operator',
  requester: 'damaged.requester',
  account: 'damaged.account',
  diary: 'damaged.diary',
  witnesses: 'damaged.witnesses',
  persons: 'damaged.persons',
  steps: 'damaged.steps',
  documents: 'damaged.documents',
  export: 'damaged.export',
  answers: 'damaged.answers',
} as const satisfies Readonly<Record<string, WordKey>>;

interface DamagedDocumentsChoiceProps {
  readonly fault: UiError;
  readonly retry: (unreadable: UnreadableParts) => void;
}

/** Names the person's documents and notes that cannot be read, and offers to export without them. */
export function DamagedDocumentsChoice({ fault: { code, detail }, retry }: DamagedDocumentsChoiceProps) {
  const words = useWords();
  const readList = (key: string): string[] =>
    String(detail[key] ?? '')
      .split(' ')
      .filter(Boolean);
  const [documents, items] = [readList('sheets'), readList('items')];
  const list = String(detail.ordinals ?? '');
  const retryWithout = (joined: boolean) => retry({ documents, items, joined });
  return (
    <>
      <Alert fault={{ code, detail }} sentence={t(words, 'damaged.some')} />
      <ul data-damaged>
        {documents.map((name) => (
          <li key={name}>
            {name in DOCUMENT_LABELS ? t(words, DOCUMENT_LABELS[name as keyof typeof DOCUMENT_LABELS]) : name}
          </li>
        ))}
        {items.length > 0 && <li>{t(words, 'damaged.notes', { n: items.length, list })}</li>}
      </ul>
      {documents.includes('documents') && <p>{t(words, 'damaged.documentsMeaning')}</p>}
      {items.length === 0 ? (
        <p>
          <button type="button" class="primary" data-action="export-unread" onClick={() => retryWithout(false)}>
            {t(words, 'damaged.export.without')}
          </button>
        </p>
      ) : (
        <>
          <p>{t(words, 'damaged.hidden')}</p>
          <div class="choices">
            <button type="button" class="primary" data-action="export-unread" onClick={() => retryWithout(false)}>
              {t(words, 'damaged.export.withoutItems', { n: items.length, list })}
            </button>
            <button type="button" data-action="export-unread-joined" onClick={() => retryWithout(true)}>
              {t(words, 'damaged.export.withItems', { n: items.length })}
            </button>
          </div>
        </>
      )}
    </>
  );
}
