import { mountPage } from '../page';
import { WIRE } from '../wire';
import { BlockedPage } from './BlockedPage';

void mountPage({ audience: 'child', titleKey: 'blocked.title', render: (ui) => <BlockedPage ui={ui} wire={WIRE} /> });
