import type { Kind } from '../../../src/domain/item/kind.ts';
import type { SealedThing } from './kindCase.ts';

/**
 * What each function does with each kind of thing: the expected result, or « – » where it does not apply, with the
 * reason in `REASONS`. tests/integration/workflow/kinds.test.ts walks every cell.
 *
 *     node tests/support/kinds/kindTable.ts
 */

export const FUNCTIONS = {
  open: 'its page opens',
  row: 'its row in the list has a name',
  filter: 'the filters « gardée » and a period of its own find it, and no filter of another status',
  order: 'it has its place in each of the orders of the list',
  search: 'a word of it is found in the list',
  note: 'a note of it is kept',
  rate: 'rated as the gravest, it comes first by gravity, and a dossier counts it as reported',
  part: 'a part of its picture can be hidden: a dossier has a copy',
  machine: 'the machine reads its picture',
  hide: 'a hidden word in it is found before an export',
  count: 'what it counts as, in the carnet as in a dossier: publication, message, piece, or neither',
  exhibit: 'it is an exhibit, with its folder and its record',
  chronology: 'it is a row of chronologie.csv',
  index: 'it has its place in index.html',
  identification: 'reported, it is on the sheet of its account',
  letters: 'reported, a letter to sign cites its number',
  pharos: 'reported, it is in the block for PHAROS',
  bailiff: 'its address is on the sheet of the commissaire de justice',
  verify: 'the dossier verifies with its record and its files in it',
  receive: 'who receives the dossier has its record',
  leaveOut: 'it stays out of a dossier when unticked',
  complement: 'it is not given again in « seulement ce qui est nouveau »',
  backup: 'it is restored from a backup, and opens',
  withdraw: 'withdrawn, it is in no later dossier, and its row says so',
  erase: 'erased, nothing of it opens, and its notes are gone',
  lock: 'locked, neither its page nor its row opens; unlocked, both do',
} as const;
export type KindFunction = keyof typeof FUNCTIONS;
export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as readonly KindFunction[];

/** Of every kind alike. */
const ALIKE = {
  open: 'yes',
  row: 'yes',
  filter: 'yes',
  order: 'yes',
  note: 'yes',
  rate: 'yes',
  exhibit: 'yes',
  chronology: 'yes',
  index: 'yes',
  letters: 'yes',
  verify: 'yes',
  receive: 'yes',
  leaveOut: 'yes',
  complement: 'yes',
  backup: 'yes',
  withdraw: 'yes',
  erase: 'yes',
  lock: 'yes',
} as const;

const words = { search: 'yes', machine: '–', hide: 'yes' } as const;
const picture = { search: '–', machine: 'yes', hide: '–' } as const;
/** Words may be inside, and nothing reads them: the person is told to look. */
const closed = { search: '–', machine: '–', hide: 'to look at' } as const;
const seen = { ...ALIKE, part: 'yes', bailiff: 'yes', pharos: 'yes' } as const;
const screen = { ...seen, ...picture, identification: '–', pharos: '–' } as const;
const file = { ...ALIKE, part: '–', bailiff: '–', pharos: '–', identification: '–', count: 'file' } as const;

type Cells = Readonly<Record<KindFunction, string>>;

const OF_KIND: Readonly<Record<Kind, Cells>> = {
  post: { ...seen, ...words, identification: 'yes', count: 'publication' },
  'account-page': { ...seen, ...words, identification: 'yes', count: 'publication' },
  region: { ...screen, count: 'neither' },
  screen: { ...screen, count: 'neither' },
  'whole-page': { ...screen, count: 'neither' },
  picture: { ...file, ...picture, part: 'yes' },
  document: { ...file, ...closed },
  sound: { ...file, ...closed },
  film: { ...file, ...closed },
  email: { ...file, ...words, identification: 'yes' },
  message: { ...file, ...words, identification: 'yes', count: 'message' },
  'unknown-file': { ...file, ...closed },
};

/** What differs among things of one kind: by a trait, or by what a reader of its format reads. */
const OF_THING: Readonly<Partial<Record<SealedThing, Partial<Cells>>>> = {
  'message on a page': { pharos: '–' },
  'e-mail on a page': { pharos: '–' },
  'part of an error page': { count: 'neither', identification: '–', pharos: '–' },
  text: words,
  conversation: words,
};

export const cellsOf = (thing: SealedThing, kind: Kind): Cells => ({ ...OF_KIND[kind], ...OF_THING[thing] });

/** Why a function does not apply. */
export const REASONS: Readonly<Partial<Record<KindFunction, string>>> = {
  search: 'no words were read of it',
  machine: 'it has no picture, or its words were read',
  part: 'it has no picture of its own',
  hide: 'no words were read of it: its picture is read by the machine first',
  identification: 'no account was read',
  pharos: 'it has no address, or nothing says that what is there is public',
  bailiff: 'it has no address',
};

if (import.meta.main) {
  // Here, because kindCase.ts opens stores.
  const { SEALED } = await import('./kindCase.ts');
  for (const name of FUNCTION_NAMES) console.log(`${name.padEnd(15)}${FUNCTIONS[name]}`);
  console.log();
  for (const [thing, kind] of SEALED)
    console.log(
      thing.padEnd(22),
      kind.padEnd(13),
      FUNCTION_NAMES.map((name) => `${name} ${cellsOf(thing, kind)[name]}`).join(' · '),
    );
  console.log();
  for (const [name, reason] of Object.entries(REASONS)) console.log(`– ${name}: ${reason}`);
  const cells = SEALED.flatMap(([thing, kind]) => Object.values(cellsOf(thing, kind)));
  console.log(`\n${cells.length} cells, ${cells.filter((cell) => cell === '–').length} do not apply`);
}
