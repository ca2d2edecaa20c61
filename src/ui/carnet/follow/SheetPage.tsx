import type { ComponentChildren } from 'preact';
import { Heading } from '../../parts/Heading.tsx';
import { Unreadable } from '../../parts/Unreadable.tsx';
import { t, type Words } from '../../words/index.ts';
import type { OpenSheet } from '../useSheet.ts';

interface SheetPageProps<T> {
  readonly words: Words;
  readonly title: string;
  readonly meaning: string;
  readonly sheet: OpenSheet<T>;
  readonly children: (value: T) => ComponentChildren;
}

/** A page about one sheet: what it is for, then what it holds. */
export function SheetPage<T>({ words, title, meaning, sheet, children }: SheetPageProps<T>) {
  const { value, fault } = sheet;
  return (
    <section aria-busy={value === null && fault === null}>
      <p>
        <a class="back" href="#more">
          {t(words, 'more.title')}
        </a>
      </p>
      <Heading>{title}</Heading>
      <p class="hint">{meaning}</p>
      {fault && <Unreadable words={words} fault={fault} renew={() => sheet.renew()} />}
      {value === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
      {value !== null && children(value)}
    </section>
  );
}
