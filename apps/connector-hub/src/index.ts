/** Forge entry points. Thin: who may call, and what then happens, is in packages/forge and packages/requests. */
export {
  followUpConsumer as followUp,
  panelResolver as panel,
  settingsResolver as settings,
  sweepTrigger as sweep,
} from '@keeper-workflow/forge';
