import { useState } from 'preact/hooks';
import type { LockState } from '../../domain/case/store.ts';
import { useAsk, useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { t } from '../../ui/locales/index.ts';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCopy } from '../parts/CopyButton.tsx';
import { WordLink } from '../parts/WordLink.tsx';
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
          <WordLink word="lockPage.toChoose" class="lone" to="lock" />
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
          <WordLink word="recover.back" class="back" to="items" />
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

interface RecoveryCodeProps {
  /** Groups of four characters separated by dashes. */
  readonly code: string;
  readonly onDone: () => void;
}

/** Shows the recovery code, once. Only the panel is printed: nothing on paper says what the code opens. */
export function RecoveryCode({ code, onDone }: RecoveryCodeProps) {
  const words = useWords();
  const { copied, copy } = useCopy();
  const [isNoted, setIsNoted] = useState(false);
  return (
    <section>
      <Heading>{t(words, 'code.title')}</Heading>
      <p>{t(words, 'code.meaning')}</p>
      <p>{t(words, 'code.keep')}</p>
      <div class="panel on-paper">
        <h2>{t(words, 'code.paper')}</h2>
        <CodeGroups code={code} />
        <p class="hint">{t(words, 'code.paperHint')}</p>
      </div>
      <div class="choices">
        <WordButton word="help.print" action="print-code" onClick={() => window.print()} />
        <WordButton word="code.copy" action="copy-code" onClick={() => copy(code)} />
      </div>
      <p class="hint">{t(words, 'traces.printer')}</p>
      <p role="status" class="hint">
        {copied !== null && t(words, copied ? 'code.copied' : 'code.copyFailed')}
      </p>
      <label class="tick">
        <input
          type="checkbox"
          data-action="code-noted"
          aria-describedby="note-first"
          checked={isNoted}
          onChange={(event) => setIsNoted(event.currentTarget.checked)}
        />
        {t(words, 'code.noted')}
      </label>
      <p id="note-first" class="hint">
        {t(words, 'code.noteFirst')}
      </p>
      <p>
        <WordButton word="code.done" class="primary" action="code-done" disabled={!isNoted} onClick={onDone} />
      </p>
    </section>
  );
}

function CodeGroups({ code }: { readonly code: string }) {
  return (
    <p class="code" data-recovery-code>
      {code.split(/(?<=-)/).map((group, index) => (
        // Groups may repeat, so the index is the key.
        <span key={index}>{group}</span>
      ))}
    </p>
  );
}
