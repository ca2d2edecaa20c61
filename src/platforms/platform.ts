import type { IdFormula } from './reading/idTimestamps.ts';

/**
 * What is known of a platform without reading its pages. Data only: builds put its JSON in place of the readers
 * (scripts/platformData.ts). Its file also exports its reader.
 */
export interface Platform {
  /** The platform's name in items: stored, so never changed. */
  readonly id: string;
  readonly name: string;
  /**
   * The script of its reader, which several platforms may share. `self-hosted`: what a page of an unknown host gets.
   * Null for a platform that is only named.
   */
  readonly pack: string | null;
  /**
   * Hosts whose pages get the pack, without `www.`. `.example.com` stands for subdomains of countries and languages
   * (`fr.`, `fr-be.`), `example.*` for one host a country. Other subdomains are often software that anybody runs: a
   * forum for developers, a help centre. Empty for software that anybody hosts, which is recognised by its markup.
   */
  readonly hosts: readonly string[];
  /**
   * Hosts that the company operates, with all their subdomains. Stated, never derived: anybody may run any other site,
   * the person's harasser included, and its pages may log what a visitor does.
   */
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
  /**
   * The native id that contains the instant of the post. Not where the sender's software chooses the id. `address`: a
   * pattern whose first group is that id in a post's own address.
   */
  readonly idTime?: { readonly id: 'post' | 'comment'; readonly formula: IdFormula; readonly address?: string };
  /** Its reader looks for a mark of modification. */
  readonly readsEdits?: true;
}

/**
 * An official address for reports or for requests of one's own data. Opened only by a click. Found in public code and
 * guides that cite it, unless a comment says where; no page was opened.
 */
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
