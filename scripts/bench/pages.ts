import type { Person } from '../browser/person.ts';
import { type Figure, figure, interleaved } from './figures.ts';
import type { Station } from './station.ts';

const TIMES = 9;
/** What the popup must not feel: ten times the largest store that is exported. */
const POPUP_TIMES_MORE = 10;
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

/** With few items and with very many. */
export async function popupFigures(
  { person, run }: Station,
  sizes: readonly number[],
): Promise<readonly Figure[]> {
  const ready = readyIn(person);
  const timesWith = async (items: number) => {
    await run('fill', 'sealed', OWN, items, 'small');
    await ready('popup.html');
    return interleaved(TIMES, { popup: () => ready('popup.html'), floor: () => ready('bench-blank.html') });
  };
  const [few, many] = [Math.min(...sizes), Math.max(...sizes) * POPUP_TIMES_MORE];
  const withFew = await timesWith(few);
  const withMany = await timesWith(many);
  const least = { floorIs: 'an empty page of ours and one question to the background', atMost: 100 };
  return [
    figure({
      name: 'popup ready',
      items: few,
      samples: withFew.popup,
      floorSamples: withFew.floor,
      ...least,
    }),
    figure({
      name: 'popup ready',
      items: many,
      samples: withMany.popup,
      floorSamples: withMany.floor,
      ...least,
    }),
    figure({
      name: 'popup ready, growth',
      items: many,
      samples: withMany.popup,
      floorIs: `the same with ${few} items`,
      floorSamples: withFew.popup,
      ratioAtMost: 1.2,
    }),
  ];
}

/** When a page's list is there, counted from the page's own start. */
export const readyIn =
  (person: Person) =>
  async (path: string): Promise<number> => {
    const page = await person.driver.openExtensionPage(path);
    await page.see('html[data-bench-ready]');
    const ms = Number(await page.attribute('html', 'data-bench-ready'));
    await page.close();
    return ms;
  };
