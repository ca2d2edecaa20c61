/** A SHA-256 in groups of four, to be read aloud and written down; copied by hand it has its spaces. */
export function Digest({ hex }: { readonly hex: string }) {
  return (
    <p class="digest" data-digest={hex}>
      {(hex.match(/.{1,4}/g) ?? []).map((group, index) => (
        // The same group may come twice: its place is its identity.
        <span key={index}>{group} </span>
      ))}
    </p>
  );
}
