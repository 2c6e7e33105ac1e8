/** How a command can end other than by its output. */

/** Commander's CommandError: 500 `Unexpected error: <command>: <text>`. */
export class CommandError extends Error {
  constructor(command: string, text: string) {
    super(`${command}: ${text}`);
  }
}

/** An error of the Keeper cloud: 500 `Unexpected error: <code>: <text>`. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    readonly text: string,
  ) {
    super(`${code}: ${text}`);
  }
}

/** Any other exception of Python's: 500 `Unexpected error: <text>`. */
export class PythonError extends Error {}

/** The stand-in was asked for something that it has not been held against the real Commander for. */
export class UnknownForm extends Error {
  constructor(what: string) {
    super(`The stand-in does not know this form: ${what}`);
  }
}

/** The worker blocks, as on a prompt of the real service: nothing behind it is served any more. */
export class Hangs extends Error {}

/** What a command has written. Commander takes its return value, else what it printed, else what it logged. */
export class Output {
  private readonly printed: string[] = [];
  private readonly logged: string[] = [];
  private returned: unknown;

  print(line: string): void {
    this.printed.push(line);
  }

  /** Information, warnings and errors alike. */
  log(line: string): void {
    this.logged.push(line);
  }

  /** `log`, to be handed on. */
  readonly tell = (line: string): void => {
    this.log(line);
  };

  printJson(value: unknown): void {
    this.print(JSON.stringify(value));
  }

  return(value: unknown): void {
    this.returned = value;
  }

  get value(): unknown {
    return this.returned;
  }

  get stdout(): string {
    return this.printed.join('\n');
  }

  get logs(): string {
    return this.logged.join('\n');
  }
}
