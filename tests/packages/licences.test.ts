import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedLibraries } from '../../scripts/packagedFiles.ts';
import { BROWSERS } from '../support/browser/driver.ts';
import { builtDir } from '../support/machine/build.ts';

interface Package {
  readonly license?: string;
  readonly dev?: boolean;
  readonly peer?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Package>>;
};
const installed = Object.entries(packages).filter(([path]) => path !== '');

/** Licences that are compatible with MPL-2.0. */
const ALLOWED = new Set('MIT MIT-0 Apache-2.0 BSD-2-Clause BSD-3-Clause MPL-2.0 ISC 0BSD Unlicense'.split(' '));
/** Its LICENSE file is MIT, but its package.json names no licence. */
const LICENCE_IN_FILE = ['node_modules/png-js'];

test('every shipped library has an allowed licence', () => {
  const libraries = new Set(shippedLibraries().map(({ path }) => path));
  const shipped = installed.filter(([path]) => libraries.has(path));
  expect(shipped.length).toBeGreaterThan(10);
  const others = shipped
    .filter(([path, { license = '' }]) => !ALLOWED.has(license) && !LICENCE_IN_FILE.includes(path))
    .map(([path, { license }]) => [path, license]);
  expect(others).toEqual([]);
});

/** Builds of three development tools for other systems, which the registry used for development does not serve. */
const UNSERVED = /^node_modules\/(?:@biomejs\/cli|@napi-rs\/canvas|@oxc-parser\/binding)-[\w-]+$/;

test('every package has an integrity digest, except unserved builds of development tools', () => {
  const isPinned = ({ integrity = '' }: Package) => /^sha512-[\w+/]{86}==$/.test(integrity);
  const unpinned = installed.filter(([, one]) => !isPinned(one));
  const isUnserved = ([path, { dev, optional }]: (typeof unpinned)[number]) => dev && optional && UNSERVED.test(path);
  expect(unpinned.filter((one) => !isUnserved(one))).toEqual([]);
  expect(unpinned.length).toBeLessThanOrEqual(32);
});

test('only node has an install script', () => {
  expect(installed.filter(([, one]) => one.hasInstallScript).map(([path]) => path)).toEqual(['node_modules/node']);
});

test.each(BROWSERS)('the package for %s contains the licence of each library it is built from', (browser) => {
  const text = readFileSync(join(builtDir(browser), 'licences.txt'), 'utf8');
  const titles = shippedLibraries().map(({ title }) => title);
  expect(titles.length).toBeGreaterThan(20);
  expect(titles.filter((title) => !text.includes(title))).toEqual([]);
  for (const licenceText of ['Permission is hereby granted', 'Apache License', 'Redistribution and use'])
    expect(text).toContain(licenceText);
});
