import { Panel } from '../parts/Panel.tsx';
import { t } from '../words/index.ts';
import type { LockPageProps } from './LockPage.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';

interface ChangeProps extends Pick<LockPageProps, 'ask' | 'words' | 'showCode'> {
  readonly pin: boolean;
  readonly cancel: () => void;
}

export function Change({ ask, words, pin, showCode, cancel }: ChangeProps) {
  const label = t(words, pin ? 'change.currentPin' : 'change.current');
  return (
    <Panel id="change-title" title={t(words, pin ? 'change.titlePin' : 'change.title')}>
      <p>{t(words, 'change.meaning')}</p>
      <NewPassphrase
        words={words}
        action="change-passphrase"
        submitLabel={t(words, 'change.do')}
        first={{ name: 'current', label, pin }}
        submit={(chosen, current) => ask('ui>bg:changePassphrase', { ...chosen, current })}
        done={showCode}
        cancel={cancel}
      />
    </Panel>
  );
}
