import { originFolder } from '../../domain/dossier.ts';
import type { Edition } from '../edition.ts';
import { receivedWords as words } from '../receivedWords.ts';
import { moment } from '../times.ts';
import type { Contents } from './contents.ts';
import { Facts } from './facts.ts';
import type { Tag } from './paper.ts';
import { heading } from './rows.ts';
import { openSection } from './section.ts';
import { gap, type Sheet } from './sheet.ts';

/** Each dossier received from elsewhere and joined, by what lets it be found and checked; none of its pièces. */
export async function placeReceived(
  sheet: Sheet,
  root: Tag,
  { holdings }: Edition,
  contents: Contents,
): Promise<void> {
  const section = openSection(sheet, root, words, contents);
  for (const { dossier } of holdings.origins ?? []) {
    const { number, created, addedAt, items, timestamps, manifest, key } = dossier;
    const lead = heading(sheet.paper, section, words.name(number));
    const facts = new Facts(sheet.paper, section);
    await facts.addMono(words.folder, originFolder(number));
    await facts.addWords(words.made, words.madeText(timeOf(created)));
    await facts.addWords(words.kept, words.keptText(timeOf(addedAt)));
    await facts.addWords(words.exhibits, words.exhibitsText(items.length));
    if (timestamps.length > 0)
      await facts.addWords(
        words.dated,
        ...timestamps.map((stamp) => words.datedText({ ...stamp, when: timeOf(stamp.when) })),
      );
    await facts.addMono(words.manifest, manifest);
    await facts.addMono(words.key, key);
    sheet.place([...lead, ...facts.rows, gap(9)]);
  }
  section.end();
}

/** Somebody else wrote it: an instant by its shape may be none. */
function timeOf(instant: string): string {
  return Number.isNaN(Date.parse(instant)) ? instant : moment(instant, '+00:00').utc;
}
