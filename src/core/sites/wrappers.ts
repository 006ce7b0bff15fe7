/**
 * Services that show, fetch or lead to another address which stands in their own: translators, AMP, caches, archives, readers, screenshot
 * services, image and CORS proxies, redirectors. By hand, from general knowledge. A host includes its subdomains; `path` names the part
 * of the path that makes it a wrapper, so that the same host's other pages (a share button, a search for the text) are none.
 */
import { guessedProxyAddresses } from './guessed-proxy';
import { IP_NAME_SERVICES } from './ip-names';
import {
  ampCache,
  anywhere,
  asQuery,
  base64Parameter,
  cacheQuery,
  deepInPath,
  hexInPath,
  inFragment,
  inParameters,
  inPath,
  inSegment,
  proofpoint2,
  proofpoint3,
  type Reader,
  schemeInPath,
  signed,
  translateGoog,
  youtubeVideo,
} from './wrapper-readers';

interface Wrapper {
  readonly path: RegExp;
  readonly read: Reader;
}
type Row = readonly [hosts: string, path: RegExp, read: Reader];

/** Hosts under many top-level names: matched as `google.com.pk`, never as `google.example.com`. */
const MANY_TLDS = ['google', 'yandex', 'yahoo'];

const ANY = /^/;
/** An archive's date or range of dates with its modifiers (`20240101id_`, `2024*`), which may be missing. */
const DATED =
  /^\/(?:web|save)\/(?:_embed\/|(?:timemap|diff|changes|sitemap|collections)\/(?:[a-z]+\/)?)?(?:(?:[\d-]{1,29}\*?|\*)?(?:[a-z]{2,3}_){0,3}\/)?/;
const TODAY = /^\/(?:(?:newest|oldest|timegate|timemap|\*|\d{4,14}[\d.-]{0,16}|o\/\w{1,9})\/)?(?!(?:search|submit)(?:\/|$)|\?|$)/;

