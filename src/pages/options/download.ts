/** Hands a text to the browser as a file to keep. */

/** Starts the download; the text leaves nothing behind in the page. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after this turn; a minute is far more than it needs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
