/** What every part of the sandbox shares: time, the call log, planted faults, durable state. */
export * from './clock';
export * from './call-log';
export * from './faults';
export * from './journal';
