/** A site, filter or address as plain text: its own direction, never a link, breaking anywhere rather than pushing the page wide. */
export function Address({ text }: { readonly text: string }) {
  return (
    <bdi class="Address" dir="ltr">
      {text}
    </bdi>
  );
}
