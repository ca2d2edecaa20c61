import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PageView } from '../../../src/dom/pageView.ts';
import { decodePage } from '../../../tests/support/savedPages/savedBytes.ts';
import { createPageView } from '../../../tests/support/savedPages/savedPage.ts';

/** Frames can be saved inside frames without limit. */
const MAX_VIEWS = 50;

/**
 * Returns the views of a page saved elsewhere: the page, then its saved frames (`srcdoc`, or a file beside the page),
 * each before the frames in it. Shadow roots saved as `<template shadowrootmode>` are attached again.
 */
export function loadSavedViews(path: string, url: string): PageView[] {
  const views = [openView(path, decodePage(readFileSync(path)), url)];
  for (const host of views) {
    for (const el of host.document.querySelectorAll('iframe, frame')) {
      if (views.length === MAX_VIEWS) return views;
      const html = readFrame(el, path);
      if (html === null) continue;
      const address = URL.parse(el.getAttribute('src') ?? '', url);
      const frameUrl = address?.protocol.startsWith('http') && !el.hasAttribute('srcdoc') ? address.href : url;
      views.push({ ...openView(path, html, frameUrl), frameHost: { el, view: host } });
    }
  }
  return views;
}

function openView(path: string, html: string, url: string): PageView {
  try {
    const view = createPageView(html, url);
    attachShadowRoots(view.document);
    return view;
  } catch (error) {
    throw new Error(`${path} cannot be opened: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readFrame(el: Element, path: string): string | null {
  const inline = el.getAttribute('srcdoc');
  if (inline !== null) return inline;
  const source = el.getAttribute('src') ?? '';
  if (source === '' || /^[a-z][\w+.-]*:/i.test(source) || source.startsWith('/')) return null;
  const file = join(dirname(path), decodeURIComponent(source.replace(/[?#].*$/, '')));
  return existsSync(file) && file.startsWith(dirname(path)) ? decodePage(readFileSync(file)) : null;
}

/** A closed root stays closed: the extension cannot read it either. */
function attachShadowRoots(root: Document | ShadowRoot): void {
  for (const template of root.querySelectorAll<HTMLTemplateElement>('template[shadowrootmode], template[shadowroot]')) {
    const mode = template.getAttribute('shadowrootmode') ?? template.getAttribute('shadowroot');
    const host = template.parentElement;
    if (!host || host.shadowRoot || (mode !== 'open' && mode !== 'closed')) continue;
    const shadow = host.attachShadow({ mode });
    shadow.append(template.content);
    template.remove();
    attachShadowRoots(shadow);
  }
}