const TRANSLATORS: readonly Row[] = [
  ['translate.goog', ANY, translateGoog],
  ['google.*', /^\/(?:translate|website|translate_[cpfn]|translate_a\/website|gwt\/\w+)$/, inParameters('u', 'url')],
  ['translate.googleusercontent.com', ANY, inParameters('u')],
  ['bing.com', /^\/(?:translator|ttranslate)/, inParameters('a', 'url')],
  ['translatetheweb.com microsofttranslator.com', ANY, inParameters('a', 'u', 'url')],
  ['yandex.*', /^\/(?:translate|web)$/, inParameters('url')],
  ['translated.turbopages.org z5h64q92x9.net', /^\/proxy_u\/[^/]{1,60}\//, schemeInPath],
  ['turbopages.org', /^\/(?=[\w-]{1,80}\.)/, inPath],
  ['turbopages.org', /^\/turbo\/(?:s\/)?/, inPath],
  ['yandex.*', /^\/turbo\/?$/, inParameters('text', 'url')],
  ['papago.naver.net papago.naver.com', /^\/(?:website|web)/, inParameters('url', 'u')],
  ['fanyi.baidu.com translate.baidu.com', /^\/(?:transpage|translate|mtpe|gettranspage)/i, inParameters('query', 'url')],
  ['fanyi.youdao.com webtrans.yodao.com webtrans.youdao.com', ANY, inParameters('url', 'i')],
  ['fanyi.sogou.com translate.sogoucdn.com', ANY, inParameters('url', 'query')],
  ['translate.kagi.com', /^\/(?:translate\/|[a-z-]{2,5}\/)?(?=https?(?::|%3a))/i, inPath],
  [
    'translate.ru online-translator.com worldlingo.com itranslate.com',
    /(?:site|url|web)/i,
    inParameters('url', 'u', 'wl_url', 'site'),
  ],
];

const AMP: readonly Row[] = [
  ['google.*', /^\/amp\/(?:s\/)?/, inPath],
  ['bing.com', /^\/amp\/(?:s\/)?/, inPath],
  ['cdn.ampproject.org bing-amp.com mipcdn.com', /^\/(?:[a-z]{1,4}\/(?:w\d{1,5}\/)?(?:s\/)?)?/, ampCache],
];

const CACHES: readonly Row[] = [
  ['webcache.googleusercontent.com google.*', /^\/search/, cacheQuery],
  ['cc.bingj.com', ANY, inParameters('u', 'url')],
  ['bing.com', /^\/cache/, inParameters('u', 'url')],
  ['yandexwebcache.net yandexwebcache.org hghltd.yandex.net yandex.*', /^\/yandbtm/, inParameters('url')],
  ['cachedview.com cachedview.nl cachedpages.com cachedpage.co', ANY, anywhere],
];

const ARCHIVES: readonly Row[] = [
  ['archive.org', DATED, inPath],
  [
    'archive.org',
    /^\/(?:wayback\/available|cdx\/search|__wb\/|web\/submit|services\/search|wayback\/cdx)/,
    inParameters('url', 'q'),
  ],
  ['web.archive.org liveweb.archive.org', /^\/(?=https?(?::|%3a))/i, inPath],
  ['archive.today archive.ph archive.is archive.li archive.fo archive.md archive.vn archive.ec', TODAY, inPath],
  [
    'archive.today archive.ph archive.is archive.li archive.fo archive.md archive.vn archive.ec',
    /^\/(?:search|submit|index\.html)?\/?$/,
    inParameters('q', 'url'),
  ],
  ['ghostarchive.org', /^\/(?:search|archive2?|save)/, inParameters('term', 'archive', 'url')],
  ['ghostarchive.org', /^\/archive/, deepInPath],
  ['ghostarchive.org', /^\/varchive\/(?:youtube\/\d{1,14}\/)?/, youtubeVideo],
  [
    'webarchive.loc.gov webarchive.nationalarchives.gov.uk webarchive.org.uk arquivo.pt wayback.archive-it.org archive-it.org vefsafn.is ' +
      'swap.stanford.edu haw.nsk.hr web.archive.bibalex.org megalodon.jp gyo.tc timetravel.mementoweb.org mementoweb.org perma.cc ' +
      'conifer.rhizome.org archive.wikiwix.com webcitation.org webarchive.parliament.uk wayback.webarchiv.cz screenshots.com ' +
      'web.archive.org.au webarchive.nla.gov.au trove.nla.gov.au webrecorder.io replayweb.page index.commoncrawl.org',
    /^\/./,
    deepInPath,
  ],
  [
    'webarchive.loc.gov webarchive.nationalarchives.gov.uk arquivo.pt wayback.archive-it.org vefsafn.is swap.stanford.edu ' +
      'web.archive.bibalex.org timetravel.mementoweb.org',
    /^\/(?:[a-zA-Z]{1,12}\/){0,3}(?:\d{1,6}\/)?(?:\d{1,14}(?:[a-z]{2}_)?|\*)\//,
    inPath,
  ],
  [
    'archive.wikiwix.com webcitation.org perma.cc replayweb.page index.commoncrawl.org arquivo.pt webarchive.org.uk',
    ANY,
    inParameters('url', 'u', 'source', 'q'),
  ],
];

const VIEWERS: readonly Row[] = [
  ['s.wordpress.com s0.wp.com s1.wp.com s2.wp.com wordpress.com wp.com', /^\/mshots\/v1\//, inPath],
  ['docs.google.com google.*', /^\/(?:viewer|gview|viewerng\/viewer)/, inParameters('url')],
  ['view.officeapps.live.com', ANY, inParameters('src')],
  ['getpocket.com', /^\/(?:read|redirect|save)/, inParameters('url')],
  ['instapaper.com', /^\/(?:text|read|m)/, inParameters('u', 'url')],
  ['t.me telegram.me telegram.dog', /^\/iv$/, inParameters('url')],
  ['urlscan.io', /^\/search/, inFragment],
  ['urlscan.io', /^\/(?:liveshot|search)/, inParameters('url', 'q')],
  ['validator.w3.org w3.org', /^\/(?:check|nu|services\/html2txt)|^\/$/, inParameters('uri', 'doc', 'url')],
  ['pagespeed.web.dev', ANY, inParameters('url')],
];

const IMAGES: readonly Row[] = [
  ['i0.wp.com i1.wp.com i2.wp.com i3.wp.com', /^\//, inPath],
  ['google.*', /^\/imgres$/, inParameters('imgurl', 'imgrefurl')],
  ['lens.google.com google.*', /^\/(?:uploadbyurl|searchbyimage)$/, inParameters('url', 'image_url')],
  ['googleusercontent.com', /^\/gadgets\/proxy/, inParameters('url')],
  ['duckduckgo.com', /^\/iu\/?$/, inParameters('u')],
  ['duckduckgo.com', /^\/$/, inParameters('iai')],
  ['bing.com', /^\/images\//, inParameters('mediaurl', 'imgurl', 'purl')],
  ['bing.net bing.com', /^\/th$/, inParameters('u')],
  ['yandex.*', /^\/images\//, inParameters('img_url', 'url')],
  ['camo.githubusercontent.com', ANY, hexInPath],
  ['slack-imgs.com', ANY, inParameters('url', 'o1')],
  ['discordapp.net', /^\/external\/[^/]{1,80}\/(?:[^/]{1,80}\/)?(?=https?\/)/, schemeInPath],
  ['cdn.statically.io', /^\/img\//, inPath],
  ['res.cloudinary.com', /\/(?:fetch|youtube)\//, deepInPath],
  ['facebook.com fbcdn.net', /^\/safe_image\.php/, inParameters('url')],
  ['embed.ly embedly.com iframe.ly if-cdn.com noembed.com', ANY, inParameters('url', 'src', 'u')],
];

const REDIRECTORS: readonly Row[] = [
  ['google.*', /^\/(?:url|interstitial|local_url|linkredirect)$/, inParameters('q', 'url', 'u', 'dest')],
  ['google.* googleadservices.com doubleclick.net', /\/(?:aclk|clk)/, inParameters('adurl', 'ds_dest_url')],
  ['facebook.com instagram.com messenger.com threads.com threads.net', /^\/l\.php$|^\/flx\/warn/, inParameters('u')],
  ['l.instagram.com l.threads.com l.threads.net l.messenger.com l.facebook.com lm.facebook.com l.wl.co', ANY, inParameters('u')],
  ['out.reddit.com', ANY, inParameters('url')],
  ['t.umblr.com tumblr.com', /^\/(?:redirect|safe-mode)/, inParameters('z', 'url')],
  ['disq.us', ANY, signed],
  ['medium.com', /^\/r\/?$|^\/m\/global-identity/, inParameters('url', 'redirecturl')],
  ['steamcommunity.com', /^\/linkfilter/, inParameters('url', 'u')],
  ['steamcommunity.com', /^\/linkfilter/, asQuery],
  ['vk.com vk.ru m.vk.com', /^\/away/, inParameters('to')],
  ['ok.ru', /^\/dk$/, inParameters('st.link')],
  ['safelinks.protection.outlook.com', ANY, inParameters('url')],
  ['office.net', /safelinks/, inParameters('url')],
  ['slack-redir.net slack-redir.com', ANY, inParameters('url')],
  ['youtube.com youtube-nocookie.com', /^\/redirect$/, inParameters('q', 'url')],
  ['youtube.com', /^\/attribution_link$/, inParameters('u')],
  ['duckduckgo.com', /^\/l\/?$/, inParameters('uddg', 'u')],
  ['duckduckgo.com', /^\/y\.js$/, inParameters('u3', 'ad_provider_url')],
  ['yahoo.*', /\/RU=/, inSegment('RU=')],
  [
    'yahoo.*',
    /\*\*?https?/i,
    (address, _rest) => deepInPath({ ...address, path: address.path.replace(/\*+(?=http)/i, '/') }, ''),
  ],
  ['bing.com', /^\/ck\/a/, base64Parameter('a1', 'u')],
  ['bing.com', /^\/(?:news\/apiclick\.aspx|aclk|alink\/link)/, inParameters('url', 'u')],
  ['yandex.*', /^\/(?:clck\/|redir|r$|an\/count)/, inParameters('url', 'to')],
  ['baidu.com', /^\/(?:link|safecheck|baidu)/, inParameters('url')],
  ['urldefense.com urldefense.proofpoint.com urldefense.us', /^\/v1\//, inParameters('u')],
  ['urldefense.com urldefense.proofpoint.com urldefense.us', /^\/v2\//, proofpoint2],
  ['urldefense.com urldefense.proofpoint.com urldefense.us', /^\/v3\/_{0,2}/, proofpoint3],
  ['linkprotect.cudasvc.com', ANY, inParameters('a', 'u')],
  ['secure-web.cisco.com', ANY, deepInPath],
  ['clicktime.symantec.com protect2.fireeye.com', ANY, inParameters('u')],
  ['shared.outlook.inky.com', /^\/link/, inParameters('domain', 'url')],
  ['linkedin.com', /^\/(?:redir\/|safety\/go|authwall)/, inParameters('url')],
  ['tiktok.com', /^\/link\//, inParameters('target', 'url')],
  ['pinterest.com', /^\/offsite/, inParameters('url')],
  ['deviantart.com', /^\/users\/outgoing/, asQuery],
  ['link.zhihu.com link.csdn.net link.juejin.cn', ANY, inParameters('target')],
  ['link.jianshu.com', ANY, inParameters('t')],
  ['gitee.com', /^\/link/, inParameters('target')],
  ['douban.com', /^\/link2/, inParameters('url')],
  ['weibo.cn weibo.com', /^\/sinaurl/, inParameters('u', 'toasturl')],
  ['c.pc.qq.com mail.qq.com', ANY, inParameters('pfurl', 'url', 'gourl')],
  ['awin1.com', ANY, inParameters('ued', 'p')],
  ['linksynergy.com', ANY, inParameters('murl', 'url')],
  ['redirectingat.com viglink.com shareasale.com ojrq.net sjv.io', ANY, inParameters('url', 'u', 'urllink', 'return')],
  ['anrdoezrs.net jdoqocy.com dpbolvw.net tkqlhce.com kqzyfj.com', ANY, deepInPath],
  ['anrdoezrs.net jdoqocy.com dpbolvw.net tkqlhce.com kqzyfj.com', ANY, inParameters('url')],
  ['dropbox.com', /^\/referrer_cleansing_redirect/, inParameters('url')],
  ['rover.ebay.com', ANY, inParameters('mpre', 'loc')],
];

/** Hosts that do nothing but show or fetch the page whose address stands in theirs, in whichever form. */
const DEDICATED =
  // reader views and ways round a paywall
  '12ft.io 13ft.io 1ft.io r.jina.ai txtify.it smry.ai smry.app printfriendly.com outline.com outlinetldr.com removepaywall.com ' +
  'removepaywalls.com paywallskip.com paywallbuster.com freedium.cfd freedium-mirror.cfd readmedium.com archivebuttons.com darkread.io ' +
  'frogfind.com 68k.news textise.net morss.it ftr.fivefilters.net ftr.fivefilters.org pushtokindle.fivefilters.org pure.md md.dhr.wtf ' +
  'urltomarkdown.com urltomarkdown.herokuapp.com markdown.new defuddle.md theoldnet.com htmlpreview.github.io webpagetopdf.com ' +
  'pdfmyurl.com web2pdfconvert.com pdfcrowd.com printwhatyoulike.com accessurl.com bypasspaywalls.net unpaywall.me ladder.pw ' +
  // screenshot services
  'thum.io api.microlink.io api.apiflash.com screenshotapi.net api.screenshotapi.net screenshotone.com api.urlbox.io api.urlbox.com ' +
  'api.screenshotmachine.com api.screenshotlayer.com api.page2images.com pikwy.com api.pikwy.com images.shrinktheweb.com pagepeeker.com ' +
  's-shot.ru robothumb.com screenshot.guru site-shot.com web-capture.net url2png.com capture.techulus.in browshot.com ' +
  'api.thumbnail.ws api.thumbalizr.com api.snapito.com webthumbnail.org browserling.com render-tron.appspot.com shot.screenshotapi.net ' +
  // image proxies
  'images.weserv.nl wsrv.nl rsz.io images.hive.blog steemitimages.com imageproxy.pimg.tw proxy.imgsmail.ru ' +
  // CORS proxies
  'api.allorigins.win allorigins.win allorigins.hexlet.app corsproxy.io thingproxy.freeboard.io cors-anywhere.herokuapp.com crossorigin.me ' +
  'api.codetabs.com cors.bridged.cc cors.sh proxy.cors.sh yacdn.org jsonp.afeld.me whateverorigin.org cors.eu.org cors.io api.cors.lol ' +
  'cors.lol test.cors.workers.dev cors-proxy.htmldriven.com everyorigin.jwvbremen.nl gobetween.oklabs.org corsproxy.org cors.x2u.in ' +
  'cors.zme.ink proxy.corsfix.com corsfix.com cors-get-proxy.sirjosh.workers.dev universal-cors-proxy.glitch.me cors-proxy.fringe.zone ' +
  // redirectors that hide where one came from
  'anonym.to anonym.es anonymz.com anon.to dereferer.me dereferer.org derefer.me nullrefer.com hiderefer.com hiderefer.me href.li ref.li ' +
  'blankrefer.com noref.io norefer.com refhide.com no-referrer.net hidelinks.com nolinks.net leaving.link exit.sc gate.sc away.vk.com ' +
  'linkout.space via.hypothes.is outgoing.prod.webservices.mozgcp.net outgoing.prod.mozaws.net';

/** Web proxies known by name: their addresses are read as such without guessing. */
const WEB_PROXIES =
  'croxyproxy.com croxyproxy.net croxyproxy.rocks croxy.network blockaway.net proxysite.com hidester.com hide.me kproxy.com 4everproxy.com ' +
  'hidemyass.com proxyium.com genmirror.com zend2.com weboproxy.com vpnbook.com proxfree.com filterbypass.me megaproxy.com anonymouse.org ' +
  'dontfilter.us unblockvideos.com hideproxy.me proxyfree.com unblock-websites.com youtubeunblocked.live steganos.com whoer.net';

const ROWS: readonly Row[] = [
  ...TRANSLATORS,
  ...AMP,
  ...CACHES,
  ...ARCHIVES,
  ...VIEWERS,
  ...IMAGES,
  ...REDIRECTORS,
  [DEDICATED, ANY, anywhere],
  [WEB_PROXIES, ANY, guessedProxyAddresses],
];

const byHost = new Map<string, Wrapper[]>();
for (const [hosts, path, read] of ROWS) {
  for (const host of hosts.split(' ')) byHost.set(host, [...(byHost.get(host) ?? []), { path, read }]);
}
const ipServices = new Set(IP_NAME_SERVICES);

/** The wrappers of a host, its parents' included; [] for most hosts. */
export function wrappersOf(host: string): readonly Wrapper[] {
  return suffixesOf(host).flatMap((name) => byHost.get(name) ?? []);
}

/** The service that reads an IP address out of names below it, if this is such a name. */
export const ipServiceOf = (host: string): string | null => suffixesOf(host).find((name) => ipServices.has(name)) ?? null;

/** The host and its parents (no name of the table has more labels), and `google.*` for every country's Google. */
function suffixesOf(host: string): string[] {
  const labels = host.split('.').slice(-6);
  const suffixes = labels.map((_, index) => labels.slice(index).join('.'));
  const many = /(?:^|\.)([a-z]{5,6})\.(?:(?:com?|net|org)\.)?[a-z]{2,3}$/.exec(host)?.[1];
  return many !== undefined && MANY_TLDS.includes(many) ? [...suffixes, `${many}.*`] : suffixes;
}
