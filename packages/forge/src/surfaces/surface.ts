/**
 * A surface is a function that a browser can reach. It must declare who may call it; without a rule, or for a function
 * the contract does not know, it does not compile.
 */
import type { Answers, FunctionName, Input, ModuleName, Parsed } from '@keeper-workflow/contract';
import type { Result } from '@keeper-workflow/failures';
import type { AccessRule, Caller, IssueCaller } from '@keeper-workflow/requests';
import type { AllPorts } from '../ports';

interface SurfaceOf<Module extends ModuleName, Name extends FunctionName<Module>, Rule extends AccessRule, Who> {
  /** Checked as the caller, on the issue the page stands on, before anything else. */
  readonly access: Rule;
  /** A payload that the contract accepts, for OPS-1 of the demo company. */
  readonly example: Input<Module, Name>;
  readonly run: (ports: AllPorts, caller: Who, input: Parsed<Module, Name>) => Promise<Result<Answers[Module][Name]>>;
}

/** A function about an issue. */
export type IssueSurface<Module extends ModuleName, Name extends FunctionName<Module>> = SurfaceOf<
  Module,
  Name,
  Exclude<AccessRule, 'jiraAdmin'>,
  IssueCaller
>;

/** A function about the whole site. */
export type SiteSurface<Module extends ModuleName, Name extends FunctionName<Module>> = SurfaceOf<
  Module,
  Name,
  'jiraAdmin',
  Caller
>;

/** Every function of a module's contract, each with its surface. */
export type IssueSurfaces<Module extends ModuleName> = {
  readonly [Name in FunctionName<Module>]: IssueSurface<Module, Name>;
};
export type SiteSurfaces<Module extends ModuleName> = {
  readonly [Name in FunctionName<Module>]: SiteSurface<Module, Name>;
};
