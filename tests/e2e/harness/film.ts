/** A film in a page, made there: a canvas as the picture; silent unless the page also sounds. And picture-in-picture by the page's own call. */
import type { Tab } from './driver';
import { until } from './wait';

/** Begins a silent film in a page and waits until it plays. */
export async function showFilm(tab: Tab): Promise<void> {
  await tab.evaluate(async () => {
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d');
    let frame = 0;
    setInterval(() => {
      if (pen === null) return;
      pen.fillStyle = `hsl(${frame++ % 360} 80% 50%)`;
      pen.fillRect(0, 0, canvas.width, canvas.height);
    }, 200);
    const film = document.createElement('video');
    film.muted = true;
    film.srcObject = canvas.captureStream(5);
    document.body.prepend(film);
    await film.play();
  });
  await until(() => tab.evaluate(() => (document.querySelector('video')?.currentTime ?? 0) > 0), 'a film that plays');
}

/** The film leaves the page for a small window above all others, or comes back; gives when, in this process's time. */
export async function pictureInPicture(tab: Tab, on: boolean): Promise<number> {
  // A page may only do so after a person's click.
  if (on) await tab.clickAt(60, 60);
  const at = await tab.evaluate(async (wanted: boolean) => {
    if (wanted) await document.querySelector('video')?.requestPictureInPicture();
    else await document.exitPictureInPicture();
    return performance.timeOrigin + performance.now();
  }, on);
  return at - performance.timeOrigin;
}
