import { Heading } from '../parts/Heading.tsx';
import { t, type Words } from '../words/index.ts';

interface BeforeExportProps {
  readonly words: Words;
  readonly go: (hash: string) => void;
}

export function BeforeExport({ words, go }: BeforeExportProps) {
  return (
    <>
      <Heading>{t(words, 'before.title')}</Heading>
      <ReadFirst words={words} />
      <div class="choices">
        <button type="button" class="primary" data-action="export" onClick={() => go('#export')}>
          {t(words, 'before.start')}
        </button>
        <button type="button" data-action="review" onClick={() => go('#items')}>
          {t(words, 'before.review')}
        </button>
      </div>
    </>
  );
}

/** Who may read a dossier: the accused and their avocat, one day. */
export function ReadFirst({ words }: { readonly words: Words }) {
  return (
    <ul class="read-first">
      <li>{t(words, 'before.readers')}</li>
      <li>{t(words, 'before.others')}</li>
      <li>{t(words, 'before.publish')}</li>
    </ul>
  );
}
