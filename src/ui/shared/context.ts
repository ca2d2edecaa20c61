import { type Context, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Ask } from '../../messages/protocol.ts';
import type { Words } from '../locales/index.ts';

/** The sentences of the page's language. Provided by the root of each page. */
export const WordsContext = createContext<Words | null>(null);

/** Sends requests to the background. Provided by the root of each page that sends any. */
export const AskContext = createContext<Ask | null>(null);

/** Throws when no `WordsContext` is provided. */
export const useWords = (): Words => useRequired(WordsContext, 'WordsContext');

/** Throws when no `AskContext` is provided. */
export const useAsk = (): Ask => useRequired(AskContext, 'AskContext');

function useRequired<T>(context: Context<T | null>, name: string): T {
  const value = useContext(context);
  if (value === null) throw new Error(`${name} has no provider`);
  return value;
}
