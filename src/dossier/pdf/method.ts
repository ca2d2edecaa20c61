import type { HeldItem } from '../../domain/holdings.ts';
import type { Fiche } from '../../domain/item.ts';
import type { Edition } from '../edition.ts';
import { ranges } from '../figures.ts';
import { imported } from '../importWords.ts';
import * as words from '../words.ts';
import type { Contents } from './contents.ts';
import { Facts } from './facts.ts';
import { WIDE } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { listItem } from './remarks.ts';
import { heading, paragraph, STYLE } from './rows.ts';
import { openSection } from './section.ts';
import { gap, type Row, type Sheet } from './sheet.ts';

/** How it was recorded, in what environment, how it is sealed, what is not joined, and the limits. */
export async function placeMethod(
  sheet: Sheet,
  root: Tag,
  edition: Edition,
  contents: Contents,
): Promise<void> {
  const { paper } = sheet;
  const { items, journal, journalId, counts, stamps } = edition.holdings;
  const section = openSection(sheet, root, { title: words.part.method }, contents);
  const say = (text: string) => [...paragraph(paper, section, text, { ...WIDE, style: STYLE.body }), gap(5)];
  const received = items.filter(({ fiche }) => fiche.received !== undefined);
  const captured = items.filter(({ fiche }) => fiche.received === undefined);
  const versions = [...new Set(items.map(({ fiche }) => fiche.provenance.version))].join(', ');
  sheet.place([
    ...heading(paper, section, words.method.capture),
    ...(captured.length === 0 ? [] : say(words.method.captureText(versions))),
    ...(received.length === 0 ? [] : say(imported.method(ranges(received.map(({ number }) => number))))),
    gap(7),
  ]);

  const environments = heading(paper, section, words.method.environment);
  for (const { fiche, numbers } of environmentsOf(items)) {
    environments.push(...(await environmentRows(paper, section, fiche, numbers)));
  }
  const hasPaths = items.some(({ fiche }) => fiche.accessPath !== null);
  sheet.place([...environments, ...say(words.method.notRecorded(hasPaths)), gap(7)]);

  const lead = [
    ...heading(paper, section, words.method.journal),
    ...say(words.method.journalText(journal.entries)),
    ...say(words.method.keyText),
  ];
  const facts = new Facts(paper, section);
  await facts.addMono(words.method.journalId, journalId);
  await facts.addMono(words.method.journalHead, journal.head);
  await facts.addMono(words.method.key, edition.keyFingerprint);
  sheet.place([...lead, ...facts.rows, gap(7)]);

  sheet.place([
    ...heading(paper, section, words.method.joined),
    ...say(words.method.left(counts.notIncluded, counts.withdrawn)),
    ...say(words.method.selection),
    gap(7),
  ]);
  const limits = heading(paper, section, words.method.limits);
  const list = paper.child(section, 'L');
  const said = [words.method.clock(stamps.length > 0), ...words.method.limitsText];
  sheet.place([...limits, ...said.flatMap((text) => listItem(paper, list, text))]);
  section.end();
}

/** One entry for each different environment, with the numbers of its exhibits. */
function environmentsOf(
  items: readonly HeldItem[],
): { readonly fiche: Fiche; readonly numbers: readonly number[] }[] {
  const groups = Map.groupBy(items, ({ fiche: { environment, timeZone, session, received } }) =>
    JSON.stringify([environment, timeZone, session, received === undefined]),
  );
  return [...groups.values()].flatMap((group) =>
    group[0] === undefined ? [] : [{ fiche: group[0].fiche, numbers: group.map(({ number }) => number) }],
  );
}

async function environmentRows(
  paper: Paper,
  parent: Tag,
  fiche: Fiche,
  numbers: readonly number[],
): Promise<Row[]> {
  const { browser, os, viewport, zoom, devicePixelRatio, languages, privateWindow } = fiche.environment;
  const facts = new Facts(paper, parent);
  await facts.addWords(words.method.exhibits, ranges(numbers));
  const system = os.arch === null ? os.name : `${os.name} (${os.arch})`;
  const { width, height } = viewport;
  await facts.addWords(words.method.browser, `${browser.name} ${browser.version}, ${system}`);
  // No page of elsewhere was on the screen when a file was imported.
  if (fiche.received === undefined)
    await facts.addWords(
      words.method.screen,
      words.method.screenText(width, height, zoom, devicePixelRatio, privateWindow),
    );
  await facts.addWords(words.method.languages, `${languages.join(', ')} ; ${fiche.timeZone}`);
  if (fiche.received === undefined)
    await facts.addWords(words.method.session, fiche.session.account ?? words.NOT_READ);
  return [...facts.rows, gap(6)];
}
