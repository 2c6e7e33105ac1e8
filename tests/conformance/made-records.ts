/**
 * Records that a case makes have uids of their own each time. A step names the latest one as `<new>`; in the verdicts
 * they are `<new record 1>`, `<new record 2>`, in the order in which they were made.
 */
export class MadeRecords {
  private readonly uids: string[] = [];

  /** The command with the latest record's uid in it. */
  filledIn(command: string): string {
    return command.replaceAll('<new>', this.uids.at(-1) ?? '<new>');
  }

  /** The answer's text without any uid that is new; the answer to a creation is where it is learnt. */
  named(command: string, answer: string): string {
    const made = uidMade(command, answer);
    if (made !== undefined) this.uids.push(made);
    return this.uids.reduce((text, uid, index) => text.replaceAll(uid, `<new record ${index + 1}>`), answer);
  }
}

/** `record-add` tells it in its data, `nsf-record-add` as its message. */
function uidMade(command: string, answer: string): string | undefined {
  const place = command.startsWith('record-add')
    ? /"record_uid":\s*"([\w-]{22})"/
    : command.startsWith('nsf-record-add')
      ? /"message":\s*"([\w-]{22})"/
      : undefined;
  return place?.exec(answer)?.[1];
}
