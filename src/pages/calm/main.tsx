import { mountPage } from '../page';
import { WIRE } from '../wire';
import { CalmPage } from './Calm';

// The title of the child's ordinary page: a list of tabs or of visited pages tells nothing.
void mountPage({ audience: 'child', titleKey: 'me.title', render: (ui) => <CalmPage ui={ui} wire={WIRE} /> });
