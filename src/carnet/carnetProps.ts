import { createContext } from 'preact';
import type { MhtmlChoice } from '../domain/capture/observation.ts';
import { useRequired } from '../ui/context.ts';
import type { Navigation } from './route.ts';

/** The setting for « page.mhtml », in browsers that can save it. */
export interface MhtmlApi {
  readChoice(): Promise<MhtmlChoice>;
  /** Makes the browser ask for the permission; false when the person refuses. Must be called during a click. */
  setEnabled(enabled: boolean): Promise<boolean>;
}

/** What the pages of the carnet are given by its root. */
export interface CarnetProps {
  /** Requests the permission for that host; false when the person refuses. Must be called during a click. */
  readonly allowAuthority: (address: string) => Promise<boolean>;
  /** Absent in a browser that cannot save MHTML. */
  readonly mhtmlApi?: MhtmlApi | undefined;
  /** Its idle API does not say that the screen is locked (MDN). */
  readonly isFirefox: boolean;
  /** Rejects when the browser refuses. */
  readonly copyToClipboard: (text: string) => Promise<void>;
  readonly navigation: Navigation;
  /** Opens the page again at a view, with the carnet of that id, or without one with that which captures go to. */
  readonly reopen: (path: string, caseId?: string) => void;
}

/** Provided by the root of the carnet. Its value never changes. */
export const CarnetPropsContext = createContext<CarnetProps | null>(null);

/** Throws when no `CarnetPropsContext` is provided. */
export const useCarnetProps = (): CarnetProps => useRequired(CarnetPropsContext, 'CarnetPropsContext');
