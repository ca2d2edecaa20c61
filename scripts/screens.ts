import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { goTo, openCarnet, SCREENS } from '../tests/support/browser/carnetScreens.ts';
import type { PageHandle } from '../tests/support/browser/pageHandle.ts';
import { type UserDriver, withUserDriver } from '../tests/support/browser/userDriver.ts';
import { readSamplePage, X_PAGE } from '../tests/support/demo-pages/samples.ts';
import { runCommand } from './cli.ts';
import { createLabelTest, GUIDE_PICTURE_SOURCES, takeGuidePictures } from './guidePictures.ts';
import { greyPng, quantizePng } from './pictures.ts';
import { digestScreen } from './screenSources.ts';

const HELP = `npm run screens -- [--guides] [--out DIR]

Takes a picture of every screen, in French and English, light and dark, with a few invented posts, then the pictures of
the guides, in grey. guide-pictures.json lists, for each of those, its digest, that of the sources that draw it, and the
words and elements that it shows.

  --guides       only the pictures of the guides
  --out DIR      folder of the pictures (docs/screens)`;

const SIZE = { width: 960, height: 900 };
const LANGS = ['fr', 'en'] as const;

const GUIDE_FILES = LANGS.flatMap((lang) => Object.keys(GUIDE_PICTURE_SOURCES).map((name) => `${name}.${lang}.png`));

type SaveScreenshot = (view: PageHandle, name: string) => Promise<void>;

async function openAndShoot(
  dark: boolean,
  lang: (typeof LANGS)[number],
  saveScreenshot: SaveScreenshot,
): Promise<void> {
  const options = { browser: 'chromium', dark, lang, window: SIZE } as const;
  await withUserDriver([[X_PAGE, await readSamplePage('x')]], options, (user) => shootAllScreens(user, saveScreenshot));
}

async function shootAllScreens(user: UserDriver, saveScreenshot: SaveScreenshot): Promise<void> {
  const page = await user.openPage(X_PAGE);
  for (const index of [0, 1, 2]) await user.capturePostFromList(page, index);
  // The notice on the page after a capture.
  await saveScreenshot(page, 'enregistre');
  await saveScreenshot(await user.openPopup(page), 'popup');
  const carnet = await openCarnet(user.driver);
  await goTo(carnet, '#steps');
  await carnet.fill({
    kind: 'plainte-police',
    where: 'Paris',
    reference: '2026/1234',
    next: '…',
    nextDate: '2026-12-01',
  });
  await carnet.waitForVisible('[data-list="steps"] li');
  for (const [name, hash] of Object.entries({ ...SCREENS, 'dossiers-recus': '#received' })) {
    await goTo(carnet, hash);
    await saveScreenshot(carnet, name);
  }
  await goTo(carnet, '#items');
  await carnet.click('[data-list="items"] [data-item]');
  await carnet.waitForVisible('.notes form');
  await saveScreenshot(carnet, 'element');
  await goTo(carnet, '#export');
  await carnet.waitForVisible('[data-export="done"]', 60_000);
  await saveScreenshot(carnet, 'dossier-pret');
  const practice = await user.driver.openExtensionPage('practice.html');
  await practice.waitForVisible('article');
  await saveScreenshot(practice, 'entrainement');
}

/** Takes the pictures of every screen. Lists them in README.md. */
async function saveScreens(out: string): Promise<void> {
  const names = new Set<string>();
  for (const lang of LANGS) {
    for (const dark of [false, true]) {
      await openAndShoot(dark, lang, async (view, name) => {
        names.add(name);
        await view.evaluate(() => scrollTo(0, 0));
        const picture = quantizePng(await view.screenshot());
        await writeFile(join(out, `${name}.${lang}.${dark ? 'dark' : 'light'}.png`), picture);
      });
      console.log(`${lang}, ${dark ? 'dark' : 'light'}: ${names.size} screens`);
    }
  }
  await writeFile(join(out, 'README.md'), buildIndex(names));
}

/** Takes the pictures of the guides. Returns the entries of guide-pictures.json. */
async function saveGuidePictures(lang: (typeof LANGS)[number], out: string): Promise<[string, RegisteredPicture][]> {
  const isLabel = createLabelTest(lang);
  const options = { browser: 'chromium', lang, window: SIZE } as const;
  const pictures = await withUserDriver([[X_PAGE, await readSamplePage('x')]], options, takeGuidePictures);
  return Promise.all(
    pictures.map(async ({ name, png, texts, elements }) => {
      const file = `${name}.${lang}.png`;
      const grey = greyPng(png);
      await writeFile(join(out, file), grey);
      const sha256 = createHash('sha256').update(grey).digest('hex');
      const drawnBy = digestScreen(GUIDE_PICTURE_SOURCES[name], elements);
      return [file, { sha256, drawnBy, labels: texts.filter(isLabel), elements }] satisfies [string, RegisteredPicture];
    }),
  );
}

/** The picture is to be taken again when a label, or the digest of what draws its elements, has changed. */
interface RegisteredPicture {
  readonly sha256: string;
  readonly drawnBy: string;
  /** Sentences of the interface that the picture shows. */
  readonly labels: readonly string[];
  readonly elements: readonly string[];
}

function buildIndex(names: ReadonlySet<string>): string {
  const row = (name: string): string => {
    const cells = LANGS.flatMap((lang) => ['light', 'dark'].map((theme) => `![](${name}.${lang}.${theme}.png)`));
    return `| ${name} | ${cells.join(' | ')} |`;
  };
  return `# Screens

Taken by \`npm run screens\`, with invented posts. Everything is masked until a deliberate press. Each component in each state, by \`npm run components\`: [light](composants.clair.png), [dark](composants.sombre.png), [forced colours](composants.couleurs-forcees.png), [text at 200 %](composants.texte-200.png), [right to left](composants.droite-a-gauche.png), [320 px](composants.320.png).

| | fr, light | fr, dark | en, light | en, dark |
|---|---|---|---|---|
${[...names].map(row).join('\n')}

In the guides of docs/fr and docs/en, in grey:

${GUIDE_FILES.map((file) => `![](${file})`).join(' ')}
`;
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      guides: { type: 'boolean', default: false },
      out: { type: 'string', default: 'docs/screens' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const out = resolve(values.out);
  await mkdir(out, { recursive: true });
  if (!values.guides) await saveScreens(out);
  const guidePictures = [...(await saveGuidePictures('fr', out)), ...(await saveGuidePictures('en', out))];
  const register = Object.fromEntries(guidePictures);
  await writeFile(join(out, 'guide-pictures.json'), `${JSON.stringify(register, null, 2)}\n`);
});
