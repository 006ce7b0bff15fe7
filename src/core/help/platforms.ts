/** The name that people give to a site, for reports: "platform: TikTok" says more to a helpline than an address. */

const PLATFORMS: readonly (readonly [name: string, ...hosts: string[]])[] = [
  ['YouTube', 'youtube.com', 'youtu.be', 'youtube-nocookie.com', 'youtubekids.com'],
  ['TikTok', 'tiktok.com'],
  ['Facebook', 'facebook.com', 'fb.com', 'fb.watch'],
  ['Messenger', 'messenger.com', 'm.me'],
  ['Instagram', 'instagram.com'],
  ['Threads', 'threads.net', 'threads.com'],
  ['WhatsApp', 'whatsapp.com', 'wa.me'],
  ['Snapchat', 'snapchat.com'],
  ['Discord', 'discord.com', 'discord.gg'],
  ['Telegram', 'telegram.org', 't.me', 'telegram.me'],
  ['Roblox', 'roblox.com'],
  ['Minecraft', 'minecraft.net'],
  ['Steam', 'steampowered.com', 'steamcommunity.com'],
  ['Twitch', 'twitch.tv'],
  ['X (Twitter)', 'x.com', 'twitter.com'],
  ['Reddit', 'reddit.com', 'redd.it'],
  ['Pinterest', 'pinterest.com'],
  ['Likee', 'likee.video', 'likee.com'],
  ['SnackVideo', 'snackvideo.com'],
  ['Bigo Live', 'bigo.tv'],
  ['Skype', 'skype.com'],
  ['Google Chat', 'chat.google.com'],
  ['Gmail', 'mail.google.com'],
  ['Zoom', 'zoom.us', 'zoom.com'],
  ['Microsoft Teams', 'teams.microsoft.com', 'teams.live.com'],
  ['imo', 'imo.im'],
  ['PUBG Mobile', 'pubgmobile.com'],
  ['Free Fire', 'ff.garena.com'],
];

/** Every name in the table, in its order. How to block and report there: platform-help.ts. */
export const PLATFORM_NAMES: readonly string[] = PLATFORMS.map(([name]) => name);

/** The platform's name, or null for a site that isn't in the table. Subdomains count (label by label). */
export function platformOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const host = new URL(address).hostname.replace(/\.+$/, '').replace(/^www\./, '');
  const found = PLATFORMS.find(([, ...hosts]) => hosts.some((known) => host === known || host.endsWith(`.${known}`)));
  return found === undefined ? null : found[0];
}
