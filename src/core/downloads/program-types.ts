/** What counts as a program or an app package: endings of file names and MIME types; and the MIME types that a browser shows as a page. */

/** Endings (lower case, without the dot) of what is run or installed. Archives and office documents are not on the list. */
export const PROGRAM_ENDINGS: readonly string[] = [
  // Windows
  ...['exe', 'com', 'scr', 'pif', 'cpl', 'dll', 'sys', 'msi', 'msp', 'msu', 'mst', 'msix', 'msixbundle', 'appx', 'appxbundle'],
  ...['appinstaller', 'application', 'gadget', 'xbap', 'bat', 'cmd', 'ps1', 'psm1', 'vbs', 'vbe', 'jse', 'wsf', 'wsh', 'hta'],
  ...['reg', 'lnk'],
  // phones
  ...['apk', 'apks', 'apkm', 'xapk', 'aab', 'ipa'],
  // macOS
  ...['dmg', 'pkg', 'mpkg', 'command'],
  // Linux
  ...['deb', 'rpm', 'appimage', 'flatpak', 'flatpakref', 'snap', 'run', 'sh'],
  // any system: Java, add-ons of browsers, images of whole disks
  ...['jar', 'jnlp', 'crx', 'xpi', 'iso', 'img', 'vhd', 'vhdx', 'ova'],
];

/** MIME types of the same, lower case, without parameters. */
export const PROGRAM_TYPES: readonly string[] = [
  'application/appinstaller',
  'application/appx',
  'application/appxbundle',
  'application/bat',
  'application/dos-exe',
  'application/exe',
  'application/hta',
  'application/java-archive',
  'application/msix',
  'application/msixbundle',
  'application/vnd.android.package-archive',
  'application/vnd.apple.installer+xml',
  'application/vnd.appimage',
  'application/vnd.debian.binary-package',
  'application/vnd.efi.iso',
  'application/vnd.flatpak',
  'application/vnd.flatpak.ref',
  'application/vnd.microsoft.portable-executable',
  'application/vnd.ms-appx',
  'application/vnd.snap',
  'application/x-apple-diskimage',
  'application/x-bat',
  'application/x-cd-image',
  'application/x-chrome-extension',
  'application/x-deb',
  'application/x-debian-package',
  'application/x-diskcopy',
  'application/x-dosexec',
  'application/x-elf',
  'application/x-exe',
  'application/x-executable',
  'application/x-iso9660-appimage',
  'application/x-iso9660-image',
  'application/x-java-archive',
  'application/x-java-jnlp-file',
  'application/x-mach-binary',
  'application/x-ms-application',
  'application/x-ms-installer',
  'application/x-ms-shortcut',
  'application/x-msdos-batch',
  'application/x-msdos-program',
  'application/x-msdownload',
  'application/x-msi',
  'application/x-pie-executable',
  'application/x-powershell',
  'application/x-redhat-package-manager',
  'application/x-rpm',
  'application/x-vbs',
  'application/x-winexe',
  'application/x-xpinstall',
  'text/vbscript',
];

/**
 * Types that are shown or played, whatever the path ends in: `/cgi-bin/search.exe` and `/blob/main/setup.exe` are pages when they say
 * so. A trailing `/` stands for the whole family.
 */
export const PAGE_TYPES: readonly string[] = [
  'text/html',
  'text/plain',
  'text/css',
  'text/javascript',
  'application/xhtml+xml',
  'application/javascript',
  'application/json',
  'application/pdf',
  'audio/',
  'font/',
  'image/',
  'video/',
];

const ENDINGS: ReadonlySet<string> = new Set(PROGRAM_ENDINGS);
const TYPES: ReadonlySet<string> = new Set(PROGRAM_TYPES);

/** A MIME type without its parameters, lower case. */
const bare = (type: string): string => (type.split(/[;,]/, 1)[0] ?? '').trim().toLowerCase();

export const isProgramType = (type: string): boolean => TYPES.has(bare(type));

export function isPageType(type: string): boolean {
  const wanted = bare(type);
  return PAGE_TYPES.some((known) => (known.endsWith('/') ? wanted.startsWith(known) : wanted === known));
}

/** Does a file of this name end as a program does? However the ending is disguised. */
export function isProgramName(name: string): boolean {
  const plain = plainName(name);
  const dot = plain.lastIndexOf('.');
  return dot >= 0 && ENDINGS.has(plain.slice(dot + 1));
}

/** Endings that browsers add while a file is on its way. */
const ON_ITS_WAY = /\.(?:crdownload|part|opdownload|download|tmp)$/;
/** Marks that are not seen, or that turn the writing around, and control characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** How often a name may have been escaped over and over. */
const ESCAPES = 3;

/**
 * The name as the file system will take it: the last part of a path, without escapes, unseen marks, wide letters, quotes, a stream's name
 * (`x.exe::$DATA`), the dots and spaces that Windows drops, and a browser's own ending for what is on its way.
 */
function plainName(name: string): string {
  let plain = name;
  for (let round = 0; round < ESCAPES; round++) plain = unescaped(plain);
  plain = plain.normalize('NFKC').replace(UNSEEN, '');
  plain = plain.slice(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
  plain = trimmed(plain.replace(/::?\$data$/i, '')).toLowerCase();
  return trimmed(plain.replace(ON_ITS_WAY, ''));
}

const trimmed = (name: string): string => name.replace(/^[\s"']+|[\s."';+]+$/gu, '');

/** Percent escapes taken back; what isn't one stays as it is. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([0-7][0-9a-f])/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
}
