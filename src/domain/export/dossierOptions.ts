import type { Fiche, FileRole } from '../item/item.ts';
import type { OnlineResult } from '../item/itemIndex.ts';
import type { Step } from '../item/step.ts';
import type { ExhibitNumber } from './exhibitNumber.ts';

/**
 * Options of a dossier: plain JSON, filled in on the guided page, printed by src/dossier. Every field is optional;
 * the documents then leave the subject out, or leave a blank to fill in by hand. A dossier without options is
 * complete.
 */
export interface DossierOptions {
  /** Recipient. Absent: no particular one. */
  readonly purpose?: Purpose;
  readonly requester?: RequesterDetails;
  /** « Résumé des faits », in the person's own words. Absent unless `parts.narrative`. */
  readonly narrative?: string;
  readonly danger?: 'yes' | 'no';
  /** Why, where and when, in the person's own words. Only with `danger` « yes ». */
  readonly dangerWhy?: string;
  /** What the person asks of the recipient, in their own words. */
  readonly asked?: string;
  /** Parts included or left out by the person's choice; the others follow the purpose (`resolveParts`). */
  readonly parts?: Readonly<Partial<Record<Part, boolean>>>;
  /** « Retentissement », in the person's own words. Printed when `parts.impact`. */
  readonly impact?: string;
  /** Printed when `parts.witnesses`. */
  readonly witnesses?: readonly Witness[];
  /** The selected démarches, by date. Printed when `parts.steps` or `parts.privateSteps`. */
  readonly steps?: readonly StepTaken[];
  readonly costs?: readonly NotedCost[];
  /** The plainte of the letters: chosen by the person, or of a complement. Absent: the newest of `steps`. */
  readonly complaint?: StepTaken;
  /** As the person declares them for their captures; what is absent is ticked by hand. */
  readonly prerequisites?: Partial<Prerequisites>;
  /** The last dossier made for the same recipient: the cover lists what is new since. */
  readonly previous?: PreviousDossier;
  /** Whether it has only what no earlier dossier of this recipient has: a complement of `previous`. */
  readonly onlyNew?: boolean;
}

/** Police, procureur, commissaire de justice, avocat, association, établissement scolaire, plateforme. */
export const PURPOSES = ['police', 'prosecutor', 'bailiff', 'lawyer', 'association', 'school', 'platform'] as const;
export type Purpose = (typeof PURPOSES)[number];

/**
 * Technical prerequisites of a constat on the internet (TGI Paris, 4 March 2003), worded so that « met » is yes: no
 * proxy, no VPN, the browser's cache emptied before.
 */
export const PREREQUISITES = ['proxy', 'vpn', 'cache'] as const;
export const DECLARATIONS = ['met', 'not-met', 'unknown'] as const;
type Prerequisites = Readonly<Record<(typeof PREREQUISITES)[number], (typeof DECLARATIONS)[number]>>;

export const PARTS = [
  'narrative',
  'impact',
  'witnesses',
  'witnessContact',
  'steps',
  'privateSteps',
  'screens',
  'sources',
  'address',
  'letters',
  'visits',
] as const;
/**
 * `steps`: démarches with platforms and public services; `privateSteps`: with doctors, avocat, insurer, and anybody
 * else. `screens`: those around items that also have an image of their own; they show the posts of others. `sources`:
 * the pages' HTML, which may contain other private messages. `address`: the person's postal address, telephone and
 * e-mail in the letters. `witnessContact`: how to reach the witnesses, who must agree. `letters`: letters and forms,
 * saved beside the dossier. `visits`: the sheet for the commissaire de justice.
 */
export type Part = (typeof PARTS)[number];

/** Who hands the dossier over. `self`: the person concerned, an adult; `minor`: the person concerned, under 18. */
export const REQUESTER_ROLES = ['self', 'minor', 'parent', 'relative', 'professional'] as const;
export type RequesterRole = (typeof REQUESTER_ROLES)[number];
/** Whether the posts are about the requester; false when they did not say who they are. */
export const isPersonConcerned = (role: RequesterRole | null | undefined): boolean =>
  role === 'self' || role === 'minor';
