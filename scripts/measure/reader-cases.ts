import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countExhibits } from '../../src/domain/export/exhibitNumber.ts';
import { runTool } from '../../tests/support/dossier/externalTools.ts';
import { writeInventedDossier } from '../../tests/support/dossier/inventedCase.ts';
import { readAnswers, readPageFills } from '../../tests/support/dossier/readDossier.ts';
import { inventReaderCase, READER_CASES } from '../../tests/support/dossier/readerCases.ts';
import { runCommand } from '../cli.ts';

const HELP = `npm run reader-cases -- [--out DIR]

Writes the three invented dossiers that recipients read (an adult's, a minor's with a parent, and a long one), each as its
zip and its dossier.pdf, and prints pages, sizes, and where each of ten questions is answered.

  --out DIR   folder of the dossiers (out/reader-cases)`;

await runCommand(HELP, { out: { type: 'string', default: join('out', 'reader-cases') } }, async (values) => {
  for (const kind of READER_CASES) {
    const folder = join(values.out, kind);
    await mkdir(folder, { recursive: true });
    const { case: invented, options } = await inventReaderCase(kind);
    const started = performance.now();
    const { zip, remise, fileName } = await writeInventedDossier(invented, { options });
    const took = performance.now() - started;
    const path = join(folder, fileName);
    await writeFile(path, zip);
    await writeFile(join(folder, 'remise.pdf'), remise);
    runTool('unzip', ['-qo', path, 'dossier.pdf', '-d', folder]);
    const pdf = join(folder, 'dossier.pdf');
    const fills = readPageFills(pdf);
    console.log(
      `${kind}: ${countExhibits(invented.snapshot.items.map(({ number }) => number))} exhibits, ${fills.length} pages, ${(zip.length / 1e6).toFixed(1)} MB, ${(took / 1000).toFixed(1)} s`,
    );
    const least = fills.flatMap((fill, index) => (fill < 0.4 ? [`${index + 1} (${Math.round(fill * 100)} %)`] : []));
    console.log(
      `  filled ${Math.round((fills.reduce((sum, fill) => sum + fill, 0) / fills.length) * 100)} %; pages under 40 %: ${least.join(', ') || 'none'}`,
    );
    for (const { question, page, seconds } of readAnswers(pdf))
      console.log(`  ${question}: page ${page}, ${seconds} s`);
  }
});
