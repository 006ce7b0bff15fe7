/** Names that carry the IP address they lead to: `203-0-113-7.sslip.io`, `cb007107.nip.io`, `a.203.0.113.7.xip.io`. */
import { canonicalHost, isIpv4, parseUrl } from './address';

/** Services that answer any name with the address written in it. */
export const IP_NAME_SERVICES = [
  ...['nip.io', 'sslip.io', 'xip.io', 'xip.name', 'traefik.me', 'nip.direct', 'backname.io', 'ip.addr.tools', 'ip6.name'],
  ...['local-ip.co', 'local-ip.sh', 'local-ip.medicmobile.org', 'localtls.de', 'ipq.co', '1u.ms', 'hipio.dev', 'xipio.com'],
];

/** The IP addresses that a name below one of the services leads to: IPv4 with dots, dashes or in hexadecimal; IPv6 with dashes. */
export function ipsInName(host: string, service: string): string[] {
  const labels = host.slice(0, -service.length - 1).split('.');
  return [
    ...dotted(labels),
    ...labels.slice(-6).flatMap((label) => [...dashed(label), ...hexadecimal(label), ...version6(label)]),
  ];
}

/** Four decimal labels in a row; the last such run counts, as the services do. */
function dotted(labels: readonly string[]): string[] {
  for (let end = labels.length; end >= 4; end -= 1) {
    const ip = labels.slice(end - 4, end).join('.');
    if (isIpv4(ip)) return valid(ip);
  }
  return [];
}

/** `203-0-113-7`, also behind a name: `shop-203-0-113-7`. */
function dashed(label: string): string[] {
  const parts = label.split('-');
  return parts.flatMap((_, index) => {
    const ip = parts.slice(index, index + 4).join('.');
    return isIpv4(ip) ? valid(ip) : [];
  });
}

function hexadecimal(label: string): string[] {
  const hex = /(?:^|-)([0-9a-f]{8})$/.exec(label)?.[1];
  return hex === undefined ? [] : valid(String(Number.parseInt(hex, 16)));
}

/** IPv6 with dashes for colons: `2001-db8--7`. A name with neither seven dashes nor two in a row is none. */
function version6(label: string): string[] {
  const isShaped = /^[0-9a-f-]{2,39}$/.test(label) && (label.includes('--') || label.split('-').length === 8);
  return isShaped ? valid(`[${label.replace(/-/g, ':')}]`) : [];
}

function valid(ip: string): string[] {
  const host = parseUrl(`http://${ip}/`)?.hostname;
  return host === undefined ? [] : [canonicalHost(host)];
}
