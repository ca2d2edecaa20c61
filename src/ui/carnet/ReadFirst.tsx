import { t, type Words } from '../words/index.ts';

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
