import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from './context.ts';
import { useFocusRestore } from './focus.tsx';
import { t } from './locales/index.ts';
import { Alert, useSubmit } from './useTask.tsx';

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

interface PanelProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** Replaces the button that opened it. Its title takes the focus: the panel may be taller than the window. */
export function Panel({ id, title, children }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const container = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus();
    // The focus only brings the title into view: the buttons are below.
    container.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useFocusRestore(container);
  return (
    <section ref={container} class="panel" aria-labelledby={id}>
      <h2 ref={heading} id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}

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

/** Removes one entry of a list written by the person, after a confirmation. */
export function RemoveEntry({ act }: { readonly act: () => Promise<void> }) {
  const words = useWords();
  return <ConfirmButton label={t(words, 'entry.remove')} confirmLabel={t(words, 'entry.removeSure')} act={act} />;
}
