/** Pages on which time runs out: with room for a notice, without, right to left, and one that shows a film in every way. */
import type { Answer } from './server';

const page = (body: string, html = 'lang="en"'): string =>
  `<!doctype html><html ${html}><head><meta charset="utf-8"><title>time</title></head><body style="margin:0;font:16px/1.5 sans-serif">${body}</body></html>`;

const WORDS = `<p style="margin:0">${'the quick brown fox jumps over a lazy dog while nobody is looking at all '.repeat(8)}</p>`;
const URDU = `<p>${'یہ ایک سادہ صفحہ ہے جس پر کچھ لکھا ہوا ہے۔ '.repeat(12)}</p>`;

const PAGES: Readonly<Record<string, string>> = {
  '/room': page(`<div style="max-width:40rem">${WORDS.repeat(3)}</div>`),
  // What stands still at the edges: the place between its words is free, and behind clicks there is text, too.
  '/edges': page(
    `${WORDS}<img alt="" src="/none" style="position:fixed;top:100px;left:0;width:100%;height:200px;background:#acf">
<div style="position:fixed;bottom:0;left:0;width:50%;padding:20px;background:#eee;pointer-events:none">a bar that lets every click through, with words over its whole width, on and on and on and on</div>`,
  ),
  '/full': page(`<div style="position:fixed;inset:0;overflow:hidden;text-align:justify">${WORDS.repeat(30)}</div>`),
  '/urdu': page(`<div style="max-width:40rem;margin:2rem">${URDU}</div>`, 'lang="ur" dir="rtl"'),
  '/film': page(`<button id="light">film</button> <button id="dark">closed</button> <button id="window">window</button>
<button id="frame">frame</button> <button id="screen">screen</button><div id="films"></div>
<script>
  const film = async (place) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 320, height: 180 });
    const pen = canvas.getContext('2d');
    const paint = () => { pen.fillStyle = 'hsl(' + Math.random() * 360 + ' 50% 50%)'; pen.fillRect(0, 0, 320, 180); };
    paint();
    setInterval(paint, 100);
    const video = place.ownerDocument.createElement('video');
    Object.assign(video, { muted: true, width: 320, height: 180, srcObject: canvas.captureStream(10) });
    place.append(video);
    await video.play();
    return video;
  };
  const films = document.getElementById('films');
  const host = films.appendChild(document.createElement('div'));
  const inner = document.createElement('p');
  host.attachShadow({ mode: 'closed' }).append(inner);
  const frame = films.appendChild(document.createElement('iframe'));
  const ready = Promise.all([film(films), film(inner), film(frame.contentDocument.body)]);
  ready.then(([light, dark, framed]) => {
    const on = (id, act) => document.getElementById(id).addEventListener('click', act);
    on('light', () => light.requestPictureInPicture());
    on('dark', () => dark.requestPictureInPicture());
    on('frame', () => framed.requestPictureInPicture());
    on('screen', () => light.requestFullscreen());
    on('window', () => documentPictureInPicture.requestWindow({ width: 320, height: 200 }));
    window.leave = () => {
      if (window.documentPictureInPicture?.window) documentPictureInPicture.window.close();
      const pages = [document, frame.contentDocument];
      for (const one of pages) if (one.pictureInPictureElement) one.exitPictureInPicture();
    };
    window.isOn = () =>
      [document, frame.contentDocument].some((one) => Boolean(one.pictureInPictureElement)) || Boolean(window.documentPictureInPicture?.window);
    window.filmsReady = true;
  });
</script>`),
};

export const timePage: Answer = ({ path }, response) => {
  const text = PAGES[path];
  if (text === undefined) return false;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(text);
  return true;
};
