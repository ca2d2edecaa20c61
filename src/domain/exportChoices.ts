import type { Persons } from './caseSheets.ts';
import { CATEGORIES, isIntimate } from './notes.ts';
import { type DossierPlan, PARTS, PURPOSES } from './plan.ts';
import { type Found, type Index, NO_FILTER, select } from './search.ts';
import {
  day,
  exactly,
  flag,
  line,
  listOf,
  oneOf,
  orMissing,
  orNull,
  prose,
  record,
  type Shaped,
  text,
  unwrap,
  uuid,
  whole,
} from './shape.ts';
import type { Sheet } from './sheets.ts';

/** What the person chose on the guided page, kept between two visits; the dossier itself never says it. */
const ROLES = ['self', 'parent', 'relative', 'professional'] as const;
const ticks = Object.fromEntries(
  PARTS.map((part) => [part, orMissing<boolean | null>(orNull(flag), null)]),
) as Record<(typeof PARTS)[number], ReturnType<typeof orNull<boolean>>>;

const choicesShape = record({
  schema: exactly('recueil/export/1'),
  purpose: orNull(oneOf(PURPOSES)),
  /** Days, both included; null: no bound. */
  from: orNull(day),
  to: orNull(day),
  /** `person:<id>` or `account:<key>`; null: everybody. */
  who: orNull(text(1000)),
  category: orNull(oneOf(CATEGORIES)),
  /** Images marked as intimate go only when asked for. */
  intimate: flag,
  /** Of images with a hidden part, the original too. */
  originals: orMissing(flag, false),
  /** Ids of items taken out of this dossier one by one: what their copies hide can be read in their fiche. */
  leftOut: orMissing(listOf(uuid), []),
  /** Ids of documents (receipts, answers, the signed authorisation) that go in it: each was ticked. */
  documents: orMissing(listOf(uuid), []),
  /** Numbers of received dossiers to join. */
  origins: orMissing(listOf(whole), []),
  role: orNull(oneOf(ROLES)),
  /** Whom the posts are about, when it is somebody else. */
  concerned: line,
  danger: orNull(oneOf(['yes', 'no'])),
  asked: prose,
  /** Null: as the purpose proposes. */
  parts: record(ticks),
  translations: flag,
  notes: flag,
  /** Zips of 20 MB at most, for e-mail. */
  volumes: flag,
});
export type ExportChoices = Shaped<typeof choicesShape>;

const NO_TICK = Object.fromEntries(PARTS.map((part) => [part, null])) as ExportChoices['parts'];

export const exportSheet: Sheet<ExportChoices> = {
  name: 'export',
  empty: {
    schema: 'recueil/export/1',
    purpose: null,
    from: null,
    to: null,
    who: null,
    category: null,
    intimate: false,
    originals: false,
    leftOut: [],
    documents: [],
    origins: [],
    role: null,
    concerned: '',
    danger: null,
    asked: '',
    parts: NO_TICK,
    translations: true,
    notes: false,
    volumes: false,
  },
  parse: unwrap(choicesShape),
};

/** Another purpose proposes its own parts: what was ticked for the one before goes. */
export function withPurpose(choices: ExportChoices, purpose: ExportChoices['purpose']): ExportChoices {
  return { ...choices, purpose, parts: NO_TICK };
}

/** The ticks as the plan takes them. */
export function tickedParts({ parts }: ExportChoices): NonNullable<DossierPlan['parts']> {
  return Object.fromEntries(Object.entries(parts).filter(([, tick]) => tick !== null));
}

export interface Chosen {
  readonly included: readonly Found[];
  /** Kept, and chosen but for their mark. */
  readonly intimate: number;
  /** With a hidden part in an image; those taken out for it among them. */
  readonly redacted: readonly Found[];
  /** For a school: said to show a minor, and without a hidden part; documents among them. Not in it. */
  readonly unmasked: number;
  /** For a school: their notes do not open, so that whether they show a minor is not known. Not in it. */
  readonly unsure: number;
  /** Kept in the case, whether chosen or not. */
  readonly kept: number;
}

/**
 * The items of the next dossier, by ordinal: withdrawn ones never, intimate ones only when asked for, and of `documents`
 * those that were ticked, whatever else was chosen.
 */
export function chosenItems(
  index: Index,
  persons: Persons,
  choices: ExportChoices,
  documents: ReadonlyMap<string, unknown>,
  /** Ids of those whose notes do not open. */
  unread: readonly string[],
): Chosen {
  const { from, to, who, category } = choices;
  const matching = select(index, {
    ...NO_FILTER,
    status: 'kept',
    from: from ?? '',
    to: to ?? '',
    category,
    accounts: who === null ? null : aliasesOf(who, index, persons),
    sort: 'oldest',
  }).filter(({ item }) => !documents.has(item.id));
  const ticked = index.found.filter(
    ({ item }) => documents.has(item.id) && choices.documents.includes(item.id) && !item.withdrawn,
  );
  const intimate = matching.filter(({ notes }) => isIntimate(notes));
  const meant = choices.intimate ? matching : matching.filter((one) => !intimate.includes(one));
  const wanted = choices.purpose === 'school' ? [...meant, ...ticked] : [];
  const unmasked = wanted.filter(showsMinor);
  const unsure = wanted.filter(({ item }) => unread.includes(item.id));
  const held = new Set([...unmasked, ...unsure]);
  const redacted = meant.filter(({ notes }) => notes.redactions.length > 0);
  const leftOut = redacted.filter(({ item }) => choices.leftOut.includes(item.id));
  return {
    included: [...meant.filter((one) => !leftOut.includes(one)), ...ticked]
      .filter((one) => !held.has(one))
      .toSorted((a, b) => a.item.ordinal - b.item.ordinal),
    intimate: intimate.length,
    redacted,
    unmasked: unmasked.length,
    unsure: unsure.length,
    kept: index.found.filter(({ item }) => !item.withdrawn).length,
  };
}

/** Of an image with a hidden part, the original goes too; to a school, never. */
export const joinsOriginals = ({ originals, purpose }: ExportChoices): boolean =>
  originals && purpose !== 'school';

/**
 * Why received dossiers stay out: each is one whole folder with a zip of its own, which no volume of 20 MB parts; and
 * nothing of it can be hidden from a school. Null: they go when ticked.
 */
export const receivedStayOut = ({
  volumes,
  purpose,
}: Pick<ExportChoices, 'volumes' | 'purpose'>): 'school' | 'volumes' | null =>
  purpose === 'school' ? 'school' : volumes ? 'volumes' : null;

const showsMinor = ({ notes }: Found): boolean =>
  notes.minor?.value === true && notes.redactions.length === 0;

/** Nobody, when the group or the account is no longer there: an empty dossier is refused, a whole one would be a surprise. */
function aliasesOf(who: string, { accounts }: Index, { persons }: Persons): ReadonlySet<string> {
  const person = persons.find(({ id }) => who === `person:${id}`);
  if (person) return new Set(person.accounts);
  return accounts.find(({ key }) => who === `account:${key}`)?.aliases ?? new Set();
}
