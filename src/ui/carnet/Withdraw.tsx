import { AskFirst } from '../parts/AskFirst.tsx';
import { t, type Words } from '../words/index.ts';

interface WithdrawProps {
  readonly words: Words;
  readonly ordinal: number;
  readonly withdraw: () => Promise<null>;
  readonly done: () => void;
}

/** Out of the dossiers to come; the journal's line stays. */
export function Withdraw({ words, ordinal, withdraw, done }: WithdrawProps) {
  return (
    <AskFirst
      words={words}
      action="withdraw"
      start={t(words, 'withdraw.start')}
      title={t(words, 'withdraw.title', { ordinal })}
      keep={t(words, 'withdraw.keep')}
      confirm={t(words, 'withdraw.confirm')}
      act={withdraw}
      done={done}
    >
      <p>{t(words, 'withdraw.meaning')}</p>
    </AskFirst>
  );
}
