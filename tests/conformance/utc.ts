/**
 * Commander answers with times of its host's zone. The answers are recorded in UTC, so everything that runs cases does
 * it in UTC, whatever the machine: import this first. Processes started later inherit it.
 */
process.env.TZ = 'UTC';
