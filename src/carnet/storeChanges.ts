import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Provided by the carnet. */
export const StoreChangesContext = createContext(0);

/**
 * Returns the number of locks, unlocks and erasings that were noticed. What was read from the store before the last one
 * must go. For views that stay displayed meanwhile; the others are rendered anew.
 */
export const useStoreChanges = (): number => useContext(StoreChangesContext);
