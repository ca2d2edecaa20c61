import type { PageHandle } from './pageHandle.ts';

/** Clicks a button of the popup. Opens « Autres façons » first when the button is folded there, as a person does. */
export async function clickInPopup(popup: PageHandle, action: string): Promise<void> {
  const button = `[data-action="${action}"]`;
  if (await popup.has(`details:not([open]) ${button}`)) await popup.click('[data-action="other-ways"]');
  await popup.click(button);
}
