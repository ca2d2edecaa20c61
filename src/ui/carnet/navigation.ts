/** What navigation uses of `window`. */
type NavigationWindow = Pick<Window, 'history' | 'location' | 'addEventListener'>;

/**
 * The views visited in one page of the carnet, in memory. Their paths (route.ts) are in no address and in no history
 * state: the browser writes both to its history and sessions on the disk. A history state is a number here, so that
 * Back and Forward work; after a reload, every number stands for the first view.
 */
export class Navigation {
  readonly #window: NavigationWindow;
  readonly #openTab: (path: string) => void;
  #paths: readonly string[];
  #index = 0;
  #onChange: () => void = () => undefined;

  /** `openTab` opens a view in a new tab. */
  constructor(window: NavigationWindow, firstPath: string, openTab: (path: string) => void) {
    this.#window = window;
    this.#openTab = openTab;
    this.#paths = [firstPath];
    // Without the hash of a bookmark made with an earlier version.
    window.history.replaceState(0, '', window.location.pathname);
  }

  get path(): string {
    return this.#paths[this.#index] ?? '';
  }

  go(path: string): void {
    if (path === this.path) return;
    this.#paths = [...this.#paths.slice(0, this.#index + 1), path];
    this.#window.history.pushState(this.#index + 1, '', this.#window.location.pathname);
    this.#show(this.#index + 1);
  }

  openTab(path: string): void {
    this.#openTab(path);
  }

  /** Follows links and the Back button, and calls `onChange` after each change of view. Returns a function that stops. */
  start(onChange: () => void): () => void {
    const stop = new AbortController();
    const { signal } = stop;
    this.#onChange = onChange;
    const followLink = (event: MouseEvent) => this.#followLink(event);
    this.#window.addEventListener('click', followLink, { signal });
    this.#window.addEventListener('auxclick', followLink, { signal });
    const showState = ({ state }: PopStateEvent) => this.#show(typeof state === 'number' ? state : 0);
    this.#window.addEventListener('popstate', showState, { signal });
    return () => stop.abort();
  }

  /** For a link made by `linkTo`. As everywhere, Ctrl, Cmd, Shift or the middle button open a new tab. */
  #followLink(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-route]') : null;
    const path = link?.dataset.route;
    if (link === null || path === undefined || event.button > 1) return;
    event.preventDefault();
    const inNewTab = event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey;
    if (inNewTab || link.getAttribute('target') === '_blank') this.openTab(path);
    else this.go(path);
  }

  #show(index: number): void {
    this.#index = this.#paths[index] === undefined ? 0 : index;
    this.#onChange();
  }
}
