import { useState } from 'preact/hooks';
import { t } from '../locales/index.ts';
import { ConfirmPanel } from '../shared/ConfirmPanel.tsx';
import { useWords } from '../shared/context.ts';
import { FocusedStatus } from '../shared/FocusedStatus.tsx';

interface WithdrawItemProps {
  readonly ordinal: number;
  readonly isWithdrawn: boolean;
  readonly withdraw: () => Promise<null>;
  readonly onDone: () => void;
}

/** Excludes the item from future dossiers for good. Its journal entry stays. The outcome replaces the buttons. */
export function WithdrawItem({ ordinal, isWithdrawn, withdraw, onDone }: WithdrawItemProps) {
  const words = useWords();
  const [isDone, setIsDone] = useState(false);
  if (isDone) return <FocusedStatus>{t(words, 'withdraw.done')}</FocusedStatus>;
  if (isWithdrawn) return null;
  return (
    <ConfirmPanel
      action="withdraw"
      startLabel={t(words, 'withdraw.start')}
      title={t(words, 'withdraw.title', { ordinal })}
      cancelLabel={t(words, 'withdraw.keep')}
      confirmLabel={t(words, 'withdraw.confirm')}
      act={withdraw}
      onDone={() => {
        setIsDone(true);
        onDone();
      }}
    >
      <p>
        <strong>{t(words, 'withdraw.final')}</strong>
      </p>
      <p>{t(words, 'withdraw.meaning')}</p>
    </ConfirmPanel>
  );
}
