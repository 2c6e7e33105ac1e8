/** Components on Jira's design tokens that every page shares. The stylesheets are `base.css` and `controls.css`. */
export * from './address-list';
export * from './button';
export * from './chips';
export * from './classes';
export * from './drafts';
export * from './error-boundary';
export * from './field';
export * from './icons';
export * from './lozenge';
export * from './moment';
export * from './not-kept';
export * from './section-message';
export * from './skeleton';
export * from './time';
export * from './use-busy';
export * from './use-focus';
export * from './use-now';
