import { createHash } from 'node:crypto';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { buildVerifierPage } from '../../../scripts/verifier-page.ts';

// Slow on a loaded machine.
const page = await buildVerifierPage();
const { document } = new JSDOM(page).window;

describe('verifier.html', () => {
  it('is reproducible from the same sources', async () => expect(await buildVerifierPage()).toBe(page));

  it('is one file without external resources', () => {
    const external = document.querySelectorAll('[src], link, [href], img, iframe, object, embed, base');
    expect([...external].map((element) => element.outerHTML)).toEqual([]);
    expect(page).not.toMatch(/@import|url\(/);
  });

  it('has a policy that allows only its own script and style', () => {
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const scripts = [...document.querySelectorAll('script')].map(({ textContent }) => hash(textContent ?? ''));
    const styles = [...document.querySelectorAll('style')].map(({ textContent }) => hash(textContent ?? ''));
    expect([scripts.length, styles.length]).toEqual([1, 1]);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${scripts[0]} 'wasm-unsafe-eval'`,
      `style-src ${styles[0]}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(document.querySelector('[style], [onclick]')).toBeNull();
  });

  it('contains nothing of the build machine, and stays small', () => {
    expect(page).not.toMatch(/node_modules|file:\/\/|\/home\/|\/root\/|sourceMappingURL/);
    expect(page.length).toBeLessThan(640_000);
  });
});
