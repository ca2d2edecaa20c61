import type { Ask } from '../../messages/requests.ts';
import { Panel } from '../parts/Panel.tsx';
import { t, type Words } from '../words/index.ts';
import { NewPassphrase } from './NewPassphrase.tsx';

interface ChangeProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly showCode: (recoveryCode: string) => void;
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
