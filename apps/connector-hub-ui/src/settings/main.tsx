/** Entry of the settings page (Apps → Keeper). */
import { start } from '../start';
import { Settings } from './settings';
import './settings.css';

start(<Settings />);
