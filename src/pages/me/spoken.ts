/** What of a help view is read aloud: its words and numbers. Never what was captured or written (contract 5): whoever is near hears it. */

const SILENT =
  '.Captured,.Copy,.TextBox,.Words,.Print,[data-silent],[hidden],svg,[aria-hidden=true],details:not([open]) > :not(summary)';
/** Elements after which a voice pauses. */
const PAUSED = 'h1,h2,h3,p,li,button,summary,dt,dd,div,section';

/** The text of a view for a voice. A telephone number is spoken digit by digit. */
export function spokenText(view: Element): string {
  const parts: string[] = [];
  const read = (node: Node): void => {
    if (node instanceof Text) {
      const text = node.data.trim();
      if (text !== '') parts.push(/^\+?[\d-]{2,}$/.test(text) ? text.replace(/\D/g, '').split('').join(' ') : text);
      return;
    }
    if (!(node instanceof Element) || node.matches(SILENT)) return;
    for (const child of node.childNodes) read(child);
    if (node.matches(PAUSED) && parts.length > 0 && !/[.?!۔؟]$/.test(parts.at(-1) ?? '')) parts.push('.');
  };
  read(view);
  return parts
    .join(' ')
    .replace(/ \./g, '.')
    .replace(/\.{2,}/g, '.');
}
