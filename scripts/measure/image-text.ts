import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { recogniseLines } from '../../src/recognition/recogniseLines.ts';
import { openTextEngine } from '../../src/recognition/textEngine.ts';
import { SCREEN_SETS } from '../../tests/support/phoneScreens/inventedSpeech.ts';
import { type InventedScreen, inventScreens, SCREEN_KINDS } from '../../tests/support/phoneScreens/inventScreens.ts';
import { listReadWords, type PictureReading } from '../../tests/support/phoneScreens/pageReader.ts';
import {
  type RenderedScreen,
  renderScreens,
  VARIANTS,
  type Variant,
} from '../../tests/support/phoneScreens/renderScreens.ts';
import {
  addScores,
  EMPTY_SCORE,
  type Outcomes,
  type ReadingScore,
  scoreReading,
} from '../../tests/support/phoneScreens/scoreReading.ts';
import { packagedRecognition } from '../buildWorkers.ts';
import { runCommand, UsageError } from '../cli.ts';

const HELP = `npm run image-text -- [--set NAME] [--kind NAME]

Draws sixty invented telephone screens, each as a PNG, a JPEG of quality 60 and as WhatsApp shrinks it, reads them in Node
with the functions that the extension runs (tests/e2e/image-text-accuracy.spec.ts reads them in browsers), and prints for
each kind and variant:

  body      characters of messages and comments that are wrong, in % (goal: PNG 2, others 2.5)
  all       the same for every word but those in another script, with what was read where no word is
  found     words of messages and comments that a search finds in their line, in % (goal: 98)
  sure !    words that no mark of doubt shows and that are wrong, in % of those without a mark (goal: 0.5)
  handles, times, ages    right/wrong/not read, then how many wrong ones no mark of doubt shows
  script    words of another script that no mark of doubt shows, of how many
  s         seconds a picture

  --set       ${SCREEN_SETS.join(' or ')}: thirty screens; the others have other texts. Tune on the first only
  --kind      ${SCREEN_KINDS.join(', ')}

A missed goal is marked * and does not fail the command.`;

const MAX_BODY_ERRORS: Readonly<Record<Variant, number>> = { png: 0.02, jpeg60: 0.025, whatsapp1600: 0.025 };
const MIN_FOUND = 0.98;
const MAX_SURE_WRONG = 0.005;

interface Row {
  readonly score: ReadingScore;
  readonly ms: readonly number[];
}

type Read = (screen: RenderedScreen, variant: Variant) => Promise<PictureReading>;

/** Reads in Node, with the functions that the worker of the extension runs. */
async function openNodeReader(): Promise<Read> {
  const [wasm, data] = packagedRecognition.map(({ source }) => readFileSync(source));
  if (wasm === undefined || data === undefined) throw new Error('The engine and its data are two files');
  const engine = await openTextEngine({ wasm, data: gunzipSync(data) });
  return async (screen, variant) => {
    const picture = await screen.decode(variant);
    const start = performance.now();
    const lines = recogniseLines(engine, picture);
    return { width: picture.width, words: listReadWords(lines), ms: performance.now() - start };
  };
}

const percent = (part: number, whole: number, isMissed = false): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)}${isMissed ? ' *' : ''}`;

const outcomes = ({ right, wrong, unread, wrongSure }: Outcomes): string =>
  right + wrong + unread === 0 ? '–' : `${right}/${wrong}/${unread} ${wrongSure}`;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function formatRow(kind: string, variant: Variant, { score, ms }: Row): string {
  const { bodyErrors, bodyCharacters, errors, characters, found, bodyWords, sureWrong, sure } = score;
  const cells = [
    kind,
    variant,
    percent(bodyErrors, bodyCharacters, bodyErrors > MAX_BODY_ERRORS[variant] * bodyCharacters),
    percent(errors, characters),
    percent(found, bodyWords, found < MIN_FOUND * bodyWords),
    percent(sureWrong, sure, sureWrong > MAX_SURE_WRONG * sure),
    outcomes(score.handles),
    outcomes(score.times),
    outcomes(score.ages),
    score.foreignWords === 0 ? '–' : `${score.foreignSure} of ${score.foreignWords}`,
    (median(ms) / 1000).toFixed(2),
  ];
  return `| ${cells.join(' | ')} |`;
}

const HEAD = `| kind | variant | body | all | found | sure ! | handles | times | ages | script | s |
|---|---|---|---|---|---|---|---|---|---|---|`;

async function measure(screens: readonly InventedScreen[], read: Read): Promise<ReadonlyMap<string, Row>> {
  const rows = new Map<string, Row>();
  const add = (key: string, score: ReadingScore, ms: number): void => {
    const before = rows.get(key) ?? { score: EMPTY_SCORE, ms: [] };
    rows.set(key, { score: addScores(before.score, score), ms: [...before.ms, ms] });
  };
  await renderScreens(screens, async (screen) => {
    for (const variant of VARIANTS) {
      const { width, words, ms } = await read(screen, variant);
      const score = scoreReading(screen.expected, width, words);
      add(`${screen.kind} ${variant}`, score, ms);
      add(`all ${variant}`, score, ms);
    }
  });
  return rows;
}

function printRows(rows: ReadonlyMap<string, Row>): void {
  console.log(HEAD);
  for (const kind of [...SCREEN_KINDS, 'all']) {
    for (const variant of VARIANTS) {
      const row = rows.get(`${kind} ${variant}`);
      if (row !== undefined) console.log(formatRow(kind, variant, row));
    }
  }
}

await runCommand(HELP, { set: { type: 'string' }, kind: { type: 'string' } }, async (values) => {
  const { set, kind } = values;
  const screens = inventScreens().filter(
    (one) => (set === undefined || one.set === set) && (kind === undefined || one.kind === kind),
  );
  if (screens.length === 0) throw new UsageError('--set or --kind: no screen has that name');
  printRows(await measure(screens, await openNodeReader()));
});
