/** Draws the words picture: black on white, in our letters, nothing but the texts of the layout. The only place that knows a canvas. */
import type { Measure, Picture } from '../../core/help/words-picture/layout';

/** Bundled with us (OFL): Latin, and Nastaliq for Urdu; other scripts fall to the system's. Never a font of the page. */
const FAMILY = '"Hifazat Words", "Hifazat Nastaliq", sans-serif';
/** Sharper than the page, where that isn't too many pixels. */
const MOST_PIXELS = 16_000_000;

/** Resolves when the letters are there (they are in the package: nothing is asked of any network). */
export async function lettersReady(): Promise<void> {
  await Promise.all([document.fonts.load(`16px ${FAMILY}`, 'Aé'), document.fonts.load(`16px ${FAMILY}`, 'ا')]);
}

/** Measures texts as they will be drawn; null where the browser gives no canvas. */
export function measureOn(canvas: HTMLCanvasElement): Measure | null {
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  return (text, size) => {
    pen.font = `${size}px ${FAMILY}`;
    return pen.measureText(text).width;
  };
}

export function drawPicture(canvas: HTMLCanvasElement, { width, height, captions, words }: Picture): void {
  const scale = width * height * 4 <= MOST_PIXELS ? 2 : 1;
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  pen.scale(scale, scale);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#000';
  for (const { lines, x, y, w, h, size, isRtl, isOut } of [...captions, ...words]) {
    if (isOut) pen.fillRect(x, y, w, h);
    pen.font = `${size}px ${FAMILY}`;
    pen.direction = isRtl ? 'rtl' : 'ltr';
    pen.textAlign = isRtl ? 'right' : 'left';
    for (const { text, baseline } of lines) pen.fillText(text, isRtl ? x + w : x, baseline);
  }
}

/** The drawn picture as a PNG. */
export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
  });
}
