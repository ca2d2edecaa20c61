/** Put before the script of the popup, and of the carnet, in a copy of the package: when its list is there, counted from the page's start. */
new MutationObserver((_, observer) => {
  if (
    document.querySelector('[data-list="items"] [data-item]') &&
    !document.querySelector('[aria-busy="true"]')
  ) {
    document.documentElement.dataset.benchReady = String(performance.now());
    observer.disconnect();
  }
}).observe(document, { childList: true, subtree: true, attributes: true });
