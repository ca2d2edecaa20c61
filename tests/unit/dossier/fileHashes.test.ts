import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listFileHashes } from '../../../src/dossier/fileHashes.ts';
import { runTool } from '../../support/dossier/externalTools.ts';
import { buildDossierContext, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventSixPosts } from '../../support/dossier/inventedPosts.ts';

const READ =
  'import csv,json,sys;print(json.dumps(list(csv.reader(open(sys.argv[1],encoding="utf-8-sig",newline=""),delimiter=";"))))';

it('lists every file of the exhibits once, with its size and its own digest if it is there, as Python reads it', async () => {
  const invented = await inventCase(inventSixPosts());
  const { snapshot } = buildDossierContext(invented, { options: { parts: { sources: true } } });
  const { bytes, count } = listFileHashes(snapshot);
  const folder = mkdtempSync(join(tmpdir(), 'recueil-'));
  try {
    const path = join(folder, 'empreintes.csv');
    writeFileSync(path, bytes);
    const [head, ...rows]: string[][] = JSON.parse(runTool('python3', ['-c', READ, path]));
    expect(head).toEqual(['Pièce', 'Fichier', 'Octets', 'SHA-256', 'Remarque']);
    expect(rows).toHaveLength(count);
    const listed = new Map(rows.map(([, file, size, sha256]) => [file, `${size} ${sha256}`]));
    expect(listed.size).toBe(count);
    for (const { number, fiche, files } of snapshot.items)
      for (const [name, { reason }] of files) {
        const blob = invented.stored.get(`${fiche.id}/${name}`);
        const content = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer());
        const sha256 = createHash('sha256').update(content).digest('hex');
        expect(listed.get(`pieces/P${String(number).padStart(4, '0')}/${name}`)).toBe(
          reason === null ? `${content.length} ${sha256}` : ' ',
        );
      }
    expect([...listed.values()].filter((one) => one === ' ')).not.toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
