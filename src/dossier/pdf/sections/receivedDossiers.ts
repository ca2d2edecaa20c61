import { receivedDossierFolder } from '../../../domain/export/dossierLayout.ts';
import { utcOffsetAt } from '../../../domain/shared/localDates.ts';
import type { DossierContext } from '../../dossierContext.ts';
import { formatMoment } from '../../strings/formatTime.ts';
import { receivedDossier as words } from '../../strings/receivedDossier.ts';
import type { Tag } from '../engine/pdfDocument.ts';
import { FactTable } from '../layout/factTable.ts';
import { gap, type PageFlow } from '../layout/pageFlow.ts';
import { headingRows } from '../layout/rows.ts';
import { openSection } from '../layout/section.ts';
import type { TableOfContents } from '../layout/tableOfContents.ts';

/** Places each received dossier that is included, with what identifies and verifies it, but not its exhibits. */
export async function placeReceivedDossiers(
  flow: PageFlow,
  root: Tag,
  { snapshot, timeZone }: DossierContext,
  contents: TableOfContents,
): Promise<void> {
  const section = openSection(flow, root, words, contents);
  for (const { dossier } of snapshot.receivedDossiers ?? []) {
    const format = (instant: string) => formatInstant(instant, timeZone);
    const { number, created, addedAt, items, timestamps, manifest, key } = dossier;
    const titleRows = headingRows(flow.pdf, section, words.name(number));
    const facts = new FactTable(flow.pdf, section);
    await facts.addMono(words.folder, receivedDossierFolder(number));
    await facts.addText(words.made, words.madeText(format(created)));
    await facts.addText(words.receivedOn, words.receivedOnText(format(addedAt)));
    await facts.addText(words.exhibits, words.exhibitsText(items.length));
    if (timestamps.length > 0)
      await facts.addText(
        words.dated,
        ...timestamps.map((stamp) => words.datedText({ ...stamp, when: format(stamp.when) })),
      );
    await facts.addMono(words.manifest, manifest);
    await facts.addMono(words.key, key);
    flow.place([...titleRows, ...facts.rows, gap(9)]);
  }
  section.end();
}

/** The value comes from another device: it has the format of an instant, but may be no valid date. */
function formatInstant(instant: string, timeZone: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : formatMoment(instant, utcOffsetAt(at, timeZone)).local;
}
