-- When the audit was last told of failed sign-ins of an address, so that many within a minute are one line.
alter table sign_in_failure add column told_at timestamptz;

-- What names the state of the province: the last event that is not about an account.
create index audit_event_state on audit_event (seq desc) where subject_kind is distinct from 'account';
