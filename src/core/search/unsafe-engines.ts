/** Engines that nothing makes safe: closed while safe search is on. By hand; self-hosted ones also by the usual form of their names. */

import { USERINFO } from '../rules/dnr-rule';
import type { FilterCondition } from '../rules/filter-condition';
import { suffixesOf } from '../sites/category';

/** No safe setting that an address, cookie or header could carry, or a view of other sites through their own server. */
const ENGINES =
  'startpage.com startpage.nl ixquick.com kagi.com baidu.com sogou.com so.com haosou.com m.sm.cn gibiru.com metager.org metager.de presearch.com presearch.org entireweb.com search.lycos.com hotbot.com search.com mamma.com ask.com zapmeta.com etools.ch carrot2.org searchencrypt.com wiby.me infospace.com monstercrawler.com teoma.com alltheinternet.com millionshort.com searchalot.com oscobo.com discretesearch.com lukol.com peekier.com izito.com myallsearch.com nova.rambler.ru go.mail.ru search.seznam.cz coccoc.com freespoke.com luxxle.com stract.com mwmbl.org ahmia.fi torry.io leta.mullvad.net';
/** Public servers of SearXNG, Whoogle, LibreY, 4get and the like whose names don't say so. */
const INSTANCES =
  'paulgo.io baresearch.org priv.au opnxng.com search.sapti.me search.disroot.org search.bus-hit.me search.ononoki.org search.rhscz.eu search.inetol.net search.hbubli.cc search.projectsegfau.lt search.mdosch.de search.unlocked.link search.garudalinux.org etsi.me ooglester.com northboot.xyz gruble.de sx.ggtyler.dev s.mble.dk fairsuch.net freesearch.club copp.gg kantan.cat seek.fyi xo.wtf gowogle.voring.me spot.murena.io spot.ecloud.global';

export const UNSAFE_ENGINES: readonly string[] = `${ENGINES} ${INSTANCES}`.split(' ');
const LISTED = new Set(UNSAFE_ENGINES);
/** A label of the host that begins with the name of such a program: searx.example, my-whoogle.example. */
const PROGRAM = '(?:searx|whoogle|libre[xy]|4get|araa-search|websurfx)[a-z0-9-]*\\.';
const BY_NAME = new RegExp(`(?:^|[.-])${PROGRAM}`);

/** The unsafe engine that a host belongs to: its listed domain, or the host itself where only its name tells. */
export function unsafeEngineOf(host: string): string | null {
  for (const suffix of suffixesOf(host)) if (LISTED.has(suffix)) return suffix;
  return BY_NAME.test(host) ? host : null;
}

/** The same as conditions for the network layer. */
export const UNSAFE_CONDITIONS: readonly FilterCondition[] = [
  { domains: UNSAFE_ENGINES, regex: null, caseSensitive: true },
  { domains: [], regex: `^(https?://)${USERINFO}((?:[^/?#@:]*[.-])?${PROGRAM}[^?#]*).*$`, caseSensitive: true },
];
