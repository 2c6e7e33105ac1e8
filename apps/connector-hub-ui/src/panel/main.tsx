/** Entry of the issue panel. */
import { start } from '../start';
import { Panel } from './panel';
import './panel.css';

start(<Panel />);
