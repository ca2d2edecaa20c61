import { afterAll, describe, expect, it, vi } from 'vitest';
import { type DossierOptions, PURPOSES } from '../../../src/domain/export/dossierOptions.ts';
import { type ExhibitNumber, exhibitOf } from '../../../src/domain/export/exhibitNumber.ts';
import { estimateLargestFile } from '../../../src/dossier/estimateSize.ts';
import {
  changeItems,
  type InventedCase,
  inventCase,
  inventPlan,
  markItems,
} from '../../support/dossier/inventedCase.ts';
import { inventLongConversation } from '../../support/dossier/inventedMessages.ts';
import { inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { inventReaderCase, READER_CASES, type ReaderCase } from '../../support/dossier/readerCases.ts';
import { writeTestZips } from '../../support/dossier/writeTestZips.ts';

vi.setConfig({ testTimeout: 240_000 });

/** How far the size that is announced before « Créer » may be from that of a written file. */
const TOLERANCE = 0.15;

interface Variant {
  readonly options?: (options: DossierOptions) => DossierOptions;
  readonly items?: (invented: InventedCase) => InventedCase;
}

const STATED_AT = '2026-11-19T10:00:00.000Z';
const INTIMATE = { schema: 'recueil/notes/1' as const, intimate: { value: true, at: STATED_AT } };
const isOneInFour = ({ number }: { readonly number: ExhibitNumber }) => exhibitOf(number) % 4 === 1;

const VARIANTS: Readonly<Record<string, Variant>> = {
  'with page code': {},
  'without page code': { options: (options) => ({ ...options, parts: { ...options.parts, sources: false } }) },
  'all accounts reported': { items: (invented) => markItems(invented) },
  'for an avocat': {
    options: (options) => ({ ...options, purpose: 'lawyer' }),
    items: (invented) => markItems(invented),
  },
  'with redacted copies': {
    // A copy in place of the image of every fourth post.
    items: (invented) => {
      const { snapshot, ...from } = changeItems(invented, (item) => {
        const post = item.fiche.files.find(({ role }) => role === 'post');
        return post !== undefined && isOneInFour(item) ? { ...item, found: { redacted: [post.path] } } : item;
      });
      const redactedCopy = async (id: string, path: string) => new Blob([await snapshot.file(id, path)]);
      return { ...from, snapshot: { ...snapshot, redactedCopy } };
    },
  },
  'with an annex': {
    items: (invented) =>
      changeItems(invented, (item) =>
        isOneInFour(item)
          ? { ...item, notes: { ...INTIMATE, ...item.notes, item: item.fiche.id, intimate: INTIMATE.intimate } }
          : item,
      ),
  },
};

const table: { dossier: string; estimated: number; zip: number; pdf: number; error: string }[] = [];
afterAll(() => console.table(table));

const WEIGHTIEST: Readonly<Record<Exclude<ReaderCase, 'adult'>, readonly string[]>> = {
  minor: ['with page code', 'with an annex'],
  long: ['without page code', 'with redacted copies'],
};

/** Compares the size that is announced with the zip and the PDF that are written. */
async function compareSizes(name: string, invented: InventedCase, options: DossierOptions): Promise<void> {
  const read = vi.spyOn(invented.snapshot, 'file');
  const estimated = estimateLargestFile(await inventPlan(invented, { options }));
  expect(read).not.toHaveBeenCalled();
  read.mockRestore();
  const { zips, error } = await writeTestZips(invented, { options });
  expect(error).toBeNull();
  const zip = Math.max(...zips.map(({ file }) => file.size));
  const pdf = Math.max(...zips.map((one) => one.pdf?.file.size ?? 0));
  const errors = [zip, pdf].map((written) => Math.abs(estimated - written) / written);
  table.push({
    dossier: name,
    estimated,
    zip,
    pdf,
    error: errors.map((one) => `${Math.round(one * 100)} %`).join(' / '),
  });
  expect(Math.max(...errors)).toBeLessThanOrEqual(TOLERANCE);
}

/** Conversations of archives beside six posts. */
const CONVERSATIONS: Readonly<Record<string, () => Promise<InventedCase>>> = {
  'of 200 messages': () => inventCase([...inventSixPosts(), ...inventLongConversation(200)]),
  'of 120 messages with 30 photographs': () => inventCase([...inventSixPosts(), ...inventLongConversation(120, 4)]),
};

describe.each(Object.entries(CONVERSATIONS))(
  'the size announced before a dossier: a conversation %s',
  (name, invent) => {
    it.each(PURPOSES)('for %s', async (purpose) =>
      compareSizes(`conversation ${name}, ${purpose}`, markItems(await invent()), { purpose }),
    );
  },
);

/** Every variant of the shortest case; of the others those that add most. */
const TRIED = READER_CASES.flatMap((kind) =>
  Object.entries(VARIANTS)
    .filter(([name]) => kind === 'adult' || WEIGHTIEST[kind].includes(name))
    .map(([name, variant]) => ({ kind, name, ...variant })),
);

it.each(TRIED)('the size announced before a dossier: $kind, $name', async (tried) => {
  const { case: base, options: baseOptions } = await inventReaderCase(tried.kind);
  const invented = tried.items?.(base) ?? base;
  const options = tried.options?.(baseOptions) ?? baseOptions;
  await compareSizes(`${tried.kind}, ${tried.name}`, invented, options);
});
