import type { AriaNode } from './ariaTree.ts';

const CONTROL = /^(?:button|link|checkbox|radio|combobox|textbox|searchbox|date|file|progressbar)$/;
const LANDMARK = /^(?:banner|main|navigation|region|complementary|contentinfo|form)$/;

/** Returns what a person who hears a page, or moves by headings, landmarks and controls, would trip over. */
export function findNameFaults(tree: readonly (AriaNode | string)[]): readonly string[] {
  const nodes = listNodes(tree, '');
  const headings = nodes.filter(({ role }) => role === 'heading');
  const levels = headings.map(({ states }) => Number(states.find((state) => state.startsWith('level='))?.slice(6)));
  const controls = nodes.filter(({ role }) => CONTROL.test(role));
  const landmarks = nodes.filter(({ role }) => LANDMARK.test(role));
  const print = ({ role, name }: AriaNode): string => `${role} "${name}"`;
  return [
    ...(levels.filter((level) => level === 1).length === 1 ? [] : ['not one heading of level 1']),
    ...headings
      .filter((_, at) => (levels[at] ?? 0) > (levels[at - 1] ?? 0) + 1)
      .map((one) => `level left out: ${print(one)}`),
    ...(nodes.filter(({ role }) => role === 'main').length === 1 ? [] : ['not one main landmark']),
    ...findRepeated(landmarks.map(print)).map((one) => `two landmarks: ${one}`),
    ...nodes
      .filter(({ role, name }) => name === '' && (CONTROL.test(role) || role === 'navigation' || role === 'img'))
      .map((one) => `no name: ${print(one)}`),
    ...findRepeated(controls.map((one) => `${print(one)} in "${one.group}"`)).map((one) => `two controls: ${one}`),
    ...headings
      .filter(({ name }) => nodes.some((one) => one.element.localName === 'summary' && one.name === name))
      .map((one) => `said twice: ${print(one)}`),
    ...nodes.filter(({ role, children }) => role === 'list' && children.length === 0).map(() => 'an empty list'),
  ];
}

interface PlacedNode extends AriaNode {
  /** Name of the nearest fieldset around it, which is announced with it. */
  readonly group: string;
}

function listNodes(tree: readonly (AriaNode | string)[], group: string): readonly PlacedNode[] {
  return tree.flatMap((node) => {
    if (typeof node === 'string') return [];
    const inner = node.role === 'group' && node.name !== '' ? node.name : group;
    return [{ ...node, group }, ...listNodes(node.children, inner)];
  });
}

const findRepeated = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].filter((text) => texts.indexOf(text) !== texts.lastIndexOf(text));
