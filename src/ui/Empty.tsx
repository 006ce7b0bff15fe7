/** A place with nothing in it yet says so, and what would be there. */
export function Empty({ text }: { readonly text: string }) {
  return <p class="soft">{text}</p>;
}
