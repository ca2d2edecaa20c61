import type { Fault } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { t, type WordKey, type Words } from '../words/index.ts';
import type { Unread } from './props.ts';

const NAMES = {
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

interface DamagedProps {
  readonly words: Words;
  readonly fault: Fault;
  readonly retry: (unread: Unread) => void;
}

/** Names what of the person's own words cannot be read, and offers to go on without it. */
export function Damaged({ words, fault: { code, detail }, retry }: DamagedProps) {
  const listed = (key: string): string[] =>
    String(detail[key] ?? '')
      .split(' ')
      .filter(Boolean);
  const [sheets, items] = [listed('sheets'), listed('items')];
  const list = String(detail.ordinals ?? '');
  const go = (joined: boolean) => retry({ documents: sheets, items, joined });
  return (
    <>
      <Alert words={words} fault={{ code, detail }} sentence={t(words, 'damaged.some')} />
      <ul data-damaged>
        {sheets.map((name) => (
          <li key={name}>{name in NAMES ? t(words, NAMES[name as keyof typeof NAMES]) : name}</li>
        ))}
        {items.length > 0 && <li>{t(words, 'damaged.notes', { n: items.length, list })}</li>}
      </ul>
      {sheets.includes('documents') && <p>{t(words, 'damaged.documentsMeaning')}</p>}
      {items.length === 0 ? (
        <p>
          <button type="button" class="primary" data-action="export-unread" onClick={() => go(false)}>
            {t(words, 'damaged.export.without')}
          </button>
        </p>
      ) : (
        <>
          <p>{t(words, 'damaged.hidden')}</p>
          <div class="choices">
            <button type="button" class="primary" data-action="export-unread" onClick={() => go(false)}>
              {t(words, 'damaged.export.withoutItems', { n: items.length, list })}
            </button>
            <button type="button" data-action="export-unread-joined" onClick={() => go(true)}>
              {t(words, 'damaged.export.withItems', { n: items.length })}
            </button>
          </div>
        </>
      )}
    </>
  );
}
