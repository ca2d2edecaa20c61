import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useWords } from '../shared/context.ts';
import { useFocusRestore } from '../shared/useFocusRestore.ts';
import { useSubmit } from '../shared/useSubmit.ts';

interface ConfirmButtonProps {
  readonly label: string;
  /** Of the second button, which runs the action. */
  readonly confirmLabel: string;
  readonly act: () => Promise<void>;
}

/** Two presses for an action that cannot be undone; the first moves the focus to the second button. */
export function ConfirmButton({ label, confirmLabel, act }: ConfirmButtonProps) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const { fault, submit } = useSubmit();
  const first = useRef<HTMLButtonElement>(null);
  const second = useRef<HTMLButtonElement>(null);
  const container = useRef<HTMLSpanElement>(null);
  const wasAsking = useRef(false);
  useLayoutEffect(() => {
    if (asking) second.current?.focus();
    else if (wasAsking.current) first.current?.focus();
    wasAsking.current = asking;
  }, [asking]);
  useFocusRestore(container, asking);
  if (!asking) {
    return (
      <button ref={first} type="button" class="quiet" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  const confirm = () =>
    submit(async () => {
      await act();
      setAsking(false);
    });
  return (
    <span ref={container} class="confirm-button">
      <button ref={second} type="button" class="danger" onClick={confirm}>
        {confirmLabel}
      </button>
      <button type="button" class="quiet" onClick={() => setAsking(false)}>
        {t(words, 'withdraw.keep')}
      </button>
      {fault && <Alert fault={fault} />}
    </span>
  );
}
