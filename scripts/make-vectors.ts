import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256Hex } from '../src/seal/digest.ts';
import { toBase64 } from '../src/seal/signature.ts';
import type { Problem, Report } from '../src/seal/verify/report.ts';
import { type Files, originAdded, resum, smallDossier, utf8 } from '../tests/support/smallDossier.ts';
import { flip, get, headAfter, rename, swapLines } from './vectors/changes.ts';
import { readKey, signKept, stampKept, VECTORS } from './vectors/kept.ts';

/**
 * Writes tests/vectors: small dossiers, each with what any checker must say of it. Fixed inputs give the same bytes each
 * time; ECDSA signatures are random, so one already there is kept as long as it holds.
 */

export interface Vector {
  readonly files: Files;
  readonly expected: {
    readonly about: string;
    readonly verdict: Report['verdict'];
    readonly problems: readonly Pick<Problem, 'code' | 'path'>[];
    readonly counts: Report['counts'];
    readonly manifest: string;
    /** Manifest digest held outside → the verdict when it is given. */
    readonly expect: Readonly<Record<string, Report['verdict']>>;
  };
}

export async function makeVectors(): Promise<ReadonlyMap<string, Vector>> {
  const key = await readKey('key-a');
  const dossier = (
    name: string,
    wanted: Omit<Parameters<typeof smallDossier>[0], 'key' | 'sign'>,
    by = key,
  ) => smallDossier({ ...wanted, key: by, sign: signKept(name, by) });
  const texts = ['Premier message inventé : « on sait où tu habites ».', 'Second message inventé 😡'];
  const good = await dossier('good', { texts });
  const goodDigest = await sha256Hex(get(good, 'manifest.json'));

  const coherent = async (about: string, files: Files, counts: Report['counts']): Promise<Vector> => {
    const manifest = await sha256Hex(get(files, 'manifest.json'));
    const expect: Record<string, Report['verdict']> = {
      [goodDigest]: 'altered',
      [manifest]: 'coherent-anchored',
    };
    return {
      files,
      expected: { about, verdict: 'coherent-unanchored', problems: [], counts, manifest, expect },
    };
  };
  const altered = async (
    about: string,
    files: Files,
    ...problems: Vector['expected']['problems']
  ): Promise<Vector> => {
    const manifest = await sha256Hex(get(files, 'manifest.json'));
    const expect = { [manifest]: 'altered' } as const;
    return {
      files,
      expected: { about, verdict: 'altered', problems, counts: counts(2, 2), manifest, expect },
    };
  };
  const change = (make: (files: Files) => void) => {
    const files: Files = new Map(good);
    make(files);
    return files;
  };

  const [text, image] = ['pieces/P0001/texte.txt', 'pieces/P0002/capture.png'];
  const withdrawn = await dossier('withdrawn', {
    texts: [...texts, 'Troisième.'],
    withdrawn: [2],
    leftOut: [3],
  });
  const forged = await dossier(
    'resigned',
    { texts: ['Premier message réécrit.', ...texts.slice(1)] },
    await readKey('key-b'),
  );
  const keyB = await readKey('key-b');
  const oldBackup = await dossier(
    'old-backup',
    {
      texts: texts.slice(0, 1),
      openedWith: key,
      extraEvents: [
        { event: 'journal.restored', payload: { entries: 2, head: await headAfter(good, 2) } },
        { event: 'key.created', payload: { publicKey: toBase64(keyB.spki) } },
      ],
    },
    keyB,
  );
  // Altered before it was put in: what is around it agrees, and only its own check tells.
  const spoilt: Files = new Map(forged).set(text, flip(get(forged, text)));
  const withOrigin = async (name: string, received: Files, announced = received) =>
    dossier(name, { texts, origins: [received], extraEvents: [await originAdded(1, announced)] });
  const stamped = await resum(new Map([...good, ...(await stampKept('timestamped', goodDigest))]));
  const stampedOther = await resum(
    new Map([...good, ...(await stampKept('timestamp-other', 'ab'.repeat(32)))]),
  );
  return new Map([
    ['good', await coherent('Two items, both here.', good, counts(2, 2))],
    [
      'withdrawn',
      await coherent(
        'Three sealed: one here, one withdrawn, one not included.',
        withdrawn,
        counts(3, 1, 1, 1),
      ),
    ],
    [
      'omitted',
      await coherent(
        'The image of pièce 1 is left out (redacted), with a copy beside.',
        await dossier('omitted', { texts, omitted: ['capture.png'] }),
        counts(2, 2),
      ),
    ],
    [
      'removed',
      await coherent(
        'The image of pièce 1 was erased after its capture: omitted, and the journal says so.',
        await dossier('removed', { texts, removed: ['capture.png'] }),
        counts(2, 2),
      ),
    ],
    [
      'resigned',
      await coherent(
        'Rewritten from end to end and signed with another key: only an anchor tells.',
        forged,
        counts(2, 2),
      ),
    ],
    [
      'tail-cut',
      await coherent(
        'The last item and its line cut off before anybody held anything, and signed again with the same key: only an anchor tells.',
        await dossier('tail-cut', { texts: texts.slice(0, 1) }),
        counts(1, 1),
      ),
    ],
    [
      'rebuilt',
      await coherent(
        'The store made anew on the same computer with the items in another order, signed with the same key: only an anchor tells.',
        await dossier('rebuilt', { texts: texts.toReversed() }),
        counts(2, 2),
      ),
    ],
    [
      'old-backup',
      await coherent(
        'An old copy, of one item, taken up on another computer: what came after the copy is not there, and only an anchor of it tells.',
        oldBackup,
        counts(1, 1),
      ),
    ],
    [
      'timestamped',
      await coherent(
        'Time-stamped by an authority that nobody knows: no fault, and no anchor.',
        stamped,
        counts(2, 2),
      ),
    ],
    [
      'timestamp-other',
      await altered('Time-stamped, but for another manifest.', stampedOther, {
        code: 'timestamp-imprint',
        path: 'horodatages/manifest.tsr',
      }),
    ],
    [
      'altered-file',
      await altered(
        'One letter of a text changed.',
        change((files) => files.set(text, flip(get(files, text)))),
        {
          code: 'altered',
          path: text,
        },
      ),
    ],
    [
      'missing-file',
      await altered(
        'A file taken out.',
        change((files) => files.delete(image)),
        { code: 'missing', path: image },
      ),
    ],
    [
      'extra-file',
      await altered(
        'A file put in.',
        change((files) => files.set('pieces/P0002/autre.txt', utf8('Ajouté.\n'))),
        {
          code: 'extra',
          path: 'pieces/P0002/autre.txt',
        },
      ),
    ],
    [
      'renamed-file',
      await altered(
        'A file renamed.',
        change((files) => rename(files, text, 'pieces/P0001/text.txt')),
        { code: 'renamed', path: text },
      ),
    ],
    [
      'origin',
      await coherent(
        'With a dossier received from somebody else: two journals, two keys, each verified by itself.',
        await withOrigin('origin', forged),
        counts(2, 2),
      ),
    ],
    [
      'origin-altered',
      await altered(
        'A received dossier that was altered before it was put in.',
        await withOrigin('origin-altered', spoilt),
        { code: 'origin-altered', path: 'origines/O1' },
      ),
    ],
    [
      'origin-other',
      await altered(
        'A received dossier in the place of the one that the journal announces.',
        await withOrigin('origin-other', forged, good),
        { code: 'origin-unannounced', path: 'origines/O1' },
      ),
    ],
    [
      'swapped-lines',
      await altered(
        'Two journal lines swapped, then everything above made to agree and signed with the same key: only the chain tells.',
        await swapLines(good, key),
        { code: 'journal-sequence', path: 'journal.jsonl' },
      ),
    ],
  ]);
}

function counts(sealed: number, here: number, withdrawn = 0, notIncluded = 0): Report['counts'] {
  return { sealed, here, withdrawn, notIncluded };
}

if (import.meta.main) {
  for (const [name, { files, expected }] of await makeVectors()) {
    await rm(join(VECTORS, name), { recursive: true, force: true });
    for (const [path, bytes] of files) {
      const target = join(VECTORS, name, 'dossier', path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes);
    }
    await writeFile(join(VECTORS, name, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`);
    console.log(`${name}: ${files.size} files`);
  }
}
