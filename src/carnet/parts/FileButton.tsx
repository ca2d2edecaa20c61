import type { ComponentChildren, Ref } from 'preact';

interface FileButtonProps {
  readonly id: string;
  /** `data-action` of the field. */
  readonly action: string;
  readonly isPrimary?: boolean;
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  /** Ids of the elements that name the file chosen and say what is wrong: the field itself is emptied. */
  readonly describedBy?: string;
  readonly isInvalid?: boolean;
  readonly input?: Ref<HTMLInputElement>;
  readonly choose: (files: readonly File[]) => void;
  /** The label. */
  readonly children: ComponentChildren;
}

/**
 * Chooses files with a button in the language of the interface: the browser's own button speaks the browser's language.
 * The field itself takes the focus and the keys, and is what a screen reader announces.
 */
export function FileButton({
  id,
  action,
  isPrimary = false,
  input = null,
  choose,
  children,
  ...field
}: FileButtonProps) {
  const { describedBy, isInvalid, ...attributes } = field;
  return (
    <span class="file-button">
      <input
        ref={input}
        id={id}
        class="screen-reader-only"
        type="file"
        data-action={action}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        {...attributes}
        onChange={(event) => {
          const { files } = event.currentTarget;
          choose([...(files ?? [])]);
          // Without this, choosing the same file again would fire no event.
          event.currentTarget.value = '';
        }}
      />
      <label class={isPrimary ? 'button primary' : 'button'} for={id}>
        {children}
      </label>
    </span>
  );
}
