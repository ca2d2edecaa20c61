import { Heading } from '../parts/Heading.tsx';
import { t, type Words } from '../words/index.ts';
import type { CarnetProps } from './props.ts';
import { Timestamping } from './Timestamping.tsx';

interface BeforeExportProps extends Pick<CarnetProps, 'ask' | 'words' | 'allowAuthority'> {
  readonly go: (hash: string) => void;
}

export function BeforeExport({ ask, words, allowAuthority, go }: BeforeExportProps) {
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
      <Timestamping ask={ask} words={words} allowAuthority={allowAuthority} />
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
