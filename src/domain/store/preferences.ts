/** The person's settings, readable while locked. They reveal nothing about the captures. */
export interface Preferences {
  /** « À qui est cet ordinateur ? »; null until answered. */
  readonly computer: 'mine' | 'shared' | 'unknown' | null;
  /** `aside`: the person dismissed the offer of a passphrase. */
  readonly lockOffer: 'open' | 'aside';
  /** Whether pages' context menus have our entry; only where the computer is not shared. */
  readonly menu: boolean;
}

/** Where others use the computer, or may: nothing outside our own pages may show that Recueil is there. */
export const isUsedByOthers = ({ computer }: Pick<Preferences, 'computer'>): boolean =>
  computer === 'shared' || computer === 'unknown';
