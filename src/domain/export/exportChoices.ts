import * as v from 'valibot';
import type { CaseDocument } from '../case/case.ts';
import { OPERATOR_ROLES, type OperatorDetails, type Persons } from '../case/caseDocuments.ts';
import { timestampSettingsSchema } from '../case/timestampAuthorities.ts';
import { DOCUMENT, SCHEMA } from '../formatNames.ts';
import { CATEGORIES, isIntimate } from '../item/itemNotes.ts';
import { filterItems, NO_FILTER, type SearchableItem, type SearchIndex } from '../item/search.ts';
import { MAX_ITEMS } from '../shared/limits.ts';
import {
  countSchema,
  daySchema,
  listOf,
  longTextSchema,
  objectOf,
  parseOrNull,
  shortTextSchema,
  storedIdSchema,
  textUpTo,
} from '../shared/schemas.ts';
import {
  DECLARATIONS,
  type DossierOptions,
  PARTS,
  PREREQUISITES,
  PURPOSES,
  REQUESTER_ROLES,
  resolveParts,
} from './dossierOptions.ts';

/** Null: the default of the purpose. */
const tick = v.optional(v.nullable(v.boolean()), null);
const partSchema = objectOf(
  Object.fromEntries(PARTS.map((part) => [part, tick])) as Record<(typeof PARTS)[number], typeof tick>,
);

const NOT_DECLARED = { proxy: null, vpn: null, cache: null };
const declaration = v.nullable(v.picklist(DECLARATIONS));

const orNull = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null);
/** As long as nothing is chosen. */
const unlessChosen = (isChosen: boolean) => v.optional(v.boolean(), isChosen);

/** What the person chooses for one recipient. Kept for each, so that none of it follows to another. */
const recipientSchema = objectOf({
  /** Days, both included; null: no limit. */
  from: orNull(daySchema),
  to: orNull(daySchema),
  /** `person:<id>` or `account:<key>`; null: everyone. */
  who: orNull(textUpTo(1000)),
  category: orNull(v.picklist(CATEGORIES)),
  /** For a dossier to a platform: whose posts it has; null: that of most items. */
  platform: orNull(textUpTo(100)),
  /** For a dossier to a school: ids of its items, chosen one by one. Other dossiers have every item that matches. */
  chosen: v.optional(listOf(storedIdSchema, MAX_ITEMS), []),
  /** Whether captures marked as intimate are included. */
  intimate: unlessChosen(false),
  /** Whether originals of redacted images are included. */
  originals: unlessChosen(false),
  /** Whether imported images keep the place and other private metadata that their files have. */
  metadata: unlessChosen(false),
  /** Ids of the documents (receipts, answers, the signed authorisation) selected for the dossier. */
  documents: v.optional(listOf(storedIdSchema), []),
  /** Numbers of the received dossiers to include. */
  receivedDossiers: v.optional(listOf(countSchema), []),
  danger: orNull(v.picklist(['yes', 'no'])),
  /** Why, where and when there is danger; handed over only where `danger` is « yes ». */
  dangerWhy: v.optional(longTextSchema, ''),
  asked: v.optional(longTextSchema, ''),
  /** Null: ticked by hand on the sheet for the commissaire. */
  prerequisites: v.optional(objectOf({ proxy: declaration, vpn: declaration, cache: declaration }), NOT_DECLARED),
  parts: v.optional(partSchema, {}),
  translations: unlessChosen(true),
  notes: unlessChosen(false),
  /** Whether categories and seriousness are handed over. */
  ratings: unlessChosen(false),
  /** Split into zips of at most 20 MB, for e-mail. */
  volumes: unlessChosen(false),
  /** Only what is in no earlier dossier of this recipient (`EarlierDossiers`). */
  onlyNew: unlessChosen(false),
});
type RecipientChoices = v.InferOutput<typeof recipientSchema>;

const NOTHING_CHOSEN: RecipientChoices = /* @__PURE__ */ v.parse(recipientSchema, {});

/** No particular recipient, among the names of `others`. */
const NO_RECIPIENT = 'none';
const RECIPIENT_KEYS = [...PURPOSES, NO_RECIPIENT] as const;

