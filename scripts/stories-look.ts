/** Looks over a view as it stands in the browser for what a picture hides or an eye gets tired of; each fault is one line. */
import type { Tab } from '../tests/e2e/harness/driver';

/** Names that stay Latin in Urdu: the child knows them so. */
const LATIN_NAMES =
  'Hifazat WhatsApp Instagram Facebook TikTok YouTube Snapchat Discord Roblox Google Shift Windows Take It Down NCCIA FIA IWF ZARRA QR JSON Helpline PTA DRF PECA SIM OK NCMEC Report Remove StopNCII Childline Hina_2011 ali khan'.split(
    ' ',
  );

/** The faults of what the tab shows now. */
export const faultsOf = (tab: Tab, language: string): Promise<string[]> => tab.evaluate(look, language, LATIN_NAMES);

/** Runs in the page. */
function look(language: string, latin: readonly string[]): string[] {
  const faults: string[] = [];
  const root = document.documentElement;
  const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const name = (element: Element): string => {
    const own = element.closest('[data-qa]')?.getAttribute('data-qa');
    const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 50);
    return `${element.localName}${element.className ? `.${element.className}` : ''}${own ? ` (${own})` : ''} “${words}”`;
  };

  const right = language === 'ur' ? 'rtl' : 'ltr';
  if (root.lang !== language || getComputedStyle(root).direction !== right)
    faults.push(`the page is lang=${root.lang} and ${getComputedStyle(root).direction}`);
  if (root.scrollWidth > innerWidth) faults.push(`scrolls sideways: ${root.scrollWidth} px in ${innerWidth} px`);
  const main = document.querySelector('[data-qa=help-view]');
  if (main !== null && !/^H[12]$/.test(document.activeElement?.tagName ?? '') && !main.contains(document.activeElement))
    faults.push(`the focus is on ${document.activeElement?.localName}, not in the view`);

  const all = [...document.body.querySelectorAll('*')].filter(isShown);
  for (const element of all) {
    const { left, right: end, width } = element.getBoundingClientRect();
    if (width > 0 && (left < -1 || end > innerWidth + 1)) faults.push(`out of the page: ${name(element)}`);
    const { overflowX, overflowY } = getComputedStyle(element);
    if (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) faults.push(`cut: ${name(element)}`);
    if (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1)
      faults.push(`cut below: ${name(element)}`);
    if (
      /auto|scroll/.test(overflowX + overflowY) &&
      (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
    )
      faults.push(`scrolls by itself: ${name(element)}`);
  }

  const targets = all.filter((element) =>
    element.matches('button, a[href], summary, select, [role=button], [role=textbox], [contenteditable]'),
  );
  for (const target of targets) {
    const { width, height } = target.getBoundingClientRect();
    if (width < 47.5 || height < 47.5) faults.push(`small (${Math.round(width)} × ${Math.round(height)}): ${name(target)}`);
  }
  targets.forEach((one, index) => {
    const a = one.getBoundingClientRect();
    for (const other of targets.slice(index + 1)) {
      if (one.contains(other) || other.contains(one)) continue;
      const b = other.getBoundingClientRect();
      const isApart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
      if (!isApart) faults.push(`overlap: ${name(one)} and ${name(other)}`);
    }
  });

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const parent = node.parentElement;
    // What our messages set apart by the signs for that is set apart.
    const words = (node.textContent ?? '')
      .replace(/\u2068[^\u2069]*\u2069/g, '…')
      .replace(/\s+/g, ' ')
      .trim();
    if (parent === null || words === '' || !isShown(parent) || parent.closest('script, style')) continue;
    if (/\{\w+\}|undefined|NaN|\[object/.test(words)) faults.push(`unfilled: “${words.slice(0, 80)}”`);
    const isSetApart = parent.closest('bdi, bdo, [dir=ltr], [dir=auto], dd, textarea') !== null;
    const isNamed = parent.closest('[lang]')?.getAttribute('lang') !== root.lang;
    if (isSetApart || isNamed) continue;
    if (language === 'ur') {
      const strange = (words.match(/[A-Za-z][A-Za-z']+/g) ?? []).filter((word) => !latin.includes(word));
      if (strange.length > 0) faults.push(`not Urdu: “${words.slice(0, 90)}”`);
      if (/[+\d][\d\s-]{3,}\d/.test(words)) faults.push(`number without <bdi>: “${words.slice(0, 90)}”`);
    } else if (/[\u0600-\u06ff]/.test(words)) faults.push(`not English: “${words.slice(0, 90)}”`);
  }
  return [...new Set(faults)];
}
