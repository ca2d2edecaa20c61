import type { ComponentChildren } from 'preact';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { DamagedDocument } from '../../shared/DamagedDocument.tsx';
import { Heading } from '../../shared/Heading.tsx';
import type { OpenDocument } from '../useCaseDocument.ts';

interface DocumentPageProps<T> {
  readonly title: string;
  readonly meaning: string;
  readonly caseDocument: OpenDocument<T>;
  readonly children: (value: T) => ComponentChildren;
}

/** A page about one case document: its purpose, then its content. */
export function DocumentPage<T>({ title, meaning, caseDocument, children }: DocumentPageProps<T>) {
  const words = useWords();
  const { value, fault } = caseDocument;
  return (
    <section aria-busy={value === null && fault === null}>
      <Heading>{title}</Heading>
      <p class="hint">{meaning}</p>
      {fault && <DamagedDocument fault={fault} replaceDamaged={() => caseDocument.replaceDamaged()} />}
      {value === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
      {value !== null && children(value)}
    </section>
  );
}
