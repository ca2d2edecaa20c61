import { useEffect, useState } from 'preact/hooks';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { linkTo } from '../shared/linkTo.ts';
import type { BackupApi } from './backupApi.ts';

/** « Une seule copie existe »: one line with a link to the backup page; nothing when the count cannot be read. */
export function BackupHint({ backups }: { readonly backups: BackupApi }) {
  const words = useWords();
  const [count, setCount] = useState(0);
  useEffect(() => {
    backups.countItemsWithoutBackup().then(setCount, () => setCount(0));
  }, [backups]);
  if (count === 0) return null;
  return (
    <p class="hint" data-without-backup={count}>
      {t(words, 'backup.onlyHere', { n: count })} <a {...linkTo('backup')}>{t(words, 'backup.makeOne')}</a>{' '}
      {t(words, 'backup.anchor')}
    </p>
  );
}
