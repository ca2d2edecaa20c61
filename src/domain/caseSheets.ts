import { stepShape } from './notes.ts';
import {
  day,
  exactly,
  flag,
  instant,
  line,
  listOf,
  oneOf,
  orNull,
  type Parser,
  prose,
  record,
  type Shaped,
  text,
  unwrap,
  uuid,
} from './shape.ts';
import type { Sheet } from './sheets.ts';

/** What the person states of a whole case: one sheet a subject, all private unless an export says otherwise. */

function sheet<T>(name: string, shape: Parser<T>, empty: T): Sheet<T> {
  return { name, empty, parse: unwrap(shape) };
}

/** The case's own name: private, never in a dossier's file name. `practice`: invented posts, to be thrown away. */
const caseShape = record({ schema: exactly('recueil/case/1'), name: line, practice: flag });
export type CaseName = Shaped<typeof caseShape>;
export const caseSheet = sheet<CaseName>('case', caseShape, {
  schema: 'recueil/case/1',
  name: '',
  practice: false,
});

export const OPERATOR_ROLES = ['self', 'parent', 'relative', 'professional'] as const;

/** Who captures, and for whom. Sealed in every item made from then on, so it holds no more than the person wants there. */
const operatorShape = record({
  schema: exactly('recueil/operator/1'),
  role: orNull(oneOf(OPERATOR_ROLES)),
  name: line,
  forWhom: line,
  since: orNull(day),
  /** `signed`: a form signed by the person concerned is kept; `oral`: they said yes. */
  authorisation: orNull(oneOf(['signed', 'oral', 'none'])),
  /** The imported scan of it. */
  authorisationItem: orNull(uuid),
});
export type OperatorSheet = Shaped<typeof operatorShape>;
export const operatorSheet = sheet<OperatorSheet>('operator', operatorShape, {
  schema: 'recueil/operator/1',
  role: null,
  name: '',
  forWhom: '',
  since: null,
  authorisation: null,
  authorisationItem: null,
});

/** Who hands the dossier over; every field may stay empty. */
const requesterShape = record({
  schema: exactly('recueil/requester/1'),
  name: line,
  birth: line,
  contact: line,
  address: line,
});
export type Requester = Shaped<typeof requesterShape>;
export const requesterSheet = sheet<Requester>('requester', requesterShape, {
  schema: 'recueil/requester/1',
  name: '',
  birth: '',
  contact: '',
  address: '',
});

/** The récit: what happened, in the person's own words. */
const accountShape = record({
  schema: exactly('recueil/account/1'),
  text: prose,
  changedAt: orNull(instant),
});
export type Account = Shaped<typeof accountShape>;
export const accountSheet = sheet<Account>('account', accountShape, {
  schema: 'recueil/account/1',
  text: '',
  changedAt: null,
});

/** Effects on life, day by day. */
const diaryShape = record({
  schema: exactly('recueil/diary/1'),
  entries: listOf(record({ id: uuid, at: instant, date: day, text: prose })),
});
export type Diary = Shaped<typeof diaryShape>;
export const diarySheet = sheet<Diary>('diary', diaryShape, { schema: 'recueil/diary/1', entries: [] });

const witnessesShape = record({
  schema: exactly('recueil/witnesses/1'),
  witnesses: listOf(
    record({ id: uuid, at: instant, name: line, contact: line, saw: prose, items: listOf(uuid) }),
  ),
});
export type Witnesses = Shaped<typeof witnessesShape>;
export const witnessesSheet = sheet<Witnesses>('witnesses', witnessesShape, {
  schema: 'recueil/witnesses/1',
  witnesses: [],
});

/**
 * Accounts that the person believes to be one and the same, and why: their own statement, never handed over. An account
 * is named by `accountKey`.
 */
const personsShape = record({
  schema: exactly('recueil/persons/1'),
  persons: listOf(record({ id: uuid, at: instant, name: line, reason: prose, accounts: listOf(text(1000)) })),
});
export type Persons = Shaped<typeof personsShape>;
export const personsSheet = sheet<Persons>('persons', personsShape, {
  schema: 'recueil/persons/1',
  persons: [],
});

/** Démarches of the case as a whole. */
const stepsShape = record({ schema: exactly('recueil/steps/1'), steps: listOf(stepShape) });
export type Steps = Shaped<typeof stepsShape>;
export const stepsSheet = sheet<Steps>('steps', stepsShape, { schema: 'recueil/steps/1', steps: [] });

/**
 * Every item that was ever imported as, or said to be, a document: it stays one when its démarche is taken out, its item
 * erased, or their sheets damaged.
 */
const documentsShape = record({ schema: exactly('recueil/documents/1'), items: listOf(uuid) });
export const documentsSheet = sheet<Shaped<typeof documentsShape>>('documents', documentsShape, {
  schema: 'recueil/documents/1',
  items: [],
});

/** Dossiers handed over: to whom and when. For the person's own eyes. */
const handoversShape = record({
  schema: exactly('recueil/handovers/1'),
  handovers: listOf(
    record({
      id: uuid,
      at: instant,
      fileName: line,
      manifest: text(64),
      forWhom: line,
      date: orNull(day),
    }),
  ),
});
export type Handovers = Shaped<typeof handoversShape>;
export const handoversSheet = sheet<Handovers>('handovers', handoversShape, {
  schema: 'recueil/handovers/1',
  handovers: [],
});
