/**
 * Decisions on what waits for an administrator: an Endpoint Privilege Manager (EPM) elevation request, a new SSO device.
 * Each names exactly one, in full: no device is every pending device to `device-approve`, and a prefix is several.
 */
import { z } from 'zod/mini';
import { uidSchema } from './target';

export const APPROVAL_DECISIONS = ['approve', 'deny'] as const;
const decision = z.enum(APPROVAL_DECISIONS);

export const epmApprovalSchema = z.object({ kind: z.literal('epm-approval'), approval: uidSchema, decision });
export type EpmApproval = z.infer<typeof epmApprovalSchema>;

/** `device-approve` shows a device by the first 10 bytes of its token, as 20 hex digits. */
export const deviceIdSchema = z.string().check(z.regex(/^[0-9a-f]{20}$/));

export const deviceApproveSchema = z.object({ kind: z.literal('device-approve'), device: deviceIdSchema, decision });
export type DeviceApprove = z.infer<typeof deviceApproveSchema>;
