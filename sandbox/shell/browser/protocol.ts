/** What the server writes into a page for its script: where apps' frames go and on whose behalf they may call. */

export interface FramePlacement {
  /** Short name of the app. */
  app: string;
  /** Module key. */
  module: string;
  /** Module type, e.g. `jira:issueContext`. */
  type: string;
  title: string;
  /** Address of the module's own resource on the apps' origin. */
  url: string;
  /** Addresses of the app's other resources by key, for modals. */
  resources: Record<string, string>;
  /** What the server vouches for: this module, this place, this account. Sent back with every call. */
  token: string;
  /** What `view.getContext()` answers, without the theme. */
  context: Record<string, unknown>;
  /** Path of the page under which the app keeps its own history (`view.createHistory`). Absent: it has none. */
  historyBase?: string;
}

export interface PageFacts {
  assetOrigin: string;
  frames: FramePlacement[];
  /** The page is watched for changes under this key. */
  watch?: string;
  issue?: { id: string; key: string; projectId: string };
}

/** Jira's named sizes of a modal, in CSS pixels, as the Forge documentation gives them. */
export const MODAL_SIZES: Readonly<Record<string, { width: string; height: string }>> = {
  small: { width: '400px', height: '20vh' },
  medium: { width: '600px', height: '40vh' },
  large: { width: '800px', height: '70vh' },
  xlarge: { width: '968px', height: '90vh' },
  max: { width: '100vw', height: '100vh' },
  fullscreen: { width: '100vw', height: '100vh' },
  resizable: { width: '600px', height: '40vh' },
};
