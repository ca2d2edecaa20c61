import { useEffect, useState } from 'preact/hooks';
import { t, type Words } from '../words/index.ts';
import type { Backups } from './backups.ts';

/** « Une seule copie existe »: one calm line, and where to go. What cannot be told is not said. */
export function CopyLine({ words, backups }: { readonly words: Words; readonly backups: Backups }) {
  const [alone, setAlone] = useState(0);
  useEffect(() => {
    backups.itemsAlone().then(setAlone, () => setAlone(0));
  }, [backups]);
  if (alone === 0) return null;
  return (
    <p class="hint" data-alone={alone}>
      {t(words, 'backup.alone', { n: alone })} <a href="#backup">{t(words, 'backup.makeOne')}</a>{' '}
      {t(words, 'backup.anchor')}
    </p>
  );
}
