/** What Commander shows of an EPM elevation request and of a device that waits for approval. */

export type EpmStatus = 'pending' | 'approved' | 'denied' | 'expired' | 'escalated' | 'unsupported';

/** What a list of requests can be narrowed to. */
export type EpmStatusFilter = Exclude<EpmStatus, 'unsupported'>;

export interface EpmRequest {
  readonly uid: string;
  /** `PrivilegeElevation`, `FileAccess`, `CommandLine`, … as Commander spells them. */
  readonly type: string;
  /** `expired` also for one whose time is over although Commander still calls it pending: it does not look at the time. */
  readonly status: EpmStatus;
  /** As the agent sent it: `Username`, `UserDomain`, … */
  readonly account: Readonly<Record<string, string>>;
  /** As the agent sent it: `FileName`, `FilePath`, `Publisher`, … */
  readonly application: Readonly<Record<string, string>>;
  readonly justification?: string;
  /** True for a row of a list in which texts may have been cut: those end in `…`. */
  readonly cut?: true;
  /** Reference of the ticket the agent's user gave, when the justification carries one. */
  readonly ticket?: string;
  /**
   * ms since the epoch. Commander prints its host's local time without a zone, so it is absent where the zone could not
   * be found out, and an hour off for a request made just before its host's clocks were changed.
   */
  readonly createdAt?: number;
  /** Minutes the request may wait, from its creation. */
  readonly expiresInMinutes?: number;
  readonly readAt: number;
}

export interface PendingDevice {
  /** 20 hex digits. */
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly type: string;
  readonly ipAddress: string;
  readonly clientVersion: string;
  readonly location: string;
  /** ms since the epoch. */
  readonly requestedAt?: number;
}

/** `undefined` device: it is not, or no longer, among those that wait. */
export interface DeviceState {
  readonly device: PendingDevice | undefined;
  readonly readAt: number;
}
