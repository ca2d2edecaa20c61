import { t } from '../locales/index.ts';
import { ConfirmPanel } from '../shared/ConfirmPanel.tsx';
import { useWords } from '../shared/context.ts';

interface WithdrawItemProps {
  readonly ordinal: number;
  readonly withdraw: () => Promise<null>;
  readonly onDone: () => void;
}

/** Excludes the item from future dossiers. Its journal entry stays. */
export function WithdrawItem({ ordinal, withdraw, onDone }: WithdrawItemProps) {
  const words = useWords();
  return (
    <ConfirmPanel
      action="withdraw"
      startLabel={t(words, 'withdraw.start')}
      title={t(words, 'withdraw.title', { ordinal })}
      cancelLabel={t(words, 'withdraw.keep')}
      confirmLabel={t(words, 'withdraw.confirm')}
      act={withdraw}
      onDone={onDone}
    >
      <p>{t(words, 'withdraw.meaning')}</p>
    </ConfirmPanel>
  );
}