/** Names whom a dossier is for, in what is stored for each recipient. */
export const recipientKey = (purpose: ExportChoices['purpose']): (typeof RECIPIENT_KEYS)[number] =>
  purpose ?? NO_RECIPIENT;

/** The person's choices on the guided page, saved between visits. They are not part of the dossier. */
const choicesSchema = objectOf({
  schema: v.literal(SCHEMA.export),
  purpose: orNull(v.picklist(PURPOSES)),
  ...recipientSchema.entries,
  /** What was chosen for the recipients other than `purpose`. */
  others: v.optional(
    objectOf(
      Object.fromEntries(RECIPIENT_KEYS.map((key) => [key, v.optional(recipientSchema)])) as Record<
        (typeof RECIPIENT_KEYS)[number],
        v.OptionalSchema<typeof recipientSchema, undefined>
      >,
    ),
    {},
  ),
  /** Ids of items left out (« Laisser de côté »), in the list or on the guided page: reversible, in no journal line. */
  leftOut: v.optional(listOf(storedIdSchema, MAX_ITEMS), []),
  /** Those of them that may show something hidden: only their own tick puts them back, none of many captures. */
  leftOutHidden: v.optional(listOf(storedIdSchema, MAX_ITEMS), []),
  role: orNull(v.picklist(REQUESTER_ROLES)),
  /** Whom the posts are about, when it is another person. */
  concerned: v.optional(shortTextSchema, ''),
  /** What was last copied of « Pour qui »: a later change here stays, an emptied field too. */
  copiedRole: orNull(v.picklist(OPERATOR_ROLES)),
  copiedName: v.optional(shortTextSchema, ''),
  copiedForWhom: v.optional(shortTextSchema, ''),
  /** Time-stamping, applied when the dossier is created; null: unchanged from the settings. */
  dating: orNull(timestampSettingsSchema),
});
export type ExportChoices = v.InferOutput<typeof choicesSchema>;

export const exportChoicesDocument: CaseDocument<ExportChoices> = {
  name: DOCUMENT.export,
  empty: /* @__PURE__ */ v.parse(choicesSchema, { schema: SCHEMA.export }),
  parse: parseOrNull(choicesSchema),
};

/**
 * Copies who captures, and for whom, into what a dossier says of the requester, each answer once, so that nothing is
 * asked twice. What the person wrote for dossiers stays. Returns null when there is nothing to copy; `name`: theirs.
 */
export function copyOperator(
  choices: ExportChoices,
  { role, name, forWhom }: OperatorDetails,
): { readonly choices: ExportChoices; readonly name: string } | null {
  const { copiedRole, copiedName, copiedForWhom } = choices;
  if (role === null || (role === copiedRole && name === copiedName && forWhom === copiedForWhom)) return null;
  return {
    choices: {
      ...choices,
      role: choices.role ?? (role === copiedRole ? null : role),
      concerned: choices.concerned || (forWhom === copiedForWhom ? '' : forWhom),
      copiedRole: role,
      copiedName: name,
      copiedForWhom: forWhom,
    },
    name: name === copiedName ? '' : name,
  };
}

/**
 * Changes the purpose. Nothing that was chosen for one recipient goes to the next: each has its own defaults, then its
 * own choices, which are there again when the person comes back to it.
 */
export function withPurpose(choices: ExportChoices, purpose: ExportChoices['purpose']): ExportChoices {
  if (purpose === choices.purpose) return choices;
  const { [recipientKey(purpose)]: chosen, ...others } = {
    ...choices.others,
    [recipientKey(choices.purpose)]: pickRecipientChoices(choices),
  };
  return { ...choices, ...(chosen ?? NOTHING_CHOSEN), purpose, others };
}

function pickRecipientChoices(choices: ExportChoices): RecipientChoices {
  const names = Object.keys(NOTHING_CHOSEN) as (keyof RecipientChoices)[];
  return Object.fromEntries(names.map((name) => [name, choices[name]])) as unknown as RecipientChoices;
}

