import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type UserDriver, withUserDriver } from '../../tests/support/browser/userDriver.ts';
import { readSamplePage, X_PAGE } from '../../tests/support/demo-pages/samples.ts';
import { runCommand } from '../cli.ts';
import { greyPng, quantizePng } from '../pictures.ts';
import { createLabelTest, GUIDE_PICTURES, takeGuidePictures } from './screens/guidePictures.ts';
import { measureScreen, type ScreenFigures, screenshotInFull } from './screens/screenFigures.ts';
import { LATER_PAGES, type VisitState } from './screens/screenLaterStates.ts';
import { visitCarnetPages, visitStates } from './screens/screenStates.ts';

const HELP = `npm run screens -- [--guides] [--out DIR]

Takes a picture of every state of every screen, in French and English, light and dark, with a few invented posts, and
draws one contact sheet of each. Then takes the pictures of the guides, in grey. guide-pictures.json lists, for each of
those, its digest and the words that it shows.

  --guides       only the pictures of the guides
  --out DIR      folder of the pictures (docs/screens)`;

const SHEET = 'https://planche.essai.example/';
const SHEET_WINDOW = { width: 1_800, height: 900 };
/** The rest of a long page says nothing at this size. */
const SHEET_STYLE = `
body { display: grid; grid-template-columns: repeat(auto-fill, 210px); gap: 12px; margin: 12px; background: #ddd; font: 11px sans-serif; }
figure { margin: 0; } div { max-height: 420px; overflow: hidden; } img { display: block; width: 100%; }`;

const SIZE = { width: 960, height: 900 };
const LANGS = ['fr', 'en'] as const;

const GUIDE_FILES = LANGS.flatMap((lang) => GUIDE_PICTURES.map((name) => `${name}.${lang}.png`));

/** Each state is drawn in these; English in the dark theme has nothing of its own. */
const VARIANTS = [
  { lang: 'fr', dark: false, suffix: 'fr.light' },
  { lang: 'fr', dark: true, suffix: 'fr.dark' },
  { lang: 'en', dark: false, suffix: 'en.light' },
] as const;
/** CSS pixels: a telephone, and 1280 px at 400 % (WCAG 1.4.10). */
const NARROW_WIDTHS = [360, 320] as const;

interface Drawn {
  readonly name: string;
  readonly png: Uint8Array;
  readonly figures: ScreenFigures;
}

/** Draws states at full height. `visitStates` calls its function at each. */
async function drawStates(
  options: Pick<Parameters<typeof withUserDriver>[1], 'dark' | 'lang'>,
  visitStates: (user: UserDriver, visit: VisitState) => Promise<void>,
): Promise<Drawn[]> {
  const drawn: Drawn[] = [];
  const pages = [[X_PAGE, await readSamplePage('x')], ...LATER_PAGES] as const;
  await withUserDriver(pages, { browser: 'chromium', window: SIZE, ...options }, (user) =>
    visitStates(user, async (view, name) => {
      const png = quantizePng(await screenshotInFull(view));
      drawn.push({ name, png, figures: await measureScreen(view) });
    }),
  );
  return drawn;
}

/** Draws pictures side by side with their names, in their order, as one PNG. */
async function drawContactSheet(pictures: readonly Pick<Drawn, 'name' | 'png'>[]): Promise<Uint8Array> {
  const cells = pictures.map(
    ({ name, png }) =>
      `<figure><figcaption>${name}</figcaption><div><img src="data:image/png;base64,${Buffer.from(png).toString('base64')}"></div></figure>`,
  );
  const body = `<!doctype html><meta charset="utf-8"><style>${SHEET_STYLE}</style>${cells.join('')}`;
  return withUserDriver([[SHEET, { body }]], { browser: 'chromium', window: SHEET_WINDOW }, async (user) =>
    screenshotInFull(await user.openPage(SHEET)),
  );
}

