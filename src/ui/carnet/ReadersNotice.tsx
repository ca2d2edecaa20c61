import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';

/** States who may read a dossier, including the accused and their lawyer. */
export function ReadersNotice() {
  const words = useWords();
  return (
    <ul class="readers-notice">
      <li>{t(words, 'beforeExport.readers')}</li>
      <li>{t(words, 'beforeExport.others')}</li>
      <li>{t(words, 'beforeExport.publish')}</li>
    </ul>
  );
}
