/** Side of the copy, in pixels, from which the ground of a picture is found. */
export const GROUND_SAMPLE_PX = 64;

/** A picture whose corners alone are transparent lies on white, as on paper. */
const MIN_TRANSPARENT_SHARE = 0.2;
const [DARK, LIGHT] = [96, 160];
/** Of what is drawn: less is the shadow of letters. */
const MIN_BOTH_SHARE = 0.05;

/**
 * Returns the grey, from 0 to 255, on which the words of a transparent picture show: white under dark ones, dark under
 * light ones, such as those that people write on a snap, and between them under both. `rgba`: of a small copy, four
 * bytes a pixel.
 */
export function findGround(rgba: Uint8ClampedArray): number {
  let [opacity, light, transparent, inDark, inLight] = [0, 0, 0, 0, 0];
  for (let at = 0; at < rgba.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 255] = rgba.subarray(at, at + 4);
    if (alpha < 128) transparent += 1;
    opacity += alpha;
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    light += alpha * luma;
    if (luma < DARK) inDark += alpha;
    if (luma > LIGHT) inLight += alpha;
  }
  if (opacity === 0 || transparent < (rgba.length / 4) * MIN_TRANSPARENT_SHARE) return 255;
  if (Math.min(inDark, inLight) > opacity * MIN_BOTH_SHARE) return 128;
  const mean = light / opacity;
  return mean < DARK ? 255 : mean > LIGHT ? 40 : 128;
}
