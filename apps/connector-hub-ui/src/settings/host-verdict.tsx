/** Says while somebody types whether this app may reach the host, and how to change that when it may not. */
import { SETTINGS } from '@keeper-workflow/messages';
import { Icon, SectionMessage } from '@keeper-workflow/ui';
import type { UrlVerdict } from './api-url';

export interface HostVerdictProps {
  readonly verdict: UrlVerdict;
  readonly allowedHosts: readonly string[];
}

export function HostVerdict({ verdict, allowedHosts }: HostVerdictProps) {
  return (
    <div className="kw-stack-small" aria-live="polite">
      {verdict.kind !== 'url' ? (
        <Hosts allowedHosts={allowedHosts} />
      ) : (
        <>
          {verdict.allowed ? (
            <p className="kw-host-ok kw-small">
              <Icon name="success" size={12} />
              <span>{SETTINGS.hostAllowed(verdict.host)}</span>
            </p>
          ) : (
            <SectionMessage tone="warning" title={SETTINGS.hostNotAllowed(verdict.host)}>
              <div className="kw-stack-small">
                <Hosts allowedHosts={allowedHosts} />
                <p>{SETTINGS.hostHowTo}</p>
                <pre className="kw-code">{SETTINGS.hostManifest(verdict.origin)}</pre>
              </div>
            </SectionMessage>
          )}
          {verdict.path ? null : <Caution>{SETTINGS.apiUrlNoPath}</Caution>}
          {verdict.encrypted ? null : <Caution>{SETTINGS.apiUrlPlain}</Caution>}
        </>
      )}
    </div>
  );
}

const Hosts = ({ allowedHosts }: { readonly allowedHosts: readonly string[] }) =>
  allowedHosts.length === 0 ? (
    <p className="kw-small">{SETTINGS.hostsNone}</p>
  ) : (
    <p className="kw-small">
      {SETTINGS.hostsAllowed} <span className="kw-strong">{allowedHosts.join(', ')}</span>.
    </p>
  );

const Caution = ({ children }: { readonly children: string }) => (
  <p className="kw-caution kw-small">
    <Icon name="warning" size={12} />
    <span>{children}</span>
  </p>
);
