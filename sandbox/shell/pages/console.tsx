/** @jsxImportSource hono/jsx */
/** The Keeper console: what is in the stand-in's vault, who has access, and every change ever made. No secret is here. */
import type { FC } from 'hono/jsx';
import type { VaultRecord, VaultShare, VaultView } from '../../commander';

const TIME_ZONE = 'UTC';

export const ConsolePage: FC<{ vault: VaultView; records: readonly VaultRecord[]; hidden: number; search: string }> = ({
  vault,
  records,
  hidden,
  search,
}) => (
  <section class="page console">
    <h1>Keeper console</h1>
    <p class="subtle">
      The vault behind the Commander stand-in, as account {vault.account} sees it. Secrets are not shown.
    </p>
    <div class="tiles" data-live="tiles">
      <Tile label="Changes ever made" value={vault.changes.total} />
      <Tile label="Records" value={vault.records.length} />
      <Tile label="Folders" value={vault.folders.length} />
      <Tile label="Invitations" value={vault.invitations.length} />
    </div>

    <h2>Records and shares</h2>
    <form class="search" method="get">
      <input type="search" name="q" value={search} placeholder="Title, uid or user" aria-label="Find records" />
      <button>Find</button>
    </form>
    <div data-live="records">
      <table class="list">
        <thead>
          <tr>
            <th>Record</th>
            <th>Folder</th>
            <th>Owner</th>
            <th>Access</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr>
              <td>
                <strong>{record.title}</strong> <span class="app-tag">{record.mode === 'nsf' ? 'NSF' : 'Classic'}</span>
                <br />
                <code class="uid">{record.uid}</code>
              </td>
              <td class="subtle">{record.folder.path}</td>
              <td class="subtle">{record.owner}</td>
              <td>
                {record.shares.length === 0 ? <span class="subtle">Owner only</span> : null}
                <ul class="shares">
                  {record.shares.map((share) => (
                    <li>
                      {share.user} <span class="lozenge lozenge-neutral">{accessOf(share)}</span>{' '}
                      {share.expiresAt ? <small class="subtle">until {when(share.expiresAt)}</small> : null}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 ? <p class="subtle">{hidden} more records; search to find them.</p> : null}
    </div>

    <h2>Changes</h2>
    <div data-live="changes">
      {vault.changes.log.length === 0 ? <p class="subtle">Nothing has changed since the start.</p> : null}
      <ol class="changes">
        {[...vault.changes.log].reverse().map((change) => (
          <li>
            <time datetime={change.at}>{when(change.at)}</time> <strong>{change.kind.replaceAll('-', ' ')}</strong>{' '}
            {change.user ?? ''} <code class="uid">{change.record ?? ''}</code>{' '}
            <span class="subtle">by {change.command}</span>
          </li>
        ))}
      </ol>
    </div>
  </section>
);

const Tile: FC<{ label: string; value: number }> = ({ label, value }) => (
  <p class="tile">
    <strong>{value}</strong>
    {label}
  </p>
);

function accessOf({ role, canEdit, canShare, inherited }: VaultShare): string {
  const classic = [canShare ? 'may share' : '', canEdit ? 'may write' : ''].filter(Boolean).join(', ') || 'may read';
  return `${role ?? classic}${inherited ? ' (from the folder)' : ''}`;
}

function when(at: string): string {
  return `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: TIME_ZONE }).format(new Date(at))} UTC`;
}
