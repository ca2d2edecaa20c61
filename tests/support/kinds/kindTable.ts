import type { SealedKind } from './kindCase.ts';

/**
 * What each function does with each kind of thing: the expected result, or « – » where it does not apply, with the
 * reason in `REASONS`. tests/integration/workflow/kinds.test.ts walks every cell.
 *
 *     node tests/support/kinds/kindTable.ts
 */

export const FUNCTIONS = {
  open: 'its page opens',
  row: 'its row in the list has a name',
  search: 'a word of it is found in the list',
  note: 'a note of it is kept',
  machine: 'the machine reads its picture',
  hide: 'a hidden word in it is found before an export',
  count: 'what it counts as in a dossier: publication, message, or neither',
  exhibit: 'it is an exhibit, with its folder and its record',
  chronology: 'it is a row of chronologie.csv',
  index: 'it has its place in index.html',
  leaveOut: 'it stays out of a dossier when unticked',
  complement: 'it is not given again in « seulement ce qui est nouveau »',
  backup: 'it is restored from a backup, and opens',
  withdraw: 'withdrawn, it is in no later dossier, and its row says so',
  erase: 'erased, nothing of it opens, and its notes are gone',
} as const;
export type KindFunction = keyof typeof FUNCTIONS;
export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as readonly KindFunction[];

/** Of every kind alike. */
const ALIKE = {
  open: 'yes',
  row: 'yes',
  note: 'yes',
  exhibit: 'yes',
  chronology: 'yes',
  index: 'yes',
  leaveOut: 'yes',
  complement: 'yes',
  backup: 'yes',
  withdraw: 'yes',
  erase: 'yes',
} as const;

const words = { search: 'yes', machine: '–', hide: 'yes' } as const;
const picture = { search: '–', machine: 'yes', hide: '–' } as const;
/** Words may be inside, and nothing reads them: the person is told to look. */
const closed = { search: '–', machine: '–', hide: 'to look at' } as const;

type Cells = Readonly<Record<KindFunction, string>>;

export const KIND_TABLE = {
  post: { ...ALIKE, ...words, count: 'publication' },
  'message on a page': { ...ALIKE, ...words, count: 'publication' },
  'e-mail on a page': { ...ALIKE, ...words, count: 'publication' },
  'page of an account': { ...ALIKE, ...words, count: 'publication' },
  region: { ...ALIKE, ...picture, count: 'neither' },
  screen: { ...ALIKE, ...picture, count: 'neither' },
  'whole page': { ...ALIKE, ...picture, count: 'neither' },
  picture: { ...ALIKE, ...picture, count: 'publication' },
  document: { ...ALIKE, ...closed, count: 'publication' },
  text: { ...ALIKE, ...words, count: 'publication' },
  sound: { ...ALIKE, ...closed, count: 'publication' },
  film: { ...ALIKE, ...closed, count: 'publication' },
  'e-mail': { ...ALIKE, ...words, count: 'publication' },
  conversation: { ...ALIKE, ...words, count: 'publication' },
  message: { ...ALIKE, ...words, count: 'message' },
  'file not understood': { ...ALIKE, ...closed, count: 'publication' },
} as const satisfies Readonly<Record<SealedKind, Cells>>;

/** Why a function does not apply. */
export const REASONS: Readonly<Partial<Record<KindFunction, string>>> = {
  search: 'no words were read of it',
  machine: 'it has no picture, or its words were read',
  hide: 'no words were read of it: its picture is read by the machine first',
};

if (import.meta.main) {
  for (const name of FUNCTION_NAMES) console.log(`${name.padEnd(11)}${FUNCTIONS[name]}`);
  console.log();
  for (const [kind, cells] of Object.entries<Cells>(KIND_TABLE))
    console.log(kind.padEnd(21), FUNCTION_NAMES.map((name) => `${name} ${cells[name]}`).join(' · '));
  console.log();
  for (const [name, reason] of Object.entries(REASONS)) console.log(`– ${name}: ${reason}`);
}
