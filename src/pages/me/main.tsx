import { mountPage } from '../page';
import { WIRE } from '../wire';
import { Me } from './Me';

void mountPage({ audience: 'child', titleKey: 'me.title', render: (ui) => <Me ui={ui} wire={WIRE} /> });
