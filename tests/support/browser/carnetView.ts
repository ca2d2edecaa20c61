import type { PageHandle } from './pageHandle.ts';

/** Shows a view of the carnet as a link does. Views have no address; scripts and tests write them `#items`. */
export async function showView(carnet: PageHandle, view: string): Promise<void> {
  await carnet.waitForVisible('.carnet');
  await carnet.evaluate((path) => {
    const link = document.createElement('a');
    link.dataset.route = path;
    document.body.append(link);
    link.click();
    link.remove();
  }, view.slice(1));
}

/** Opens a page of the extension with `open`, and its view: `carnet.html#export`. */
export async function openAtView(open: (path: string) => Promise<PageHandle>, path: string): Promise<PageHandle> {
  const [file = '', view] = path.split('#');
  const page = await open(file);
  if (view !== undefined) await showView(page, `#${view}`);
  return page;
}

/** Returns the view that the carnet shows, such as `#item/<id>`. */
export const readView = (carnet: PageHandle): Promise<string> =>
  carnet.evaluate(() => `#${document.querySelector<HTMLElement>('.carnet')?.dataset.path}`);
