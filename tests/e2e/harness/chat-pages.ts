/** Pages of the words picture's tests: a chat as children know it, in every kind of place that words can stand, and all that must stay out. */

/** No letter and no edge of ours has this colour. */
export const MARKER = '#ff00aa';
/** Never seen, or never words of the page: none may be in the picture. */
export const SECRETS = [
  'secret-input',
  'secret-password',
  'secret-area',
  'secret-option',
  'secret-editable',
  'secret-textbox',
  'secret-placeholder',
  'secret-cookie',
  'secret-storage',
  'secret-hidden',
  'secret-none',
  'secret-opacity',
  'secret-clipped',
  'secret-offside',
  'secret-zero',
  'secret-clear',
  'secret-details',
  'secret-unslotted',
  'secret-script',
  'secret-noscript',
  'secret-template',
  'secret-comment',
  'secret-before',
  'secret-alt',
  'secret-title',
  'secret-canvas',
  'secret-ellipsis',
  'secret-below',
  'secret-under',
  'secret-security',
  'secret-hiddenframe',
  'secret-token',
  'secret-othertab',
] as const;

const svg = (inner: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">${inner}</svg>`)}`;
const BLOCK = svg(`<rect width="60" height="40" fill="${MARKER}"/>`);

/** Everything by which a platform paints a colour, and nothing of it is a word. */
const PAINT = `
<style>
  .p{width:60px;height:40px;display:inline-block}
  .p1{background:${MARKER}} .p2{background-image:url("${BLOCK}")} .p3{border:20px solid ${MARKER};width:20px;height:0}
  .p4{background:linear-gradient(${MARKER},${MARKER})} .p5::before{content:url("${BLOCK}")} .p6::after{content:"secret-before";color:${MARKER}}
  .p7{box-shadow:inset 0 0 0 20px ${MARKER}} .p8{background:#000;mask:linear-gradient(#000,#000);background-color:${MARKER}}
  .p9{outline:20px solid ${MARKER};outline-offset:-20px} .p10{mix-blend-mode:multiply;background:${MARKER}}
  .p11{cursor:url("${BLOCK}"),auto;background:conic-gradient(${MARKER},${MARKER})} .p12{border-image:url("${BLOCK}") 10;border:20px solid}
  .p13{filter:drop-shadow(0 0 10px ${MARKER});background:#000} .p14{column-rule:10px solid ${MARKER};columns:2}
  ul.p15{list-style-image:url("${BLOCK}");display:block} ul.p15 li::marker{color:${MARKER}}
  .p16{-webkit-text-stroke:3px ${MARKER};color:${MARKER};text-shadow:3px 3px ${MARKER};text-decoration:underline wavy ${MARKER};text-emphasis:dot ${MARKER}}
  .p16::first-letter{background:${MARKER}} .p16::selection{background:${MARKER}}
  @font-face{font-family:Painted;src:url("/painted.ttf")}
  .p17{font-family:Painted,serif;font-palette:dark;accent-color:${MARKER}}
  .p18{background:${MARKER};background-clip:text;-webkit-text-fill-color:transparent}
</style>
<div id="paint" style="position:absolute;left:500px;top:20px;width:280px;height:420px">
  <img src="${BLOCK}" alt="secret-alt" title="secret-title"> <picture><source srcset="${BLOCK}"><img src="${BLOCK}" alt=""></picture>
  <video class="p" poster="${BLOCK}"></video> <canvas class="p" id="canvas" width="60" height="40">secret-canvas</canvas>
  <svg width="60" height="40"><rect width="60" height="40" fill="${MARKER}"/><image href="${BLOCK}" width="60" height="40"/><title>secret-title</title></svg>
  <object class="p" data="${BLOCK}"></object> <embed class="p" src="${BLOCK}"> <input type="image" src="${BLOCK}" alt="secret-alt"> <input type="color" value="${MARKER}">
  ${Array.from({ length: 14 }, (_, n) => `<div class="p p${n + 1}"></div>`).join('')} <ul class="p p15"><li></li></ul> <progress class="p17" value="1"></progress>
</div>`;

/** Words nobody sees, and words that are the child's own. */
const PLANTED = `
<div style="position:absolute;left:20px;top:460px;width:760px;height:100px">
  <input value="secret-input" placeholder="secret-placeholder"><input type="password" value="secret-password"><textarea rows="1">secret-area</textarea>
  <select><option>secret-option</option></select><span contenteditable>secret-editable</span><span role="textbox">secret-textbox</span>
  <span style="visibility:hidden">secret-hidden</span><span style="display:none">secret-none</span><b style="opacity:0">secret-opacity</b>
  <span style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)">secret-clipped</span>
  <span style="position:absolute;left:-9999px">secret-offside</span><span style="font-size:0">secret-zero</span><span style="color:transparent">secret-clear</span>
  <span style="-webkit-text-security:disc">secret-security</span><details style="display:inline-block"><summary>More</summary>secret-details</details>
  <noscript>secret-noscript</noscript><template>secret-template</template><!-- secret-comment --><script>/* secret-script */</script>
  <div style="width:80px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">Shown first then secret-ellipsis</div>
  <div style="position:relative;height:20px"><span style="position:absolute;left:0;top:0">secret-under</span><i style="position:absolute;inset:0;width:140px;background:#fff">Lies above it</i></div>
</div>
<iframe style="visibility:hidden;position:absolute" srcdoc="secret-hiddenframe"></iframe><div style="position:absolute;top:3000px">secret-below</div>`;

/** `say` names a message: its box in the page is what the picture is held to. */
const say = (id: string, x: number, y: number, text: string, style = ''): string =>
  `<div data-say="${id}" style="position:absolute;left:${x}px;top:${y}px;white-space:nowrap;${style}">${text}</div>`;

const page = (body: string, attributes = 'lang="en"'): string =>
  `<!doctype html><html ${attributes}><head><meta charset="utf-8"><title>chat</title></head><body style="margin:0;font:16px/24px sans-serif">${body}</body></html>`;

/** What is said in which place; the same words are looked for in the picture. */
export const CHAT: Readonly<Record<string, string>> = {
  name: 'Hina_2011',
  time: '12:41 PM',
  message: 'send me your picture or else',
  dark: 'white letters on black',
  gradient: 'letters filled by a gradient',
  painted: 'painted in every way',
  text: 'svg has words too',
  transformed: 'a fixed bar',
  open: 'said in an open root',
  closed: 'said in a closed root',
  slotted: 'put into a slot',
  inner: 'a root in a root',
};

export const CHAT_PAGE = page(`
${say('name', 20, 20, CHAT.name ?? '', 'font-weight:bold')} ${say('time', 200, 20, CHAT.time ?? '', 'font-size:12px')}
${say('message', 20, 60, CHAT.message ?? '')} ${say('dark', 20, 100, CHAT.dark ?? '', 'color:#fff;background:#000')}
${say('gradient', 20, 140, `<span class="p18">${CHAT.gradient}</span>`)} ${say('painted', 20, 180, `<span class="p16 p17">${CHAT.painted}</span>`)}
<svg style="position:absolute;left:20px;top:220px" width="300" height="24"><text data-say="text" y="18" fill="${MARKER}">${CHAT.text}</text></svg>
<div style="position:fixed;left:20px;top:260px" data-say="transformed">${CHAT.transformed}</div>
<chat-open style="position:absolute;left:20px;top:300px"></chat-open><chat-closed style="position:absolute;left:20px;top:340px"><b>${CHAT.slotted}</b><i slot="nowhere">secret-unslotted</i></chat-closed>
${say('emoji', 250, 60, '😢')}
<a style="position:absolute;left:20px;top:420px;width:220px;overflow-wrap:anywhere" href="#">https://chat.test/join?token=secret-token-secret-token-secret-token</a>
<iframe style="position:absolute;left:250px;top:300px;width:220px;height:60px;border:5px solid ${MARKER};padding:3px" src="http://frame.test/in-frame"></iframe>
${PAINT}${PLANTED}
<script>
  document.querySelector('chat-open').attachShadow({mode:'open'}).innerHTML = '<span>${CHAT.open}</span>';
  const closed = document.querySelector('chat-closed').attachShadow({mode:'closed'});
  closed.innerHTML = '<p style="margin:0">${CHAT.closed}</p><slot></slot><div id="inner"></div>';
  closed.getElementById('inner').attachShadow({mode:'closed'}).innerHTML = '<span>${CHAT.inner}</span>';
  const pen = document.getElementById('canvas').getContext('2d'); pen.fillStyle = '${MARKER}'; pen.fillRect(0, 0, 60, 40);
  document.cookie = 'a=secret-cookie'; localStorage.setItem('b', 'secret-storage'); sessionStorage.setItem('c', 'secret-storage');
  window.seen = []; addEventListener('message', (event) => seen.push('message'));
  for (const name of ['attachShadow', 'getBoundingClientRect']) { const own = Element.prototype[name]; Element.prototype[name] = function (...a) { seen.push(name); return own.apply(this, a); }; }
  const measure = Range.prototype.getClientRects; Range.prototype.getClientRects = function () { seen.push('rects'); return measure.call(this); };
  new MutationObserver((list) => list.forEach(({ target, addedNodes }) => [...addedNodes].some(({ localName }) => localName !== 'hifazat-button') && seen.push('changed ' + target.localName))).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
</script>`);

/** A very long chat, scrolled to its end, as they are: thousands of messages above that nobody sees now. */
export const LONG_CHAT = { messages: 10_000, last: 'message 9999 of a stranger', first: 'message 0 of a stranger' };
export const LONG_PAGE = page(`<main id="log" style="height:100vh;overflow-y:scroll"></main><script>
  document.getElementById('log').innerHTML = Array.from({ length: ${LONG_CHAT.messages} }, (_, n) =>
    '<article><header><b>A name</b> <time>12:' + n % 60 + '</time></header><p>message ' + n + ' of a stranger</p></article>').join('');
  document.getElementById('log').scrollTop = 1e9;
</script>`);

/** In the page's frame, and in a frame of that one. */
export const FRAME_PAGE = page(
  `<div style="position:absolute;left:10px;top:0;white-space:nowrap">words of a frame</div><iframe style="position:absolute;left:20px;top:24px;width:180px;height:30px;border:0" src="http://chat.test/in-frame-of-frame"></iframe>`,
);
export const INNER_FRAME_PAGE = page(
  `<div style="position:absolute;left:5px;top:2px;white-space:nowrap">a frame in a frame</div>`,
);
/** Where those stand in the page: the frame's place, its edge and padding, then its own. */
export const FRAME_PLACES = { 'words of a frame': [268, 308], 'a frame in a frame': [283, 334] } as const;

/** Lines of an Urdu chat, with a name in Latin and an address among them. */
export const URDU = {
  name: 'اجنبی دوست',
  first: 'اپنی تصویر بھیجو ورنہ سب کو بتا دوں گا',
  second: 'کسی کو مت بتانا، یہ ہمارا راز ہے',
  time: 'رات 12:41',
  mixed: 'میرا نام Ali99 ہے',
} as const;
export const URDU_PAGE = page(
  `<div style="width:400px;padding:20px">
  <p data-say="name" style="margin:0 0 12px;font-weight:bold">${URDU.name}</p><p style="margin:0 0 12px"><span data-say="first">${URDU.first}</span></p>
  <p style="margin:0 0 12px"><span data-say="second">${URDU.second}</span></p><p style="margin:0 0 12px"><span data-say="mixed">${URDU.mixed}</span></p>
  <p dir="rtl" style="margin:0 0 12px"><span data-say="time">${URDU.time}</span></p></div>`,
  'lang="ur" dir="rtl"',
);