/** Leaves items out of the next dossiers, or includes them again. `mayShowHidden`: why they are left out. */
export function withLeftOut(
  choices: ExportChoices,
  ids: readonly string[],
  isLeftOut: boolean,
  mayShowHidden = false,
): ExportChoices {
  const idSet = new Set(ids);
  const set = (before: readonly string[], isIn: boolean) => [
    ...before.filter((id) => !idSet.has(id)),
    ...(isIn ? ids : []),
  ];
  return {
    ...choices,
    leftOut: set(choices.leftOut, isLeftOut),
    leftOutHidden: set(choices.leftOutHidden, isLeftOut && mayShowHidden),
  };
}

/** Chooses items for the school's dossier, or no longer. */
export function withChosen(choices: ExportChoices, ids: readonly string[], isChosen: boolean): ExportChoices {
  const others = choices.chosen.filter((id) => !ids.includes(id));
  return { ...choices, chosen: isChosen ? [...others, ...ids] : others };
}

/** Returns the parts that the person decided, in the form of `DossierOptions`. */
export const tickedParts = ({ parts }: ExportChoices): NonNullable<DossierOptions['parts']> =>
  Object.fromEntries(Object.entries(parts).filter(([, tick]) => tick !== null));

/** Returns the parts of the next dossier: those that the person decided, and the defaults of the recipient. */
export const resolveChosenParts = (choices: ExportChoices): ReturnType<typeof resolveParts> =>
  resolveParts({ parts: tickedParts(choices), ...(choices.purpose !== null && { purpose: choices.purpose }) });

/** Returns the prerequisites that the person declared, in the form of `DossierOptions`. */
export const declaredPrerequisites = ({ prerequisites }: ExportChoices): NonNullable<DossierOptions['prerequisites']> =>
  Object.fromEntries(PREREQUISITES.flatMap((one) => (prerequisites[one] === null ? [] : [[one, prerequisites[one]]])));

export interface ExportSelection {
  readonly included: readonly SearchableItem[];
  /** For a school: the items to choose from, which match the other criteria; null for another recipient. */
  readonly choosable: readonly SearchableItem[] | null;
  /** Number of items marked as intimate that match the other criteria; none for a school, which receives none. */
  readonly intimate: number;
  /** Selected items with redactions, including those in `leftOut`: a fiche may contain the text that a copy hides. */
  readonly redacted: readonly SearchableItem[];
  /** Number of items that match the other criteria and are left out one by one. */
  readonly leftOut: number;
  /** For a school: number of items and documents excluded as showing a minor without a redaction. */
  readonly unmasked: number;
  /** For a school: number of items and documents excluded because their notes cannot be read: they may show a minor. */
  readonly unsure: number;
  /** Number of items in the case that are not withdrawn. */
  readonly kept: number;
}

/**
 * Returns the items of the next dossier, by ordinal. Withdrawn items are never included, intimate ones only on
 * request; documents are included only when selected, whatever the other criteria. A school receives the items that
 * were chosen for it, and the criteria say which ones are offered.
 */
