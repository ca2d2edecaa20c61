import type { Persons } from '../case/caseDocuments.ts';
import type { CaseDocument } from '../case/documentStore.ts';
import { CATEGORIES, isIntimate } from '../item/notes.ts';
import { filterItems, NO_FILTER, type SearchableItem, type SearchIndex } from '../item/search.ts';
import {
  bool,
  day,
  listOf,
  literal,
  longText,
  objectOf,
  oneOf,
  orMissing,
  orNull,
  type Parsed,
  parseOrNull,
  shortText,
  textUpTo,
  uuid,
  wholeNumber,
} from '../shared/parsers.ts';
import { type DossierOptions, PARTS, PURPOSES } from './dossierOptions.ts';

/** What the person chose on the guided page, kept between two visits; the dossier itself never says it. */
const REQUESTER_ROLES = ['self', 'parent', 'relative', 'professional'] as const;
const partParsers = Object.fromEntries(
  PARTS.map((part) => [part, orMissing<boolean | null>(orNull(bool), null)]),
) as Record<(typeof PARTS)[number], ReturnType<typeof orNull<boolean>>>;

const choicesParser = objectOf({
  schema: literal('recueil/export/1'),
  purpose: orNull(oneOf(PURPOSES)),
  /** Days, both included; null: no bound. */
  from: orNull(day),
  to: orNull(day),
  /** `person:<id>` or `account:<key>`; null: everybody. */
  who: orNull(textUpTo(1000)),
  category: orNull(oneOf(CATEGORIES)),
  /** Images marked as intimate go only when asked for. */
  intimate: bool,
  /** Of images with a hidden part, the original too. */
  originals: orMissing(bool, false),
  /** Ids of items taken out of this dossier one by one: what their copies hide can be read in their fiche. */
  leftOut: orMissing(listOf(uuid), []),
  /** Ids of documents (receipts, answers, the signed authorisation) that go in it: each was ticked. */
  documents: orMissing(listOf(uuid), []),
  /** Numbers of received dossiers to join. */
  origins: orMissing(listOf(wholeNumber), []),
  role: orNull(oneOf(REQUESTER_ROLES)),
  /** Whom the posts are about, when it is somebody else. */
  concerned: shortText,
  danger: orNull(oneOf(['yes', 'no'])),
  asked: longText,
  /** Null: as the purpose proposes. */
  parts: objectOf(partParsers),
  translations: bool,
  notes: bool,
  /** Zips of 20 MB at most, for e-mail. */
  volumes: bool,
});
export type ExportChoices = Parsed<typeof choicesParser>;

const NO_PARTS_CHOSEN = Object.fromEntries(PARTS.map((part) => [part, null])) as ExportChoices['parts'];

export const exportChoicesDocument: CaseDocument<ExportChoices> = {
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
    parts: NO_PARTS_CHOSEN,
    translations: true,
    notes: false,
    volumes: false,
  },
  parse: parseOrNull(choicesParser),
};

/** Another purpose proposes its own parts: what was ticked for the one before goes. */
export function withPurpose(choices: ExportChoices, purpose: ExportChoices['purpose']): ExportChoices {
  return { ...choices, purpose, parts: NO_PARTS_CHOSEN };
}

/** The ticks as the plan takes them. */
export function tickedParts({ parts }: ExportChoices): NonNullable<DossierOptions['parts']> {
  return Object.fromEntries(Object.entries(parts).filter(([, tick]) => tick !== null));
}

export interface ExportSelection {
  readonly included: readonly SearchableItem[];
  /** Kept, and chosen but for their mark. */
  readonly intimate: number;
  /** With a hidden part in an image; those taken out for it among them. */
  readonly redacted: readonly SearchableItem[];
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
export function selectExportItems(
  index: SearchIndex,
  persons: Persons,
  choices: ExportChoices,
  documents: ReadonlyMap<string, unknown>,
  /** Ids of those whose notes do not open. */
  unreadableNotes: readonly string[],
): ExportSelection {
  const { from, to, who, category } = choices;
  const matching = filterItems(index, {
    ...NO_FILTER,
    status: 'kept',
    from: from ?? '',
    to: to ?? '',
    category,
    accounts: who === null ? null : resolveAliases(who, index, persons),
    sort: 'oldest',
  }).filter(({ item }) => !documents.has(item.id));
  const ticked = index.items.filter(
    ({ item }) => documents.has(item.id) && choices.documents.includes(item.id) && !item.withdrawn,
  );
  const intimate = matching.filter(({ notes }) => isIntimate(notes));
  const selected = choices.intimate ? matching : matching.filter((one) => !intimate.includes(one));
  const schoolItems = choices.purpose === 'school' ? [...selected, ...ticked] : [];
  const unmasked = schoolItems.filter(showsMinor);
  const unsure = schoolItems.filter(({ item }) => unreadableNotes.includes(item.id));
  const withheld = new Set([...unmasked, ...unsure]);
  const redacted = selected.filter(({ notes }) => notes.redactions.length > 0);
  const leftOut = redacted.filter(({ item }) => choices.leftOut.includes(item.id));
  return {
    included: [...selected.filter((one) => !leftOut.includes(one)), ...ticked]
      .filter((one) => !withheld.has(one))
      .toSorted((a, b) => a.item.ordinal - b.item.ordinal),
    intimate: intimate.length,
    redacted,
    unmasked: unmasked.length,
    unsure: unsure.length,
    kept: index.items.filter(({ item }) => !item.withdrawn).length,
  };
}

/** Of an image with a hidden part, the original goes too; to a school, never. */
export const includesOriginals = ({ originals, purpose }: ExportChoices): boolean =>
  originals && purpose !== 'school';

/**
 * Why received dossiers stay out: each is one whole folder with a zip of its own, which no volume of 20 MB parts; and
 * nothing of it can be hidden from a school. Null: they go when ticked.
 */
export const receivedExclusionReason = ({
  volumes,
  purpose,
}: Pick<ExportChoices, 'volumes' | 'purpose'>): 'school' | 'volumes' | null =>
  purpose === 'school' ? 'school' : volumes ? 'volumes' : null;

const showsMinor = ({ notes }: SearchableItem): boolean =>
  notes.minor?.value === true && notes.redactions.length === 0;

/** Nobody, when the group or the account is no longer there: an empty dossier is refused, a whole one would be a surprise. */
function resolveAliases(who: string, { accounts }: SearchIndex, { persons }: Persons): ReadonlySet<string> {
  const person = persons.find(({ id }) => who === `person:${id}`);
  if (person) return new Set(person.accounts);
  return accounts.find(({ key }) => who === `account:${key}`)?.aliases ?? new Set();
}
