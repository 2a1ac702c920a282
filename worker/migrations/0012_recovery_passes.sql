-- Passes are forgotten at every cron by when they were given, and there are few of them.
CREATE INDEX recovery_passes ON enrolments (added) WHERE kind = 'pass';