/** Takes the pictures of every state, draws the contact sheets, and lists both in README.md. */
async function saveScreens(out: string): Promise<void> {
  const sheets: string[] = [];
  const saveSheet = async (suffix: string, drawn: readonly Drawn[]): Promise<void> => {
    sheets.push(`planche.${suffix}.png`);
    await writeFile(join(out, `planche.${suffix}.png`), quantizePng(await drawContactSheet(drawn)));
    console.log(`${suffix}: ${drawn.length} states`);
  };
  let figures: readonly Drawn[] = [];
  for (const { suffix, ...options } of VARIANTS) {
    const drawn = await drawStates(options, visitStates);
    for (const { name, png } of drawn) await writeFile(join(out, `${name}.${suffix}.png`), png);
    await saveSheet(suffix, drawn);
    if (suffix === 'fr.light') figures = drawn;
  }
  for (const width of NARROW_WIDTHS) {
    const visit = (user: UserDriver, each: VisitState) => visitCarnetPages(user, width, each);
    await saveSheet(`fr.${width}`, await drawStates({ lang: 'fr' }, visit));
  }
  await writeFile(join(out, 'README.md'), buildIndex(sheets, figures));
}

/** Takes the pictures of the guides. Returns the entries of guide-pictures.json. */
async function saveGuidePictures(lang: (typeof LANGS)[number], out: string): Promise<[string, RegisteredPicture][]> {
  const isLabel = createLabelTest(lang);
  const options = { browser: 'chromium', lang, window: SIZE } as const;
  const pictures = await withUserDriver([[X_PAGE, await readSamplePage('x')]], options, takeGuidePictures);
  return Promise.all(
    pictures.map(async ({ name, png, texts }) => {
      const file = `${name}.${lang}.png`;
      const grey = greyPng(png);
      await writeFile(join(out, file), grey);
      const sha256 = createHash('sha256').update(grey).digest('hex');
      return [file, { sha256, labels: texts.filter(isLabel) }] satisfies [string, RegisteredPicture];
    }),
  );
}

/** The picture is to be taken again when a label has changed. */
interface RegisteredPicture {
  readonly sha256: string;
  /** Sentences of the interface that the picture shows. */
  readonly labels: readonly string[];
}

const TOTALS = ['words', 'lawWords', 'controls'] as const;
const COLUMNS = [...TOTALS, 'questions', 'textSizes', 'spaces', 'height'] as const;

function buildIndex(sheets: readonly string[], drawn: readonly Drawn[]): string {
  const row = ({ name, figures }: Drawn): string => {
    const links = VARIANTS.map(({ suffix }) => `[${suffix}](${name}.${suffix}.png)`).join(', ');
    return `| ${[name, links, ...COLUMNS.map((column) => figures[column])].join(' | ')} |`;
  };
  const sum = (column: (typeof TOTALS)[number]) => drawn.reduce((total, { figures }) => total + figures[column], 0);
  return `# Screens

Taken by \`npm run screens\` from the real extension, with invented posts, at full height. Everything is masked until a deliberate press. Each component in each state, by \`npm run components\`: [light](composants.clair.png), [dark](composants.sombre.png), [forced colours](composants.couleurs-forcees.png), [text at 200 %](composants.texte-200.png), [right to left](composants.droite-a-gauche.png), [320 px](composants.320.png).

Every state on one sheet: ${sheets.map((file) => `[${file}](${file})`).join(', ')}.

What each state shows in French: words, those of the tables of law apart, controls, questions, sizes of text, sizes of spaces, height. On a page of a site, what Recueil draws there.

| state | pictures | words | words of law | controls | questions | text sizes | spaces | height |
|---|---|---|---|---|---|---|---|---|
${drawn.map(row).join('\n')}
| ${[drawn.length, '', ...TOTALS.map((column) => sum(column)), '', '', '', ''].join(' | ')} |

In the guides of docs/fr and docs/en, in grey:

${GUIDE_FILES.map((file) => `![](${file})`).join(' ')}
`;
}

const OPTIONS = {
  guides: { type: 'boolean', default: false },
  out: { type: 'string', default: 'docs/screens' },
} as const;

await runCommand(HELP, OPTIONS, async (values) => {
  const out = resolve(values.out);
  await mkdir(out, { recursive: true });
  if (!values.guides) await saveScreens(out);
  const guidePictures = [...(await saveGuidePictures('fr', out)), ...(await saveGuidePictures('en', out))];
  const register = Object.fromEntries(guidePictures);
  await writeFile(join(out, 'guide-pictures.json'), `${JSON.stringify(register, null, 2)}\n`);
});
