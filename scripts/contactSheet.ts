import { withUserDriver } from '../tests/support/browser/userDriver.ts';
import { screenshotInFull } from './screenFigures.ts';

const SHEET = 'https://planche.essai.example/';
const SHEET_WIDTH = 1_800;
const COLUMN_WIDTH = 210;
/** The rest of a long page says nothing at this size. */
const MAX_THUMBNAIL_HEIGHT = 420;

/** Draws pictures side by side with their names, in their order, as one PNG. */
export async function drawContactSheet(
  pictures: readonly { readonly name: string; readonly png: Uint8Array }[],
): Promise<Uint8Array> {
  const cells = pictures.map(
    ({ name, png }) =>
      `<figure><figcaption>${name}</figcaption><div><img src="data:image/png;base64,${Buffer.from(png).toString('base64')}"></div></figure>`,
  );
  const body = `<!doctype html><meta charset="utf-8"><style>
body { display: grid; grid-template-columns: repeat(auto-fill, ${COLUMN_WIDTH}px); gap: 12px; margin: 12px; background: #ddd; font: 11px sans-serif; }
figure { margin: 0; } div { max-height: ${MAX_THUMBNAIL_HEIGHT}px; overflow: hidden; } img { display: block; width: 100%; }
</style>${cells.join('')}`;
  const window = { width: SHEET_WIDTH, height: 900 };
  return withUserDriver([[SHEET, { body }]], { browser: 'chromium', window }, async (user) =>
    screenshotInFull(await user.openPage(SHEET)),
  );
}