export function selectExportItems(
  index: SearchIndex,
  persons: Persons,
  choices: ExportChoices,
  documents: ReadonlyMap<string, unknown>,
  /** Ids of items whose notes cannot be read. */
  unreadableNotes: readonly string[],
  /** Ids of the items that this recipient has already, for a complement (`onlyNew`). */
  given: ReadonlySet<string> = new Set(),
): ExportSelection {
  const { from, to, who, category } = choices;
  const isExhibit = ({ item }: SearchableItem): boolean => !documents.has(item.id) && !given.has(item.id);
  const found = filterItems(index, {
    ...NO_FILTER,
    status: 'kept',
    from: from ?? '',
    to: to ?? '',
    category,
    platform: resolvePlatform(index, choices),
    accounts: who === null ? null : resolveAliases(who, index, persons),
    sort: 'oldest',
  }).filter(isExhibit);
  const isSchool = choices.purpose === 'school';
  const chosenIds = new Set(choices.chosen);
  const chosen = () => index.items.filter((one) => chosenIds.has(one.item.id) && !one.item.withdrawn && isExhibit(one));
  const ticked = index.items.filter(
    ({ item }) =>
      documents.has(item.id) && choices.documents.includes(item.id) && !item.withdrawn && !given.has(item.id),
  );
  // A school has no use for an intimate image, and showing it may be punished (code pénal, 226-2-1).
  const mayGo = ({ notes }: SearchableItem): boolean => (choices.intimate && !isSchool) || !isIntimate(notes);
  const selected = (isSchool ? chosen() : found).filter(mayGo);
  const documentsToGo = isSchool ? ticked.filter(mayGo) : ticked;
  const schoolItems = isSchool ? [...selected, ...documentsToGo] : [];
  const unmasked = schoolItems.filter(showsMinor);
  const unsure = schoolItems.filter(({ item }) => unreadableNotes.includes(item.id));
  const withheld = new Set([...unmasked, ...unsure]);
  const redacted = selected.filter(({ notes }) => notes.redactions.length > 0);
  const leftOutIds = new Set(choices.leftOut);
  const isKept = ({ item }: SearchableItem): boolean => !leftOutIds.has(item.id);
  const kept = selected.filter(isKept);
  return {
    included: [...kept, ...documentsToGo]
      .filter((one) => !withheld.has(one))
      .toSorted((a, b) => a.item.ordinal - b.item.ordinal),
    choosable: isSchool ? found.filter((one) => mayGo(one) && isKept(one)) : null,
    intimate: isSchool ? 0 : found.filter(({ notes }) => isIntimate(notes)).length,
    redacted,
    // A school is offered none of those.
    leftOut: isSchool ? found.filter((one) => mayGo(one) && !isKept(one)).length : selected.length - kept.length,
    unmasked: unmasked.length,
    unsure: unsure.length,
    kept: index.items.filter(({ item }) => !item.withdrawn).length,
  };
}

/** Returns the platforms of the items that are not withdrawn, those with most items first. */
export function listPlatforms({ items }: SearchIndex): readonly string[] {
  const kept = items.filter(({ item }) => !item.withdrawn);
  const groups = [...Map.groupBy(kept, ({ item }) => item.platform)];
  return groups.toSorted(([, a], [, b]) => b.length - a.length).map(([platform]) => platform);
}

/** Returns the platform whose posts a dossier to a platform has; null for another recipient. */
export function resolvePlatform(
  index: SearchIndex,
  { purpose, platform }: Pick<ExportChoices, 'purpose' | 'platform'>,
): string | null {
  if (purpose !== 'platform') return null;
  const platforms = listPlatforms(index);
  return platforms.find((one) => one === platform) ?? platforms[0] ?? null;
}

/** Whether originals of redacted images are included; never for a school. */
export const includesOriginals = ({ originals, purpose }: ExportChoices): boolean => originals && purpose !== 'school';

/**
 * Returns why received dossiers cannot be included: each is one whole folder, which cannot be split into volumes of
 * 20 MB, and nothing in it can be hidden from a school or a platform. Returns null when they can.
 */
export const receivedExclusionReason = ({
  volumes,
  purpose,
}: Pick<ExportChoices, 'volumes' | 'purpose'>): 'recipient' | 'volumes' | null =>
  purpose === 'school' || purpose === 'platform' ? 'recipient' : volumes ? 'volumes' : null;

/**
 * Returns the numbers of the received dossiers that go. `given`: of those that this recipient has already, for a
 * complement (`onlyNew`).
 */
export const listReceivedToGo = (
  choices: Pick<ExportChoices, 'volumes' | 'purpose' | 'receivedDossiers'>,
  given: ReadonlySet<number> = new Set(),
): readonly number[] =>
  receivedExclusionReason(choices) === null ? choices.receivedDossiers.filter((number) => !given.has(number)) : [];

const showsMinor = ({ notes }: SearchableItem): boolean => notes.minor?.value === true && notes.redactions.length === 0;

/**
 * Returns no alias when the person or the account no longer exists: an empty dossier is refused, whereas a dossier of
 * everything would be unexpected.
 */
function resolveAliases(who: string, { accounts }: SearchIndex, { persons }: Persons): ReadonlySet<string> {
  const person = persons.find(({ id }) => who === `person:${id}`);
  if (person) return new Set(person.accounts);
  return accounts.find(({ key }) => who === `account:${key}`)?.aliases ?? new Set();
}
