/** Schemas and types of every call between the pages and the backend. */
import type { z } from 'zod/mini';
import { panelInputs, type PanelAnswers } from './panel';
import { settingsInputs, type SettingsAnswers } from './settings';

export * from './direct';
export * from './panel';
export * from './request-view';
export * from './settings';
export * from './wire';

/** Forge modules that have a resolver, and the functions of each. */
export const inputs = { panel: panelInputs, settings: settingsInputs } as const;
export interface Answers {
  panel: PanelAnswers;
  settings: SettingsAnswers;
}
export type ModuleName = keyof typeof inputs;
export type FunctionName<Module extends ModuleName> = keyof (typeof inputs)[Module] & keyof Answers[Module] & string;
export type Input<
  Module extends ModuleName,
  Name extends FunctionName<Module>,
> = (typeof inputs)[Module][Name] extends z.ZodMiniType ? z.input<(typeof inputs)[Module][Name]> : never;
export type Parsed<
  Module extends ModuleName,
  Name extends FunctionName<Module>,
> = (typeof inputs)[Module][Name] extends z.ZodMiniType ? z.output<(typeof inputs)[Module][Name]> : never;
