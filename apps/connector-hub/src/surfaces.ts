/** Everything that can be reached from outside; the build writes it to surfaces.json. */
export { surfaces } from '@keeper-workflow/forge/surfaces';
