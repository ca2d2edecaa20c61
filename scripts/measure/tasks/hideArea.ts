import { t } from '../../../src/ui/locales/index.ts';
import type { PageHandle } from '../../../tests/support/browser/pageHandle.ts';
import { caption, type Person, WORDS } from './person.ts';

/** A part of an image: each value is a fraction of its width or height. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the author's name is on the picture of a post; `index` counts from 0, in page order. */
export const measureNameArea = (page: PageHandle, index: number): Promise<Area> =>
  page.evaluate((at) => {
    const post = document.querySelectorAll('article')[at];
    const name = post?.querySelector('[data-testid="User-Name"] a');
    if (!post || !name) throw new Error('no post with a name');
    const [whole, part] = [post.getBoundingClientRect(), name.getBoundingClientRect()];
    return {
      left: (part.left - whole.left) / whole.width,
      top: (part.top - whole.top) / whole.height,
      right: (part.right - whole.left) / whole.width,
      bottom: (part.bottom - whole.top) / whole.height,
    };
  }, index);

const IMAGE = '.redaction-canvas img';
const REGION = '.redaction-region';
/** Presses of an arrow, at most. A step is a hundredth of the image. */
const MAX_STEPS = 120;

/** Hides a part of the shown image: drawn with the pointer; by keyboard, a rectangle that is moved there. */
export async function hideArea(person: Person, carnet: PageHandle, area: Area): Promise<void> {
  if (person.input === 'keyboard') return moveRectangle(person, carnet, area);
  if (person.input === 'touch') await person.click(carnet, caption(t(WORDS, 'redact.finger')));
  await person.scrollTo(carnet, IMAGE);
  const { x, y, width, height } = await carnet.evaluate((selector) => {
    const box = document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
    return { x: box.x, y: box.y, width: box.width, height: box.height };
  }, IMAGE);
  const point = (across: number, down: number) => ({ x: x + across * width, y: y + down * height });
  await person.draw(carnet, point(area.left, area.top), point(area.right, area.bottom));
}

/** The rectangle is put in the middle and has the focus: it is moved until it covers the part. */
async function moveRectangle(person: Person, carnet: PageHandle, area: Area): Promise<void> {
  await person.click(carnet, caption(t(WORDS, 'redact.add')));
  await person.waitFor(carnet.waitForVisible(`${REGION}:focus`));
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const region = await readRegion(carnet);
    if (region.left > area.left) await person.press(carnet, 'ArrowLeft');
    else if (region.top > area.top) await person.press(carnet, 'ArrowUp');
    else if (region.right < area.right) await person.press(carnet, 'Shift+ArrowRight');
    else if (region.bottom < area.bottom) await person.press(carnet, 'Shift+ArrowDown');
    else return;
  }
  throw new Error('the rectangle does not reach the name');
}

const readRegion = (carnet: PageHandle): Promise<Area> =>
  carnet.evaluate(
    (imageSelector, regionSelector) => {
      const whole = document.querySelector(imageSelector)?.getBoundingClientRect() ?? new DOMRect();
      const part = document.querySelector(regionSelector)?.getBoundingClientRect() ?? new DOMRect();
      return {
        left: (part.left - whole.left) / whole.width,
        top: (part.top - whole.top) / whole.height,
        right: (part.right - whole.left) / whole.width,
        bottom: (part.bottom - whole.top) / whole.height,
      };
    },
    IMAGE,
    REGION,
  );
