/**
 * Content-Security-Policies. An app's pages get the platform's own policy, computed by Atlassian's package from the
 * page and the manifest, with two local differences and no others:
 * - the site's host is the sandbox's (`http://127.0.0.1:4400`), where a customer's site would stand;
 * - violations are reported to the sandbox instead of Atlassian.
 * Script and style sources need no local addition: bridge script and tokens come from the apps' own origin.
 */
import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio';

export interface CspOptions {
  /** Origin of the Jira site around the frame. */
  siteOrigin: string;
  /** Path on the apps' origin that collects violations. */
  reportPath: string;
}

const processing = new CSPProcessingService({ info: () => undefined }, load);
const injection = new CSPInjectionService();

/** The policy of one HTML page of an app. `permissions` is the manifest's section of that name. */
export function appCsp(html: string, permissions: Record<string, unknown>, options: CspOptions): string {
  const directives = injection.getInjectableCSP({
    existingCSPDetails: processing.getCspDetails(html, permissions),
    microsEnv: 'prod',
    hostname: options.siteOrigin,
  });
  return directives
    .map((directive) => (directive.startsWith('report-uri ') ? `report-uri ${options.reportPath}` : directive))
    .join('; ');
}

/** The policy of the site's own pages: nothing inline, nothing from elsewhere, frames only of our two origins. */
export function siteCsp(assetOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data: ${assetOrigin}`,
    "connect-src 'self'",
    `frame-src 'self' ${assetOrigin}`,
    "form-action 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
  ].join('; ');
}
