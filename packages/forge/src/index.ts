/** The platform behind the ports: the only backend package that knows Forge. */
export { followUpConsumer, sweepTrigger } from './entry/background';
export { panelResolver, settingsResolver } from './entry/resolvers';