/** Whether the person concerned is under 18: they said so, or their parent acts for them. */
export const isAboutMinor = (role: RequesterRole | null | undefined): boolean => role === 'minor' || role === 'parent';
/** Whether the posts are about another person than the requester. */
export const actsForSomeoneElse = (role: RequesterRole | null): boolean => role !== null && !isPersonConcerned(role);

interface RequesterDetails {
  readonly role?: RequesterRole;
  /** Name of the person who makes the dossier. */
  readonly name?: string;
  /** Whom the posts are about, when it is another person. */
  readonly concerned?: string;
  /** Their address, or that of a third party who agrees to it. Printed only when `parts.address`. */
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
}

interface Witness {
  readonly name: string;
  /** Contact details. Printed only when `parts.witnessContact`. */
  readonly contact?: string;
  /** A short summary of what they saw; the witness writes the statement itself. */
  readonly saw?: string;
}

/** A démarche of the case. `receipts`: its documents in this dossier. `events`: for the letters only. */
export type StepTaken = Pick<Step, 'date' | 'kind' | 'where' | 'reference' | 'answer' | 'receipts'> &
  Partial<Pick<Step, 'events'>>;

/** What the person paid or lost: for the letter that asks for damages alone. */
export type NotedCost = Pick<Step, 'date'> & {
  readonly what: string;
  readonly amount: string;
  readonly hasReceipt: boolean;
};

interface PreviousDossier {
  /** ISO instant. */
  readonly createdAt: string;
  /** Numbers of the pièces that it contained, or a dossier made for the same recipient before it. */
  readonly exhibits: readonly ExhibitNumber[];
  readonly manifestDigest?: string;
  /** What the person found on line later for these pièces, when they are not in this dossier. By number. */
  readonly checks?: readonly LaterCheck[];
}

interface LaterCheck {
  readonly number: ExhibitNumber;
  /** ISO instant. */
  readonly at: string;
  readonly result: OnlineResult;
}

/**
 * Default parts of each purpose. A school and a platform do not receive the narrative unless it is ticked. Whole
 * screens, the diary, the addresses and the private démarches are never a default: they show more than was chosen. Nor
 * is the code of a page, but for the avocat: it may show other conversations, and the accused reads what the police
 * has.
 */
const DEFAULT_PARTS: Readonly<Record<Purpose, readonly Part[]>> = {
  police: ['narrative', 'steps', 'letters'],
  prosecutor: ['narrative', 'steps', 'letters'],
  bailiff: ['narrative', 'visits'],
  lawyer: ['narrative', 'witnesses', 'steps', 'sources', 'letters', 'visits'],
  association: ['narrative', 'steps'],
  school: ['letters'],
  platform: ['letters'],
};

/** Who reads a dossier, and completes nothing of it by hand. */
const READERS_ALONE: ReadonlySet<Purpose> = new Set(['bailiff', 'school', 'platform']);

/** Whether the dossier has blanks for what the person did not write. */
export const hasBlanks = ({ purpose }: Pick<DossierOptions, 'purpose'>): boolean =>
  purpose === undefined || !READERS_ALONE.has(purpose);

const DEFAULT_PARTS_WITHOUT_PURPOSE: readonly Part[] = ['narrative', 'letters', 'visits'];

/** Returns the parts of a dossier: the defaults of its purpose, modified by the person's choices. */
export function resolveParts({ purpose, parts = {} }: DossierOptions): ReadonlySet<Part> {
  const defaults = purpose === undefined ? DEFAULT_PARTS_WITHOUT_PURPOSE : DEFAULT_PARTS[purpose];
  return new Set(PARTS.filter((part) => parts[part] ?? defaults.includes(part)));
}

/** Images of an item's own, beside the screen around them. */
const OWN_IMAGES: ReadonlySet<FileRole> = new Set(['post', 'zone', 'page']);

/** Whether the screen of an item is beside an image of its own. Without one, the screen is the item. */
export const hasOwnImage = ({ files }: Pick<Fiche, 'files'>): boolean => files.some(({ role }) => OWN_IMAGES.has(role));

/** Whether a dossier of these parts has the screen of an item. */
export const joinsScreen = (fiche: Pick<Fiche, 'files'>, parts: ReadonlySet<Part>): boolean =>
  parts.has('screens') || !hasOwnImage(fiche);
