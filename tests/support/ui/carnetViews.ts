import { Navigation } from '../../../src/carnet/route.ts';
import { actAndSettle } from './uiHarness.ts';

/** Props of a carnet that opens at a view (src/carnet/route.ts). */
export const startAt = (path: string, openTab: (path: string) => void = () => undefined) => ({
  navigation: new Navigation(window, path, openTab),
  window,
});

/** The path of the view that the carnet shows. */
export const shownPath = (): string | undefined => document.querySelector<HTMLElement>('.carnet')?.dataset.path;

/** Goes to a view as a link does. */
export function followLink(path: string): Promise<void> {
  return actAndSettle(() => {
    const link = document.createElement('a');
    link.dataset.route = path;
    document.body.append(link);
    link.click();
    link.remove();
  });
}
