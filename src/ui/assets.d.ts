declare module '*.css';
declare module '*.css?inline' {
  const css: string;
  export default css;
}
/** An icon of Lucide: the elements of its drawing, 24 units wide. */
declare module 'lucide/dist/esm/icons/*.mjs' {
  const nodes: readonly (readonly [name: string, attributes: Readonly<Record<string, string>>])[];
  export default nodes;
}

declare module '*.md?raw' {
  const text: string;
  export default text;
}
