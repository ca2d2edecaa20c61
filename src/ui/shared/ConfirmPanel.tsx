import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Alert } from './Alert.tsx';
import { Panel } from './Panel.tsx';
import { useSubmit } from './useSubmit.ts';

interface ConfirmPanelProps {
  /** `data-action` of its three buttons: `erase-item`, `erase-item-cancel`, `erase-item-confirm`. */
  readonly action: string;
  readonly startLabel: string;
  readonly title: string;
  readonly cancelLabel: string;
  readonly confirmLabel: string;
  readonly quiet?: boolean;
  readonly act: () => Promise<null>;
  readonly onDone: () => void;
  /** Explains what the action does. */
  readonly children: ComponentChildren;
}

/** Two steps for an action that cannot be undone: the explanation shows before the confirmation button. */
export function ConfirmPanel({
  action,
  startLabel,
  title,
  cancelLabel,
  confirmLabel,
  quiet = false,
  ...props
}: ConfirmPanelProps) {
  const [asking, setAsking] = useState(false);
  const { fault, submit } = useSubmit();
  const opener = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  // After « cancel », the focus returns to the button that opened the panel.
  useLayoutEffect(() => {
    if (wasAsking.current) opener.current?.focus();
    wasAsking.current = asking;
  }, [asking]);
  const confirmAction = () =>
    submit(async () => {
      await props.act();
      props.onDone();
    });
  if (!asking) {
    return (
      <p>
        <button
          ref={opener}
          type="button"
          class={quiet ? 'quiet' : undefined}
          data-action={action}
          onClick={() => setAsking(true)}
        >
          {startLabel}
        </button>
      </p>
    );
  }
  return (
    <Panel id={`${action}-title`} title={title}>
      {props.children}
      {fault && <Alert fault={fault} />}
      <div class="choices">
        <button type="button" data-action={`${action}-cancel`} onClick={() => setAsking(false)}>
          {cancelLabel}
        </button>
        <button type="button" class="danger" data-action={`${action}-confirm`} onClick={confirmAction}>
          {confirmLabel}
        </button>
      </div>
    </Panel>
  );
}
