import { useEffect } from 'preact/hooks';
import type { Preferences } from '../../domain/case/store.ts';
import { t } from '../locales/index.ts';
import { ComputerOwnerQuestion } from '../lock/ComputerOwner.tsx';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { linkTo } from '../shared/linkTo.ts';
import { useTask } from '../shared/useTask.tsx';

/** Asks once who uses this computer, unless it is known. */
export function ComputerQuestion() {
  const ask = useAsk();
  const words = useWords();
  const { result: preferences, fault, run } = useTask<Preferences>();
  useEffect(() => void run(() => ask('ui>bg:readPreferences', {})), [ask, run]);
  if (fault) return <Alert fault={fault} />;
  if (preferences === null || preferences.computer !== null) return null;
  return <ComputerOwnerQuestion toLockPage={<a {...linkTo('lock')}>{t(words, 'offer.protect')}</a>} />;
}
