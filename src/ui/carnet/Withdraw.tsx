import { useEffect, useRef, useState } from 'preact/hooks';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { t, type Words } from '../words/index.ts';

interface WithdrawProps {
  readonly words: Words;
  readonly ordinal: number;
  readonly withdraw: () => Promise<null>;
  readonly done: () => void;
}

/** Two steps: what taking out means is said before it is done, since the journal's line stays. */
export function Withdraw({ words, ordinal, withdraw, done }: WithdrawProps) {
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const question = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asking) question.current?.focus();
  }, [asking]);

  const confirm = () => withdraw().then(done, (error: unknown) => setFault(faultOf(error)));
  if (!asking) {
    return (
      <p>
        <button type="button" data-action="withdraw" onClick={() => setAsking(true)}>
          {t(words, 'withdraw.start')}
        </button>
      </p>
    );
  }
  return (
    <section ref={question} class="panel" tabIndex={-1} aria-labelledby="withdraw-title">
      <h2 id="withdraw-title">{t(words, 'withdraw.title', { ordinal })}</h2>
      <p>{t(words, 'withdraw.meaning')}</p>
      {fault && <Alert words={words} fault={fault} />}
      <div class="choices">
        <button type="button" data-action="withdraw-cancel" onClick={() => setAsking(false)}>
          {t(words, 'withdraw.keep')}
        </button>
        <button type="button" data-action="withdraw-confirm" onClick={confirm}>
          {t(words, 'withdraw.confirm')}
        </button>
      </div>
    </section>
  );
}
