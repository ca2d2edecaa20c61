import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { goTo, openCarnet, SCREENS } from './browser/carnetScreens.ts';
import { atBrowser, type Person } from './browser/person.ts';
import type { View } from './browser/view.ts';
import { runCommand } from './command.ts';
import { samplePage, X_PAGE } from './demo-pages/samples.ts';
import { smallPng } from './small-png.ts';

const HELP = `npm run screens -- [--out DIR]

Takes a picture of every screen, in French and English, light and dark, with a few invented posts recorded.

  --out DIR      where they go (docs/screens)`;

const SIZE = { width: 960, height: 900 };
const LANGS = ['fr', 'en'] as const;

type Shoot = (view: View, name: string) => Promise<void>;

async function walk(dark: boolean, lang: (typeof LANGS)[number], shoot: Shoot): Promise<void> {
  const options = { browser: 'chromium', dark, lang, window: SIZE } as const;
  await atBrowser([[X_PAGE, await samplePage('x')]], options, (person) => shootAll(person, shoot));
}

async function shootAll(person: Person, shoot: Shoot): Promise<void> {
  const page = await person.openPage(X_PAGE);
  for (const index of [0, 1, 2]) await person.capturePostFromList(page, index);
  // What the page shows once a post is recorded.
  await shoot(page, 'enregistre');
  await shoot(await person.openPopup(page), 'popup');
  const carnet = await openCarnet(person.driver);
  await goTo(carnet, '#steps');
  await carnet.fill({ where: 'Paris', reference: '2026/1234', next: '…', nextDate: '2026-12-01' });
  await carnet.see('[data-list="steps"] li');
  for (const [name, hash] of Object.entries({ ...SCREENS, 'dossiers-recus': '#received' })) {
    await goTo(carnet, hash);
    await shoot(carnet, name);
  }
  await goTo(carnet, '#items');
  await carnet.click('[data-list="items"] [data-item]');
  await carnet.see('.notes form');
  await shoot(carnet, 'element');
  await goTo(carnet, '#export');
  await carnet.see('[data-export="done"]', 60_000);
  await shoot(carnet, 'dossier-pret');
  const practice = await person.driver.openExtensionPage('practice.html');
  await practice.see('article');
  await shoot(practice, 'entrainement');
}

function contents(names: ReadonlySet<string>): string {
  const row = (name: string): string => {
    const cells = LANGS.flatMap((lang) =>
      ['light', 'dark'].map((theme) => `![](${name}.${lang}.${theme}.png)`),
    );
    return `| ${name} | ${cells.join(' | ')} |`;
  };
  return `# Screens

Taken by \`npm run screens\`, with invented posts. Everything is masked until a deliberate press.

| | fr, light | fr, dark | en, light | en, dark |
|---|---|---|---|---|
${[...names].map(row).join('\n')}
`;
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'docs/screens' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const out = resolve(values.out);
  await mkdir(out, { recursive: true });
  const names = new Set<string>();
  for (const lang of LANGS) {
    for (const dark of [false, true]) {
      await walk(dark, lang, async (view, name) => {
        names.add(name);
        await view.evaluate(() => scrollTo(0, 0));
        const picture = smallPng(await view.screenshot());
        await writeFile(join(out, `${name}.${lang}.${dark ? 'dark' : 'light'}.png`), picture);
      });
      console.log(`${lang}, ${dark ? 'dark' : 'light'}: ${names.size} screens`);
    }
  }
  await writeFile(join(out, 'README.md'), contents(names));
});
