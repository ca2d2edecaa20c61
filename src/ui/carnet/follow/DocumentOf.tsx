import { operatorSheet, stepsSheet } from '../../../domain/caseSheets.ts';
import { attachedDocuments } from '../../../domain/documents.ts';
import { t, type Words } from '../../words/index.ts';
import type { Book } from '../book.ts';
import type { OpenCase } from '../openCase.ts';
import { useSheet } from '../useSheet.ts';

interface DocumentOfProps {
  readonly words: Words;
  readonly book: Book;
  readonly index: OpenCase['index'];
  readonly itemId: string;
}

/** On the page of an imported document: what it belongs to. */
export function DocumentOf({ words, book, index, itemId }: DocumentOfProps) {
  const { value: steps } = useSheet(book, null, stepsSheet);
  const { value: operator } = useSheet(book, null, operatorSheet);
  if (steps === null || operator === null) return null;
  const found = attachedDocuments(steps.steps, operator, index?.found ?? []).get(itemId);
  if (found === undefined) return null;
  const place =
    found.kind === 'authorisation' ? '#operator' : found.item === null ? '#steps' : `#item/${found.item}`;
  return (
    <p class="note" data-document-of={found.kind}>
      <a href={place}>
        {found.kind === 'authorisation'
          ? t(words, 'documents.ofAuthorisation')
          : t(words, 'documents.ofStep', { step: t(words, `step.${found.step.kind}`) })}
      </a>
      . {t(words, 'documents.notHanded')}
    </p>
  );
}
