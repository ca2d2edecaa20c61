import { readFileSync } from 'node:fs';
import type { PageHandle } from '../browser/pageHandle.ts';

const SOURCE = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

interface Axe {
  run(options: object): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly target: readonly unknown[] }[];
    }[];
  }>;
}

/** Returns axe's violations on the page, of all rules by default, each as `rule: element`. */
export async function findAxeViolations(view: PageHandle, rules?: readonly string[]): Promise<readonly string[]> {
  if (!(await view.evaluate(() => 'axe' in globalThis))) await view.runScript(SOURCE);
  return view.evaluate(async (only) => {
    // A button that changes its colours has others until that ends.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    // The script above has just defined it.
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations: found } = await axe.run({ resultTypes: ['violations'], ...(only && { runOnly: only }) });
    return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, rules ?? null);
}
