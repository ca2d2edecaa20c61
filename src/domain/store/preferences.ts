/** Answers to our questions, readable while locked; they tell nothing of what was recorded. */
export interface Preferences {
  /** « Cet ordinateur est-il à vous seul·e ? »; null while not asked. */
  readonly computer: 'mine' | 'shared' | 'unknown' | null;
  /** The person put the offer of a passphrase aside. */
  readonly lockOffer: 'open' | 'aside';
  /** What this is and is not was read in the carnet. */
  readonly welcomed: boolean;
  /** Our entry in pages' menus, where the computer is not shared. */
  readonly menu: boolean;
}
