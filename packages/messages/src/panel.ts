/** What the issue panel says: states, cards and buttons. The form's texts are in form.ts, the approver's in decision.ts. */

export const PANEL = {
  loading: 'Loading Keeper…',
  tryAgain: 'Try again',
  brokenTitle: 'Something went wrong in this panel',
  broken: 'What you typed is kept, except secret values and the notes of records. Reload the panel to go on.',
  brokenNotKept: 'This browser keeps nothing for the panel, so what you typed has to be typed again. Reload the panel.',
  reload: 'Reload the panel',
  noAnswer:
    'No answer came back from the app, so it is not certain whether this was done. Check your connection and try again; it will not be done twice.',
  notKept: 'This browser keeps nothing for the panel: a reload loses what you type here.',
  signedOut:
    'Your Jira session has ended. Sign in to Jira again in another tab, then come back and try again. What you typed stays here.',
  failedTitle: 'Keeper could not be loaded',
  notEnabledTitle: 'Keeper is not switched on here',
  noPermissionTitle: 'You cannot use Keeper on this issue',
  stale: (message: string): string => `This may be out of date. ${message}`,

  actionsHeading: 'What do you need?',
  actions: {
    'share-record': {
      name: 'Request Access to Record',
      hint: 'Give or take access to a record or all records of a folder, or transfer ownership.',
    },
    'share-folder': {
      name: 'Request Access to Folder',
      hint: 'Give people or teams access to a folder, or take it away.',
    },
    'record-permission': {
      name: 'Request Record Permission Change',
      hint: 'Change what people may do with the records of a folder.',
    },
    'record-add': { name: 'Create New Secret', hint: 'Add a record to the vault. Done at once, for administrators.' },
    'record-update': { name: 'Update Record', hint: 'Change fields of a record. Done at once, for administrators.' },
  },
  begun: 'You began this. Go on with it.',
  alsoBegun: 'Also begun, with what you typed',
  begunNamed: (name: string, title: string): string => `${name}: ${title}`,
  begunRefused: (name: string): string => `${name} (refused by Keeper)`,
  toldInForm: 'What Keeper said stands in the form below.',
  actionsFootnote: 'An approver decides these requests. Keeper carries them out, and you see here when it is done.',
  approverFootnote: 'Requests on this issue appear here for your decision.',

  notConfiguredTitle: 'Keeper is not connected yet',
  notConfiguredRequester:
    'You can submit a request now. It can be carried out once a Jira administrator has connected Keeper.',
  notConfiguredApprover:
    'Requests can be submitted and rejected, but not carried out. Ask a Jira administrator to enter the Keeper API URL and key under Apps → Keeper.',
  notConfiguredAdmin:
    'Requests can be submitted and rejected, but not carried out. Open Apps → Keeper, enter the Keeper API URL and key, test the connection and save.',

  requestsHeading: 'Requests on this issue',
  earlier: (count: number): string => (count === 1 ? '1 earlier request' : `${String(count)} earlier requests`),
  submitted: 'Request submitted successfully',
  updated: 'Request updated successfully',
  submittedHint: 'An approver can now decide. This panel shows what happens.',
  withdrawn: 'Request withdrawn. Nothing was changed in Keeper.',
  edit: 'Edit request',
  withdraw: 'Withdraw',
  withdrawSure: 'Withdraw this request? Nobody will decide it any more.',
  withdrawYes: 'Withdraw request',
  withdrawing: 'Withdrawing…',
  keep: 'Keep it',
  review: 'Review',
  reviewNamed: (sentence: string): string => `Review: ${sentence}`,
  reviewAgain: 'Review again',
  reviewAgainNamed: (sentence: string): string => `Review again: ${sentence}`,
  somebodyElse: 'You asked for this access, or would get or lose it yourself, so another approver has to decide.',
  checkAgain: 'Check again',
  checking: 'Reading the vault…',

  why: 'Why',
  noJustification: 'No justification was given.',
  asked: 'Asked by',
  askedByYou: 'Asked by you',
  doneDirectly: (name: string): string => `Carried out directly by ${name}`,
  doneDirectlyByYou: 'Carried out directly by you',
  approvedBy: (name: string): string => `Approved by ${name}`,
  rejectedBy: (name: string): string => `Rejected by ${name}`,
  reason: 'Reason',
  changedHeading: 'Changed by the approver',
  changed: (from: string, to: string): string => `${from} → ${to}`,
  commanderSaid: 'Keeper Commander said',
  whatNext: 'What you can do',
} as const;

/** The lozenge of a request: its state, or its outcome once it is completed. */
export const REQUEST_STATUS = {
  submitted: 'Awaiting approval',
  executing: 'In progress',
  verified: 'Done and verified',
  invited: 'Invitation sent',
  partial: 'Partly done',
  refused: 'Refused',
  unknown: 'Outcome unknown',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
} as const;

/** The steps of an execution and what is said around them. */
export const EXECUTION = {
  heading: 'Progress',
  steps: { submitting: 'Queued', running: 'Running', verifying: 'Verifying', settled: 'Done' },
  stepStates: { done: 'done', now: 'now', next: 'not yet' },
  announce: {
    submitting: 'The command is queued.',
    running: 'Keeper is running the command.',
    verifying: 'The vault is being read to prove it.',
    settled: 'Finished.',
  },
  status: (status: string): string => `Status: ${status}`,
  passed: (time: string): string => `${time} so far`,
  took: (time: string): string => `Took ${time}`,
  attempt: (attempt: number): string => `Attempt ${String(attempt)}`,
  proven: (when: string): string => `Proven by a read of the vault on ${when}.`,
  /** What a read cannot show; keys are those of a proof. */
  unseen: {
    expiration: 'The read shows the access; when it ends is as Keeper Commander confirmed it.',
    rotation: 'That the password is rotated when the access ends is as Keeper Commander confirmed it.',
    values: 'What was typed is kept nowhere, so the read shows which fields are filled, not with what.',
    decision: 'The read shows that it was decided; how is as Keeper Commander confirmed it.',
    decider: 'The read shows the decision, not who made it.',
  },
  notSynced: 'This Commander could not be made to sync first, so the read may be some minutes old.',
  shown: 'confirmed by the vault',
  notShown: 'not confirmed by the vault',
  partsShown: (shown: number, all: number): string => `${String(shown)} of ${String(all)} confirmed by the vault`,
  unknownTitle: 'Nobody can say yet whether this was done',
  unknownLook: (where: string): string => `${where}. Do not ask again before that: it could be done twice.`,
  partialDirect: 'Only part of it was done. Look at the record in Keeper before you go on.',
  unknownCheck: '“Check again” reads the vault once more; it changes nothing.',
  unknownWait: 'An approver can read the vault again from here.',
} as const;
