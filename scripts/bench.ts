/**
 * `npm run bench [-- pages|lists|filter [chromium|firefox] [NUMBERS]]`: what Hifazat costs, measured in real browsers, and what the filter
 * stops by mistake; without a name all parts. It takes minutes and wants a quiet machine. HIFAZAT_DIST names another folder of builds.
 */
import { benchLists } from './bench-lists';
import { benchPages } from './bench-pages';
import { main as build } from './build';
import { main as measureFilter } from './measure-filter';
import { hasMeasuredData } from './measure-filter-data';
import { Stop } from './shell';

type Part = (args: string[]) => Promise<void> | void;
const inBrowsers =
  (measure: Part): Part =>
  async (args) => {
    if (process.env.HIFAZAT_DIST === undefined) await build([]);
    await measure(args);
  };
const filter: Part = (args) => {
  if (hasMeasuredData()) measureFilter(args);
  else console.log('The filter is not measured: there are no lists of popular sites beside the repository.');
};
const PARTS: Readonly<Record<string, Part>> = { pages: inBrowsers(benchPages), lists: inBrowsers(benchLists), filter };

export async function main([part, ...args]: string[]): Promise<void> {
  const parts = part === undefined ? Object.values(PARTS) : [PARTS[part]];
  for (const measure of parts) {
    if (measure === undefined) throw new Stop(`Name one of ${Object.keys(PARTS).join(', ')}, or nothing.`);
    await measure(args);
  }
}
