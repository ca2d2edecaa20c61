import 'fake-indexeddb/auto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PARTS } from '../../src/domain/export/dossierOptions.ts';
import { type DossierDigests, type DossierScenario, digestDossier, replaceChance } from '../support/dossierDigests.ts';

/**
 * Compares every file of the dossiers of two stored cases with a committed list, so that a change of the code's shape
 * changes none of them. After a change that is wanted, write the list again and name the files in the commit:
 *
 *     RECUEIL_WRITE_DIGESTS=1 npx vitest run tests/integration/dossierDigests.test.ts
 */
const LIST = 'tests/fixtures/dossiers/digests.json';
const isWriting = process.env.RECUEIL_WRITE_DIGESTS === '1';

const id = (kind: '8' | '9', index: number): string =>
  `00000000-0000-4000-${kind}000-${String(index).padStart(12, '0')}`;
const everyPart = (isTicked: boolean) =>
  Object.fromEntries(PARTS.map((part) => [part, isTicked])) as Record<(typeof PARTS)[number], boolean>;
/** A dossier of several volumes would need a store of 20 MB, so one scenario has a smaller limit. */
const limits = vi.hoisted(() => ({ maxEmailBytes: 0 }));
vi.mock('../../src/domain/shared/limits.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../src/domain/shared/limits.ts')>();
  return {
    ...original,
    get MAX_EMAIL_BYTES() {
      return limits.maxEmailBytes || original.MAX_EMAIL_BYTES;
    },
  };
});

/** The receipt of a step and the signed authorisation. */
const ATTACHMENTS = [id('9', 4), id('9', 5)];

interface Scenario extends DossierScenario {
  /** Smaller than the real limit of a zip for e-mail. */
  readonly maxEmailBytes?: number;
}

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'the stored choices, for the police',
    store: 'small',
    choices: { purpose: 'police', receivedDossiers: [1], role: 'self', asked: 'Que cela cesse.' },
    hasCopies: true,
  },
  {
    name: 'police, with everything',
    store: 'full',
    choices: {
      purpose: 'police',
      intimate: true,
      originals: true,
      documents: ATTACHMENTS,
      receivedDossiers: [1],
      role: 'parent',
      concerned: 'Claude Exemple',
      danger: 'yes',
      asked: 'Que cela cesse.',
      prerequisites: { proxy: 'met', vpn: 'not-met', cache: 'unknown' },
      parts: everyPart(true),
      notes: true,
    },
    isTimestamped: true,
    hasCanvas: true,
    hasCopies: true,
  },
  {
    name: 'prosecutor, with redacted copies in place of their originals',
    store: 'full',
    choices: { purpose: 'prosecutor', role: 'self', danger: 'no', documents: ATTACHMENTS },
  },
  {
    name: 'bailiff, with an annex, small enough for e-mail',
    store: 'full',
    choices: {
      purpose: 'bailiff',
      volumes: true,
      intimate: true,
      originals: true,
      prerequisites: { proxy: 'met', vpn: 'met', cache: 'met' },
    },
    hasCanvas: true,
    hasCopies: true,
  },
  {
    name: 'police, in several volumes and an annex',
    store: 'full',
    choices: { purpose: 'police', volumes: true, intimate: true, originals: true },
    maxEmailBytes: 5_000_000,
  },
  {
    name: 'lawyer, for a period and without some items',
    store: 'full',
    choices: {
      purpose: 'lawyer',
      from: '2026-11-01',
      to: '2026-11-18',
      leftOut: [id('8', 1)],
      role: 'relative',
      notes: true,
    },
    without: [10],
  },
  {
    name: 'association, of the accounts of one person',
    store: 'full',
    choices: { purpose: 'association', role: 'professional', who: 'person:2b196442-b91f-41e3-86bd-46b667b2f95e' },
  },
  {
    name: 'school, which receives no minor without a redaction',
    store: 'full',
    choices: { purpose: 'school', role: 'minor', originals: true, receivedDossiers: [1], translations: false },
  },
  {
    name: 'platform, of one account and one category',
    store: 'full',
    choices: { purpose: 'platform', who: 'account:x/exemple_malo', category: 'threat' },
  },
  {
    name: 'no recipient, without any part',
    store: 'full',
    choices: { parts: { ...everyPart(false), narrative: true, screens: true } },
  },
  {
    name: 'with a password',
    store: 'small',
    choices: { purpose: 'police', role: 'self' },
    password: 'barque radis lundi ficelle',
  },
];

type DigestList = Readonly<Record<string, DossierDigests>>;
const readList = (): DigestList => (existsSync(LIST) ? JSON.parse(readFileSync(LIST, 'utf8')) : {});

/** Lists the paths that are missing, added or different. */
const findDifferences = (now: Readonly<Record<string, string>>, before: Readonly<Record<string, string>> = {}) =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((path) => {
    if (before[path] === now[path]) return [];
    const change = now[path] === undefined ? 'missing' : before[path] === undefined ? 'added' : 'different';
    return [`${change}: ${path}`];
  });

describe('the dossiers of the stored cases stay equal', () => {
  const known = readList();
  const found: Record<string, DossierDigests> = {};
  let restore: () => void;

  beforeEach(() => {
    restore = replaceChance();
  });
  afterEach(() => restore());
  afterAll(() => {
    if (!isWriting) return;
    const list = Object.fromEntries(SCENARIOS.map(({ name }) => [name, found[name] ?? known[name]]));
    writeFileSync(LIST, `${JSON.stringify(list, null, 2)}\n`);
  });

  it.each(SCENARIOS)('$name', async (scenario) => {
    limits.maxEmailBytes = scenario.maxEmailBytes ?? 0;
    const now = await digestDossier(scenario);
    found[scenario.name] = now;
    if (isWriting) return;
    const before = known[scenario.name];
    expect(findDifferences(now.files, before?.files)).toEqual([]);
    // They contain digests of the files above, so they are compared only when these are equal.
    expect(findDifferences(now.dependent, before?.dependent)).toEqual([]);
  });

  it('the list has no other scenario', () => {
    if (!isWriting) expect(Object.keys(known)).toEqual(SCENARIOS.map(({ name }) => name));
  });
});
