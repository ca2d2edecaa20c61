import { createContext } from 'preact';
import { useRequired } from '../ui/context.ts';
import type { CarnetApi } from './createCarnetApi.ts';

// Only the type is imported: the components, and their tests, load no browser API.

/** Provided by the root of the carnet. Its value never changes. */
export const CarnetApiContext = createContext<CarnetApi | null>(null);

/** Throws when no `CarnetApiContext` is provided. */
export const useCarnetApi = (): CarnetApi => useRequired(CarnetApiContext, 'CarnetApiContext');
