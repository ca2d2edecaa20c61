/**
 * Prepended to the scripts of the popup and the carnet in the bench's copy of the package. Writes the time from the page's
 * start until its list is shown.
 */
new MutationObserver((_, observer) => {
  if (
    document.querySelector('[data-list="items"] [data-item], [data-kept]') &&
    !document.querySelector('[aria-busy="true"]')
  ) {
    document.documentElement.dataset.benchReady = String(performance.now());
    observer.disconnect();
  }
}).observe(document, { childList: true, subtree: true, attributes: true });
