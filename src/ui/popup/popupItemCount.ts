/** Only the newest items are read, so that the popup opens as fast with 10,000 items as with ten. */
export const POPUP_ITEM_COUNT = 20;
