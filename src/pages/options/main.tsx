import { mountPage } from '../page';
import { WIRE } from '../wire';
import { OptionsPage } from './OptionsPage';

void mountPage({ audience: 'parent', titleKey: 'options.title', render: (ui) => <OptionsPage ui={ui} wire={WIRE} /> });
