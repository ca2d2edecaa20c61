import { type Context, createContext, options, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Ask } from '../messages/protocol.ts';
import type { Words } from './locales/index.ts';

/** The sentences of the page's language. Provided by the root of each page. */
export const WordsContext = createContext<Words | null>(null);

/** Sends requests to the background. Provided by the root of each page that sends any. */
export const AskContext = createContext<Ask | null>(null);

/** Throws when no `WordsContext` is provided. */
export const useWords = (): Words => useRequired(WordsContext, 'WordsContext');

/** Throws when no `AskContext` is provided. */
export const useAsk = (): Ask => useRequired(AskContext, 'AskContext');

export function useRequired<T>(context: Context<T | null>, name: string): T {
  const value = useContext(context);
  if (value === null) throw new Error(`${name} has no provider`);
  return value;
}

const FORM_ELEMENTS: ReadonlySet<unknown> = new Set(['form', 'input', 'select', 'textarea']);

/**
 * Sets `autocomplete="off"` on every form and field that is rendered. Otherwise browsers write what is typed and chosen
 * in plaintext to their sessions on the disk, to restore a tab: Chromium unless the field's form says `off` (fields
 * without a form need one as an ancestor: see Carnet.tsx), Firefox unless the field itself does.
 */
export function preventSavedFormState(): void {
  const { vnode: before } = options;
  options.vnode = (vnode: VNode<{ autocomplete?: string }>) => {
    if (FORM_ELEMENTS.has(vnode.type)) vnode.props.autocomplete = 'off';
    before?.(vnode);
  };
}
