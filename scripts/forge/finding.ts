/** What a check of a Forge app found. Every finding fails the run: a warning nobody must act on hides the next one. */

export type Check = 'manifest' | 'lint' | 'bundle';

export interface Finding {
  check: Check;
  /** Absolute path of the file the finding is about. */
  file: string;
  /** 1-based; absent when the finding is about the whole file. */
  line?: number;
  message: string;
}

export interface Report {
  /** Absolute path of the app. */
  app: string;
  findings: Finding[];
  /** What was looked at, e.g. `41 files, 9 Jira calls`; per check that ran to its end. */
  looked: Partial<Record<Check, string>>;
  /** Milliseconds per check. */
  took: Partial<Record<Check, number>>;
}
