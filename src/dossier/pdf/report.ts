import type { HeldItem } from '../../domain/holdings.ts';
import { letGo } from '../../domain/letGo.ts';
import { partsOf } from '../../domain/plan.ts';
import type { Progress } from '../../domain/ports.ts';
import { ahead } from '../ahead.ts';
import { hasPage, isAnnex } from '../binding.ts';
import type { Edition } from '../edition.ts';
import { receivedWords } from '../receivedWords.ts';
import { localDate } from '../times.ts';
import { waveOf } from '../wave.ts';
import * as words from '../words.ts';
import { placeAccounts } from './accountTable.ts';
import { bookmark } from './bookmark.ts';
import { placeChronology } from './chronology.ts';
import { Contents } from './contents.ts';
import { placeCover, placeReading } from './cover.ts';
import { placeExhibit } from './exhibit.ts';
import { exhibitRows } from './exhibitList.ts';
import { placeMethod } from './method.ts';
import type { Paper, Tag } from './paper.ts';
import { readPreview } from './preview.ts';
import { placeReceived } from './received.ts';
import { placeRecital } from './recital.ts';
import { openSection } from './section.ts';
import { Sheet } from './sheet.ts';
import { placeImpact, placeSteps, placeWitnesses } from './statements.ts';
import { placeWave } from './wave.ts';
import { pdfStream } from './writing.ts';

/** What a redacted copy may weigh; a preview is a tenth of it. */
const PREVIEW_BYTES = 4 * 1024 * 1024;

interface Section {
  readonly title: string;
  readonly place: (sheet: Sheet, root: Tag, edition: Edition, contents: Contents) => Promise<void>;
}

/** `dossier.pdf`, or `annexe.pdf` of an annex, from the page de garde to the bordereau. `progress` may throw to stop. */
export function reportPdf(edition: Edition, progress: Progress): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { journal } = edition.holdings;
  const date = localDate(edition.createdAt, edition.timeZone);
  const head = words.running(date, journal.head, edition.plan.caseName);
  const title = isAnnex(edition) ? words.volumes.annexTitle : words.title.dossier;
  return pdfStream(title, edition, async (paper, ready) => {
    const sheet = new Sheet(paper, head);
    const contents = new Contents(paper);
    const root = paper.struct('Document');
    paper.addStructure(root);
    const sections = sectionsOf(edition, { paper, ready, progress });
    await placeCover(sheet, root, edition);
    placeReading(
      sheet,
      root,
      contents.rows(
        root,
        sections.map(({ title }) => title),
      ),
    );
    for (const { place } of sections) {
      await place(sheet, root, edition, contents);
      await ready();
    }
    root.end();
    contents.settle();
    sheet.finish();
  });
}

/** In the order of a French dossier; what was not ticked is not there, nor in the sommaire. */
function sectionsOf(
  edition: Edition,
  making: { readonly paper: Paper; readonly ready: () => Promise<unknown>; readonly progress: Progress },
): Section[] {
  const parts = partsOf(edition.plan);
  const { part } = words;
  if (isAnnex(edition)) return [{ title: part.exhibits, place: exhibitsPlacer(making) }];
  return [
    { title: part.recital, place: placeRecital },
    { title: part.chronology, place: placeChronology },
    { title: part.accounts, place: placeAccounts },
    // One post is no wave.
    ...(waveOf(edition.holdings.items).placed > 1 ? [{ title: part.wave, place: placeWave }] : []),
    { title: part.exhibits, place: exhibitsPlacer(making) },
    ...(parts.has('impact') ? [{ title: part.impact, place: placeImpact }] : []),
    ...(parts.has('witnesses') ? [{ title: part.witnesses, place: placeWitnesses }] : []),
    ...(parts.has('steps') || parts.has('privateSteps') ? [{ title: part.steps, place: placeSteps }] : []),
    ...(edition.holdings.origins?.length ? [{ title: receivedWords.title, place: placeReceived }] : []),
    { title: part.method, place: placeMethod },
    { title: part.list, place: placeList },
  ];
}

function exhibitsPlacer({
  paper,
  ready,
  progress,
}: {
  readonly paper: Paper;
  readonly ready: () => Promise<unknown>;
  readonly progress: Progress;
}): Section['place'] {
  return async (sheet, root, edition, contents) => {
    const items = edition.holdings.items.filter((item) => hasPage(item, edition));
    const part = paper.child(root, 'Sect', { title: words.part.exhibits });
    let outline: PDFKit.PDFOutline | null = null;
    const opened = (title: string, top: number) => {
      if (outline === null) {
        outline = bookmark(paper, words.part.exhibits, top);
        contents.reached(words.part.exhibits, top);
      }
      bookmark(paper, title, top, outline);
    };
    let done = 0;
    const each = items.map((item) => ({ item, bytes: PREVIEW_BYTES }));
    const reading = async ({ item }: { readonly item: HeldItem }) => ({
      item,
      read: await readPreview(item, edition),
    });
    // Read while the pièces before it are laid out.
    for await (const { item, read } of ahead(each, reading)) {
      await placeExhibit(sheet, part, item, edition, { opened, read });
      // Drawn: the document has its own copy.
      if (read.bytes !== null) letGo(read.bytes);
      await ready();
      done += 1;
      progress({ name: 'report', done, total: items.length });
    }
    part.end();
  };
}

async function placeList(sheet: Sheet, root: Tag, edition: Edition, contents: Contents): Promise<void> {
  const section = openSection(sheet, root, { title: words.part.list, intro: words.list.intro }, contents);
  const rows = await exhibitRows(sheet.paper, section, edition.holdings.items, { linked: edition });
  sheet.place(rows, rows[0]);
  section.end();
}
