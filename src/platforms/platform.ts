import type { IdFormula } from './reading/idTimestamps.ts';

/** Data only: builds put its JSON in place of the readers (scripts/platformData.ts). Its file has its reader too. */
export interface Platform {
  /** The platform's name in items: stored, so never changed. */
  readonly id: string;
  readonly name: string;
  /** The script of its reader, which several may share. `self-hosted`: for an unknown host. Null: only named. */
  readonly pack: string | null;
  /**
   * Hosts whose pages get the pack, without `www.`: `.example.com` for its languages and countries, `example.*` for one
   * a country. Other subdomains are often software that anybody runs. Empty where anybody hosts it.
   */
  readonly hosts: readonly string[];
  /** With all subdomains. Stated, never derived: anybody, the harasser too, may run any other site and log visits. */
  readonly operated?: readonly string[];
  /** Anybody can host it: a name or an id is unique on one server only. */
  readonly selfHosted?: true;
  /** What the platform displays before a handle; items store it bare. */
  readonly handlePrefix?: '@' | 'u/';
  /** `alice` and `Alice` are two accounts. */
  readonly caseSensitiveHandles?: true;
  /** A handle may contain its server (`alice@example.org`). */
  readonly handleHasServer?: true;
  /** Without an address of some kind, the platform takes such reports in its own menus (« … » beside the post). */
  readonly reportLinks?: readonly ReportLink[];
  /** No notice under article 16 of the Digital Services Act: mail, private messages. */
  readonly notNotifiable?: true;
  /** Not where the sender's software chooses the id. `address`: its first group is that id in a post's address. */
  readonly idTime?: { readonly id: 'post' | 'comment'; readonly formula: IdFormula; readonly address?: string };
  /** Its reader looks for a mark of modification. */
  readonly readsEdits?: true;
}

/** Opened only by a click. Found in public code and guides that cite it: no page was opened. */
export interface ReportLink {
  readonly kind: ReportKind;
  readonly url: string;
  /** ISO date on which the address was found: check it again when that is long ago. */
  readonly seen: string;
}

type ReportKind =
  /** The platform's rules: abuse, threats, harassment. */
  | 'rules'
  /** Illegal content: notice under article 16 of the Digital Services Act. */
  | 'illegal'
  /** Private facts or images of oneself. */
  | 'privacy'
  /** A copy of one's own account data. */
  | 'own-data';
