import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { GUIDE_LANGUAGES, type GuideLanguage } from '../src/domain/shared/languages.ts';
import { goTo, openCarnet } from '../tests/support/browser/carnetScreens.ts';
import { createDossier } from '../tests/support/browser/exportFlow.ts';
import { type UserDriver, withUserDriver } from '../tests/support/browser/userDriver.ts';
import { verifyOnPage } from '../tests/support/browser/verifierScreen.ts';
import { waitFor } from '../tests/support/browser/wait.ts';
import { readSamplePage, X_PAGE } from '../tests/support/demo-pages/samples.ts';
import { encodeRgbPng, type Pixels, readPng } from '../tests/support/images/png.ts';
import { runCommand } from './cli.ts';
import { SCREENS_FOLDER } from './packagedFiles.ts';
import { encodeAnimation, type Frame, shrinkPixels } from './pictures.ts';

const HELP = `npm run listing -- [--out DIR] [--film DIR]

Takes the pictures of the stores' listings, 1280 × 800, in French and English: a first capture, then checking a dossier,
with captions and invented words. The same pictures, 640 × 400, are a silent film of 28 s (an animated PNG).

  --out DIR      folder of the pictures (.output/listing)
  --film DIR     folder of the films (docs/screens)`;

/** The pictures of a first capture and of checking a dossier, in order. */
const SHOTS = ['page', 'popup', 'picker', 'kept', 'captures', 'ready', 'checked'] as const;
type Shot = (typeof SHOTS)[number];

const SECONDS_PER_SHOT = 4;

const CAPTIONS: Readonly<Record<GuideLanguage, Readonly<Record<Shot, string>>>> = {
  fr: {
    page: '1. Ouvrez la page du message.',
    popup: "2. Cliquez sur l'icône de Recueil, puis sur « Garder une publication ».",
    picker: '3. Cliquez sur le message.',
    kept: "4. C'est gardé : image, adresse, compte et heure.",
    captures: "5. Tout reste sur l'ordinateur, masqué. Rien n'est envoyé.",
    ready: '6. Le dossier est prêt, pour la police ou un avocat.',
    checked: '7. Qui le reçoit le vérifie, sans Recueil.',
  },
  en: {
    page: '1. Open the page of the message.',
    popup: '2. Click the icon of Recueil, then “Keep a post”.',
    picker: '3. Click the message.',
    kept: '4. It is kept: image, address, account and time.',
    captures: '5. Everything stays on the computer, masked. Nothing is sent.',
    ready: '6. The dossier is ready, for the police or a lawyer.',
    checked: '7. Whoever receives it checks it, without Recueil.',
  },
};

/** Instead of the words of the sample page, which are abusive. */
const NEUTRAL_POST: Readonly<Record<GuideLanguage, string>> = {
  fr: 'Texte inventé, pour montrer une capture.',
  en: 'Invented text, to show a capture.',
};

const POST = '[data-testid="tweetText"]';

/** Makes a first capture, exports it and checks the dossier, and takes a picture of each step. */
async function takeShots(user: UserDriver): Promise<Map<Shot, Uint8Array>> {
  const shots = new Map<Shot, Uint8Array>();
  const page = await user.openPage(X_PAGE);
  shots.set('page', await page.screenshot());
  const popup = await user.openPopup(page);
  shots.set('popup', await popup.screenshot());
  await popup.click('[data-action="capture-post"]');
  const readNotice = async () => (await page.notices()).map(({ text }) => text).join(' ');
  const first = await waitFor('the picker', async () => (await readNotice()) || null);
  await page.hover(POST);
  shots.set('picker', await page.screenshot());
  await page.click(POST);
  await waitFor('the capture to be kept', async () => {
    const now = await readNotice();
    return /n° 1|number 1|no\. 1/i.test(now) && now !== first;
  });
  shots.set('kept', await page.screenshot());
  const { zipPath, digest } = await user.exportDossier(page);

  const carnet = await openCarnet(user.driver);
  shots.set('captures', await carnet.screenshot());
  await goTo(carnet, '#before-export');
  await createDossier(carnet);
  shots.set('ready', await carnet.screenshot());
  const verifier = await user.driver.openExtensionPage('verifier.html');
  await verifyOnPage(verifier, zipPath, digest);
  await verifier.evaluate(() => document.querySelector('#expect')?.scrollIntoView({ behavior: 'instant' }));
  shots.set('checked', await verifier.screenshot());
  return shots;
}

/** Of the Chrome Web Store, Edge Add-ons and addons.mozilla.org. */
const STORE_SIZE = { width: 1280, height: 800 };
const WINDOW = { width: 960, height: 740 };
const FRAME_PAGE = 'https://frame.example/';
const FRAME_HTML = `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; height: 100vh; display: grid; grid-template-rows: 88px 1fr; background: #e7edf1; color: #1d2b36;
  font: 600 28px/1.2 'DejaVu Sans', sans-serif; text-align: center; overflow: hidden; }
p { margin: auto; } img { margin: 0 auto; max-height: 696px; border: 1px solid #5d6b76; background: white; }
</style><p></p><img alt="">`;

/** Draws a picture below its caption, at the stores' size. */
async function drawFrames(user: UserDriver, language: GuideLanguage): Promise<Pixels[]> {
  const shots = await takeShots(user);
  const page = await user.openPage(FRAME_PAGE);
  await page.resize(STORE_SIZE.width, STORE_SIZE.height);
  const frames: Pixels[] = [];
  for (const shot of SHOTS) {
    await page.evaluate(
      async (caption, png) => {
        const [line, image] = [document.querySelector('p'), document.querySelector('img')];
        if (line === null || image === null) throw new Error('no frame');
        line.textContent = caption.replaceAll("'", '’');
        image.src = `data:image/png;base64,${png}`;
        await image.decode();
      },
      CAPTIONS[language][shot],
      Buffer.from(shots.get(shot) ?? []).toString('base64'),
    );
    frames.push(readPng(await page.screenshot()));
  }
  return frames;
}

const OPTIONS = {
  out: { type: 'string', default: join(import.meta.dirname, '..', '.output', 'listing') },
  film: { type: 'string', default: SCREENS_FOLDER },
} as const;

await runCommand(HELP, OPTIONS, async (values) => {
  const out = resolve(values.out);
  const filmFolder = resolve(values.film);
  for (const folder of [out, filmFolder]) await mkdir(folder, { recursive: true });
  const sample = (await readSamplePage('x')).body.toString('utf8');
  for (const language of GUIDE_LANGUAGES) {
    const body = sample.replace(/(data-testid="tweetText"[^>]*><span>)[^<]*/g, `$1${NEUTRAL_POST[language]}`);
    const frames = await withUserDriver(
      [
        [X_PAGE, { body }],
        [FRAME_PAGE, { body: FRAME_HTML }],
      ],
      { browser: 'chromium', lang: language, window: WINDOW },
      (user) => drawFrames(user, language),
    );
    for (const [index, pixels] of frames.entries())
      await writeFile(join(out, `${index + 1}.${language}.png`), encodeRgbPng(pixels));
    const [first, ...others] = frames.map(
      (pixels): Frame => ({ pixels: shrinkPixels(pixels), seconds: SECONDS_PER_SHOT }),
    );
    if (first === undefined) throw new Error('no frame');
    const film = encodeAnimation([first, ...others]);
    await writeFile(join(filmFolder, `film.${language}.png`), film);
    console.log(`${language}: ${frames.length} pictures, film of ${film.length} bytes`);
  }
});
