/**
 * What a running Commander knows as an enterprise's administrator. EPM requests are read once per session, and anew
 * after each action and by `epm sync-down`; pending devices at log-in, after each decision and by `--reload`. Between
 * those, what happens elsewhere is not seen.
 */
import type { Approval } from './approvals';
import type { Cloud } from './cloud';
import type { Device } from './devices';

export class AdminSession {
  /** Is the service account an administrator of the enterprise? Read at log-in. */
  readonly admin: boolean;
  private approvals: ReadonlyMap<string, Approval> | undefined;
  private devices: ReadonlyMap<string, Device>;

  constructor(private readonly cloud: Cloud) {
    this.admin = cloud.administrator;
    this.devices = cloud.state.devices;
  }

  /**
   * Reads all EPM requests; those that cannot be read are told, each time. Throws CloudError when the cloud refuses;
   * what was known before then stays, except that a full reload has thrown the decisions away first: everything known
   * then looks pending.
   */
  syncApprovals(tell: (line: string) => void, reload = false): void {
    try {
      this.cloud.call('router:pedm/sync_pedm_data');
    } catch (error) {
      if (reload && this.approvals !== undefined) {
        this.approvals = new Map([...this.approvals].map(([uid, known]) => [uid, { ...known, status: 'pending' }]));
      }
      throw error;
    }
    const all = [...this.cloud.state.approvals];
    for (const [uid, { unreadable }] of all) {
      if (unreadable !== undefined) tell(`Approval "${uid}" load error: ${unreadable}`);
    }
    this.approvals = new Map(all.filter(([, { unreadable }]) => unreadable === undefined));
  }

  /** As last read, or read now where they never were or something was done to them. Throws CloudError. */
  knownApprovals(tell: (line: string) => void): ReadonlyMap<string, Approval> {
    if (this.approvals === undefined) this.syncApprovals(tell);
    return this.approvals ?? new Map<string, Approval>();
  }

  /** The next use reads them anew. */
  forgetApprovals(): void {
    this.approvals = undefined;
  }

  /** Throws CloudError when the cloud refuses; the list known before then stays. */
  reloadDevices(): void {
    this.cloud.call('enterprise/get_enterprise_data_for_user');
    this.devices = this.cloud.state.devices;
  }

  /** In the order in which they asked. */
  pendingDevices(): readonly Device[] {
    return [...this.devices.values()];
  }
}
