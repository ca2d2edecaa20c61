import type { LockState } from '../../domain/store/storeLock.ts';
import type { Ask } from '../../messages/requests.ts';
import { Heading } from '../parts/Heading.tsx';
import { t, type Words } from '../words/index.ts';
import { NewPassphrase } from './NewPassphrase.tsx';

interface RecoverPageProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly state: LockState;
  readonly showCode: (recoveryCode: string) => void;
}

/** The recovery code in the place of a forgotten passphrase, locked or not. */
export function RecoverPage({ ask, words, state, showCode }: RecoverPageProps) {
  if (state.kind === 'none') {
    return (
      <section>
        <Heading>{t(words, 'recover.title')}</Heading>
        <p>{t(words, 'lockPage.none')}</p>
        <p>
          <a href="#lock">{t(words, 'lockPage.toChoose')}</a>
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
          <a class="back" href="#items">
            {t(words, 'recover.back')}
          </a>
        </p>
      )}
      <NewPassphrase
        words={words}
        action="recover"
        submitLabel={t(words, 'recover.do')}
        first={{
          name: 'code',
          label: t(words, 'recover.code'),
          hint: t(words, 'recover.codeHint'),
          pin: false,
        }}
        submit={(chosen, code) => ask('ui>bg:recoverPassphrase', { ...chosen, code })}
        done={showCode}
      />
    </section>
  );
}
