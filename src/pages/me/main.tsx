import { makePanels } from '../../messaging/side-panel';
import { mountPage } from '../page';
import { WIRE } from '../wire';
import { Me } from './Me';
import { WithPanel } from './PanelView';

const wire = { ...WIRE, panels: makePanels() };

void mountPage({
  audience: 'child',
  titleKey: 'me.title',
  render: (ui) => (
    <WithPanel ui={ui} wire={wire}>
      <Me ui={ui} wire={wire} />
    </WithPanel>
  ),
});
