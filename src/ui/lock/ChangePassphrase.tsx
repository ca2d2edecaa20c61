import { t } from '../locales/index.ts';
import { useAsk, useWords } from '../shared/context.ts';
import { Panel } from '../shared/Panel.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';

interface ChangePassphraseProps {
  readonly showCode: (recoveryCode: string) => void;
  readonly pin: boolean;
  readonly cancel: () => void;
}

export function ChangePassphrase({ pin, showCode, cancel }: ChangePassphraseProps) {
  const ask = useAsk();
  const words = useWords();
  const label = t(words, pin ? 'change.currentPin' : 'change.current');
  return (
    <Panel id="change-title" title={t(words, pin ? 'change.titlePin' : 'change.title')}>
      <p>{t(words, 'change.meaning')}</p>
      <NewPassphrase
        action="change-passphrase"
        submitLabel={t(words, 'change.do')}
        first={{ name: 'current', label, pin }}
        submit={(chosen, current) => ask('ui>bg:changePassphrase', { ...chosen, current })}
        onDone={showCode}
        cancel={cancel}
      />
    </Panel>
  );
}
