import type { DatedStatements, FixedManifest, Statement } from '../../../src/domain/export/datedStatements.ts';
import { canonicalBytes } from '../../../src/seal/canonical.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { commitToStatements, openCommitment } from '../../../src/seal/statementCommitment.ts';

/** Invented texts that an earlier dossier fixed. */

const AT = '2026-03-02T09:01:00.000Z';
const CREATED = '2026-03-05T08:00:00.000Z';
const STATEMENTS: readonly Statement[] = [
  { schema: 'recueil/statement/1', kind: 'account', at: AT, text: 'Cela a commencé en février.' },
  { schema: 'recueil/statement/1', kind: 'diary', at: AT, date: '2026-03-02', text: 'Je n’ai pas dormi. 😞' },
];

interface EarlierManifest {
  readonly sha256: string;
  readonly manifest: FixedManifest;
  /** The openings of its texts. */
  readonly statements: DatedStatements['statements'];
}

/** Builds a manifest of an earlier dossier, and what opens it. `number`: each has its own seed. */
export async function buildEarlierManifest(number: number): Promise<EarlierManifest> {
  const seed = new Uint8Array(32).fill(number);
  const commitment = await commitToStatements(seed, STATEMENTS);
  const bytes = canonicalBytes({ schema: 'recueil/dossier/1', created: CREATED, commitment: commitment.root, number });
  const sha256 = await sha256Hex(bytes);
  const open = await openCommitment(seed, commitment);
  const statements = STATEMENTS.map((statement) => {
    const opening = open(statement);
    if (opening === null) throw new Error('a text that was not fixed');
    return { ...opening, manifest: sha256 };
  });
  const text = new TextDecoder().decode(bytes);
  return { sha256, statements, manifest: { sha256, created: CREATED, text, response: null, chain: null } };
}

export const listDated = (
  manifests: DatedStatements['manifests'],
  statements: DatedStatements['statements'],
): DatedStatements => ({ schema: 'recueil/dated-statements/1', manifests, statements });

/** The journal's lines of earlier dossiers with these manifests. */
export const exportedEvents = (manifests: readonly string[]) =>
  manifests.map((manifest) => ({ event: 'dossier.exported' as const, payload: { manifest, exhibits: 1 } }));
