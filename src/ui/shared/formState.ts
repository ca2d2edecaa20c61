import { options, type VNode } from 'preact';

const FORM_ELEMENTS: ReadonlySet<unknown> = new Set(['form', 'input', 'select', 'textarea']);

/**
 * Sets `autocomplete="off"` on every form and field that is rendered. Otherwise browsers write what is typed and chosen in
 * plaintext to their sessions on the disk, to restore a tab: Chromium unless the field's form says `off` (fields without a
 * form need one as an ancestor: see Carnet.tsx), Firefox unless the field itself does.
 */
export function preventSavedFormState(): void {
  const { vnode: before } = options;
  options.vnode = (vnode: VNode<{ autocomplete?: string }>) => {
    if (FORM_ELEMENTS.has(vnode.type)) vnode.props.autocomplete = 'off';
    before?.(vnode);
  };
}
