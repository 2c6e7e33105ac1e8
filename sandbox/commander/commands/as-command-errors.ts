/** The nested commands tell whatever goes wrong at the cloud in their own name. */
import { CommandError, Hangs, UnknownForm } from '../reply/outcome';

export function asCommandErrors<Result>(command: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    const own = error instanceof CommandError || error instanceof UnknownForm || error instanceof Hangs;
    if (own || !(error instanceof Error)) throw error;
    throw new CommandError(command, error.message);
  }
}
