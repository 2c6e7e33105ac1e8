/** One EPM request as `epm approval list` and `view` print it. Pure. */
import type { EpmRequest, EpmStatus } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import { FURTHEST_BEHIND, naiveTime } from './host-zone';

/** The list cuts each `name=value` to this many characters. */
const LONGEST_PAIR = 30;
const MINUTE = 60_000;

/** Objects in `view`, lists of `name=value` in `list`. */
const factsSchema = z.nullish(z.union([z.record(z.string(), z.unknown()), z.array(z.string())]));

export const epmRowsSchema = z.array(
  z.object({
    approval_uid: z.string(),
    approval_type: z.nullish(z.string()),
    status: z.nullish(z.string()),
    account_info: factsSchema,
    application_info: factsSchema,
    justification: z.nullish(z.string()),
    expire_in: z.nullish(z.number()),
    created: z.nullish(z.string()),
  }),
);
export type EpmRow = z.infer<typeof epmRowsSchema>[number];

const STATUSES: Readonly<Record<string, EpmStatus>> = {
  pending: 'pending',
  approved: 'approved',
  denied: 'denied',
  expired: 'expired',
  escalated: 'escalated',
};

/**
 * @param offset how far the host's clock shows ahead of UTC, ms; undefined when nobody knows: then the request has no
 * absolute time, and counts as expired only when it is over in every time zone.
 * @param readAt ms since the epoch.
 */
export function epmRequestOf(row: EpmRow, offset: number | undefined, readAt: number): EpmRequest {
  const account = factsOf(row.account_info);
  const application = factsOf(row.application_info);
  const cut = account.cut || application.cut;
  const created = createdOf(row.created ?? '', offset);
  const minutes = row.expire_in ?? 0;
  const status = STATUSES[(row.status ?? '').toLowerCase()] ?? 'unsupported';
  const isOver = minutes > 0 && created !== undefined && created.latest + minutes * MINUTE <= readAt;
  return {
    uid: row.approval_uid,
    type: row.approval_type ?? '',
    status: status === 'pending' && isOver ? 'expired' : status,
    account: account.facts,
    application: application.facts,
    ...(cut ? { cut: true as const } : {}),
    ...justificationOf(row.justification ?? ''),
    ...(created?.at === undefined ? {} : { createdAt: created.at }),
    ...(minutes > 0 ? { expiresInMinutes: minutes } : {}),
    readAt,
  };
}

/** When it was made, and the latest instant it can have been made at. A later version may print the zone. */
function createdOf(text: string, offset: number | undefined): { at?: number; latest: number } | undefined {
  const naive = naiveTime(text);
  if (naive !== undefined) {
    return offset === undefined ? { latest: naive + FURTHEST_BEHIND } : { at: naive - offset, latest: naive - offset };
  }
  const zoned = /(?:Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(zoned) ? undefined : { at: zoned, latest: zoned };
}

function factsOf(info: EpmRow['account_info']): { facts: Record<string, string>; cut: boolean } {
  if (!Array.isArray(info)) {
    const facts = Object.entries(info ?? {}).map(([name, value]) => [name, asText(value)]);
    return { facts: Object.fromEntries(facts) as Record<string, string>, cut: false };
  }
  let cut = false;
  const facts = info.flatMap((pair) => {
    // Python cuts code points, so they are what is counted.
    const isWhole = Array.from(pair).length < LONGEST_PAIR;
    cut ||= !isWhole;
    const equals = pair.indexOf('=');
    return equals < 0 ? [] : [[pair.slice(0, equals), `${pair.slice(equals + 1)}${isWhole ? '' : '…'}`]];
  });
  return { facts: Object.fromEntries(facts) as Record<string, string>, cut };
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

/** Some agents send `{"text":…,"ticket":…}`, others what the person typed. */
function justificationOf(raw: string): { justification?: string; ticket?: string } {
  if (raw === '') return {};
  const { text, ticket } = membersOf(raw);
  const justification = text ?? raw;
  return { ...(justification === '' ? {} : { justification }), ...(ticket ? { ticket } : {}) };
}

function membersOf(raw: string): { text?: string; ticket?: string } {
  try {
    const value: unknown = JSON.parse(raw);
    if (typeof value !== 'object' || value === null) return {};
    const text = 'text' in value && typeof value.text === 'string' ? { text: value.text } : {};
    const ticket = 'ticket' in value && typeof value.ticket === 'string' ? { ticket: value.ticket } : {};
    return { ...text, ...ticket };
  } catch {
    // What a person typed is no JSON.
    return {};
  }
}
