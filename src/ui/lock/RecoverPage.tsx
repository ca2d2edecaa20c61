import type { LockState } from '../../domain/case/store.ts';
import { t } from '../locales/index.ts';
import { useAsk, useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';
import { linkTo } from '../shared/linkTo.ts';
import { NewPassphrase } from './NewPassphrase.tsx';

interface RecoverPageProps {
  readonly state: LockState;
  readonly showCode: (recoveryCode: string) => void;
}

/** Sets a new passphrase with the recovery code, locked or not. */
export function RecoverPage({ state, showCode }: RecoverPageProps) {
  const ask = useAsk();
  const words = useWords();
  if (state.kind === 'none') {
    return (
      <section>
        <Heading>{t(words, 'recover.title')}</Heading>
        <p>{t(words, 'lockPage.none')}</p>
        <p>
          <a {...linkTo('lock')}>{t(words, 'lockPage.toChoose')}</a>
        </p>
      </section>
    );
  }
  return (
    <section>
      <Heading>{t(words, 'recover.title')}</Heading>
      <p>{t(words, 'recover.meaning')}</p>
      <p class="hint">{t(words, 'recover.without')}</p>
      <p class="hint">{t(words, 'recover.neither')}</p>
      {state.kind === 'locked' && (
        <p>
          <a class="back" {...linkTo('items')}>
            {t(words, 'recover.back')}
          </a>
        </p>
      )}
      <NewPassphrase
        action="recover"
        submitLabel={t(words, 'recover.do')}
        first={{
          name: 'code',
          label: t(words, 'recover.code'),
          hint: t(words, 'recover.codeHint'),
          pin: false,
        }}
        submit={(chosen, code) => ask('ui>bg:recoverPassphrase', { ...chosen, code })}
        onDone={showCode}
      />
    </section>
  );
}
