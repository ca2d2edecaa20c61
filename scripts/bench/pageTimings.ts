import type { UserDriver } from '../browser/userDriver.ts';
import type { BenchSession } from './benchSession.ts';
import { buildMetric, type Metric, measureInterleaved } from './metrics.ts';

const SAMPLES = 9;
/** The popup is measured with ten times the largest store that is exported. */
const POPUP_SIZE_FACTOR = 10;
/** The extension's own database: the popup reads no other. */
const OWN_DATABASE = 'recueil';

export async function measureUnlock({ run }: BenchSession): Promise<readonly Metric[]> {
  await run('setPassphrase');
  const ms = await measureInterleaved(SAMPLES, {
    unlock: () => run('unlockOnce'),
    floor: () => run('stretchOnce'),
  });
  return [
    buildMetric({
      name: 'unlock',
      samples: ms.unlock,
      floorIs: 'Argon2id with the same parameters, alone',
      floorSamples: ms.floor,
      atMost: 1_000,
    }),
  ];
}

/** Measures the popup with few items and with very many. */
export async function measurePopup({ user, run }: BenchSession, sizes: readonly number[]): Promise<readonly Metric[]> {
  const ready = createReadyTimer(user);
  const measureWith = async (items: number) => {
    await run('seed', 'encrypted', OWN_DATABASE, items, 'small');
    await ready('popup.html');
    return measureInterleaved(SAMPLES, {
      popup: () => ready('popup.html'),
      floor: () => ready('bench-blank.html'),
    });
  };
  const [few, many] = [Math.min(...sizes), Math.max(...sizes) * POPUP_SIZE_FACTOR];
  const withFew = await measureWith(few);
  const withMany = await measureWith(many);
  const least = { floorIs: 'an empty page of the extension and one request to the background', atMost: 100 };
  return [
    buildMetric({
      name: 'popup ready',
      items: few,
      samples: withFew.popup,
      floorSamples: withFew.floor,
      ...least,
    }),
    buildMetric({
      name: 'popup ready',
      items: many,
      samples: withMany.popup,
      floorSamples: withMany.floor,
      ...least,
    }),
    buildMetric({
      name: 'popup ready, growth',
      items: many,
      samples: withMany.popup,
      floorIs: `the same with ${few} items`,
      floorSamples: withFew.popup,
      ratioAtMost: 1.2,
    }),
  ];
}

/** Returns a function that opens a page and returns the time from its start until its list is shown, in ms. */
export const createReadyTimer =
  (user: UserDriver) =>
  async (path: string): Promise<number> => {
    const page = await user.driver.openExtensionPage(path);
    await page.waitForVisible('html[data-bench-ready]');
    const ms = Number(await page.attribute('html', 'data-bench-ready'));
    await page.close();
    return ms;
  };
