/**
 * What the person says of the dossier they are making: plain JSON, filled in by the guided page, printed by
 * src/dossier. Every field may be missing; then the papers say nothing of it or leave a blank to fill in by hand, so an
 * empty plan is a whole and honest dossier.
 */
export interface DossierOptions {
  /** Whom it is for; missing: nobody in particular. */
  readonly purpose?: Purpose;
  /** At the head of each page. */
  readonly caseName?: string;
  readonly requester?: RequesterDetails;
  /** « Résumé des faits », in the person's own words. */
  readonly narrative?: string;
  readonly danger?: 'yes' | 'no';
  /** What the person asks of whoever receives it, in their own words. */
  readonly asked?: string;
  /** Parts taken in or left out by a tick; the others follow the purpose (`partsOf`). */
  readonly parts?: Readonly<Partial<Record<Part, boolean>>>;
  /** « Retentissement », in the person's own words. Printed when `parts.impact`. */
  readonly impact?: string;
  /** Printed when `parts.witnesses`. */
  readonly witnesses?: readonly Witness[];
  /** Those that were ticked, by date: printed when `parts.steps` or `parts.privateSteps`. */
  readonly steps?: readonly StepTaken[];
  /** By item id. */
  readonly access?: Readonly<Record<string, Access>>;
  /** The dossier handed over before this one: the cover says what is new. */
  readonly previous?: PreviousDossier;
  /** Redacted copies to join; their bytes come from `Holdings.copy`. */
  readonly copies?: readonly RedactedCopy[];
}

/** Commissariat or gendarmerie, procureur, commissaire de justice, avocat, association, établissement scolaire, plateforme. */
export const PURPOSES = [
  'police',
  'prosecutor',
  'bailiff',
  'lawyer',
  'association',
  'school',
  'platform',
] as const;
type Purpose = (typeof PURPOSES)[number];

export const PARTS = [
  'impact',
  'witnesses',
  'steps',
  'privateSteps',
  'sources',
  'address',
  'letters',
  'visits',
] as const;
/**
 * `steps`: what was done before platforms and public services; `privateSteps`: health, avocat, insurer and whoever else
 * was told. `sources`: the pages' code (it may hold other private messages). `address`: the person's own address, telephone and
 * e-mail in the letters. `letters`: modeles/. `visits`: the sheet for the commissaire de justice.
 */
type Part = (typeof PARTS)[number];

interface RequesterDetails {
  readonly role?: 'self' | 'parent' | 'relative' | 'professional';
  /** Of who makes the dossier. */
  readonly name?: string;
  /** Whom the posts are about, when it is somebody else. */
  readonly concerned?: string;
  /** Theirs, or that of a third party who agrees. Printed only when `parts.address`. */
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
}

interface Witness {
  readonly name: string;
  /** How to reach them. Printed only when `parts.address`. */
  readonly contact?: string;
  /** What they saw themselves, in a few words: their own account is theirs to write. */
  readonly saw?: string;
}

interface StepTaken {
  /** ISO date, as fine as it is known. */
  readonly date: string | null;
  /** « Signalement à la plateforme », « main courante »… */
  readonly what: string;
  /** To whom. */
  readonly to?: string;
  readonly reference?: string;
  readonly outcome?: string;
  /** Ids of its documents in this dossier. */
  readonly documents?: readonly string[];
}

/** How a commissaire de justice gets to an item; the rest of what is stated of it is in its notes (`HeldItem.notes`). */
interface Access {
  /** It goes by itself: stories, live streams. */
  readonly ephemeral?: boolean;
  /** An account is needed to see it. */
  readonly accountNeeded?: boolean;
  /** In the person's words: « profil, puis Réponses ». */
  readonly path?: string;
}

interface PreviousDossier {
  /** ISO instant. */
  readonly createdAt: string;
  /** Numbers of the pièces it held. */
  readonly exhibits: readonly number[];
  readonly manifestDigest?: string;
}

interface RedactedCopy {
  readonly item: string;
  /** Of the original, in the item's folder: `publication.png`. The copy is `copies/P0001/publication.png`. */
  readonly path: string;
  /** `omitted`: the copy goes in its place, and the manifest says the original was left out. */
  readonly original: 'joined' | 'omitted';
}

/** What each purpose proposes; a tick decides otherwise. The diary, the address and private démarches are proposed to nobody. */
const DEFAULT_PARTS: Readonly<Record<Purpose, readonly Part[]>> = {
  police: ['steps', 'sources', 'letters'],
  prosecutor: ['steps', 'sources', 'letters'],
  bailiff: ['visits'],
  lawyer: ['witnesses', 'steps', 'sources', 'letters', 'visits'],
  association: ['steps'],
  school: [],
  platform: ['letters'],
};

/** Not known yet for whom: no page sources, which are for police, procureur and avocat alone. */
const DEFAULT_PARTS_WITHOUT_PURPOSE: readonly Part[] = ['letters', 'visits'];

/** The parts of a dossier: what the purpose proposes, but for what was ticked or unticked. */
export function resolveParts({ purpose, parts = {} }: DossierOptions): ReadonlySet<Part> {
  const defaults = purpose === undefined ? DEFAULT_PARTS_WITHOUT_PURPOSE : DEFAULT_PARTS[purpose];
  return new Set(PARTS.filter((part) => parts[part] ?? defaults.includes(part)));
}
