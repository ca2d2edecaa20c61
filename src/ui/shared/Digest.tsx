/** A SHA-256 in groups of four, to be read aloud and written down. A manual copy includes the spaces. */
export function Digest({ hex }: { readonly hex: string }) {
  return (
    <p class="digest" data-digest={hex}>
      {(hex.match(/.{1,4}/g) ?? []).map((group, index) => (
        // Groups may repeat, so the index is the key.
        <span key={index}>{group} </span>
      ))}
    </p>
  );
}
