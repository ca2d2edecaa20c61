import { type Figure, figure, interleaved } from './figures.ts';
import type { Station } from './station.ts';

const TIMES = 9;
const POPUP_ITEMS = [10, 10_000] as const;
/** The extension's own database: the popup reads no other. */
const OWN = 'recueil';

export async function unlockFigures({ run }: Station): Promise<readonly Figure[]> {
  await run('setPassphrase');
  const ms = await interleaved(TIMES, { unlock: () => run('unlockOnce'), floor: () => run('stretchOnce') });
  return [
    figure({
      name: 'unlock',
      samples: ms.unlock,
      floorIs: 'Argon2id with the same parameters, alone',
      floorSamples: ms.floor,
      atMost: 1_000,
    }),
  ];
}

export async function popupFigures({ person, run }: Station): Promise<readonly Figure[]> {
  const ready = async (path: string): Promise<number> => {
    const page = await person.driver.openExtensionPage(path);
    await page.see('html[data-bench-ready]');
    const ms = Number(await page.attribute('html', 'data-bench-ready'));
    await page.close();
    return ms;
  };
  const figures: Figure[] = [];
  for (const items of POPUP_ITEMS) {
    await run('fill', 'sealed', OWN, items, 'small');
    await ready('popup.html');
    const ms = await interleaved(TIMES, {
      popup: () => ready('popup.html'),
      floor: () => ready('bench-blank.html'),
    });
    figures.push(
      figure({
        name: 'popup ready',
        items,
        samples: ms.popup,
        floorIs: 'an empty page of ours and one question to the background',
        floorSamples: ms.floor,
      }),
    );
  }
  return figures;
}
