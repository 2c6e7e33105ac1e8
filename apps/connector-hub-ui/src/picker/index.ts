/** The pickers, loaded together and only where somebody may search: they carry the combobox. */
export { TargetPicker } from './target-picker';
export { TeamPicker } from './team-picker';
