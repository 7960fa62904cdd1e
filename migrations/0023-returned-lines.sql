-- Lines that come back to their agency, evidence that says its day, and the days that a round judges.

alter table assessment_round add column period_from date, add column period_to date;
update assessment_round set period_from = make_date(year, 1, 1), period_to = make_date(year, 12, 31);
alter table assessment_round alter column period_from set not null, alter column period_to set not null,
  add check (period_from <= period_to);

-- why, by whom and when an appraiser sent the line back; its agency may change it although the sheet is locked
alter table round_line add column returned jsonb;

-- the day of the document itself, as its agency says it
alter table round_evidence add column issued_on date;

alter table round_entry drop constraint round_entry_action_check;
alter table round_entry add constraint round_entry_action_check check (action in ('opened', 'moved', 'changed', 'claimed',
  'submitted', 'reopened', 'returned', 'locked', 'appraised', 'explained', 'reappraised', 'imported', 'attached',
  'detached', 'published'));

-- what a round as a whole went through: its own steps, and those of whole sheets
drop index round_entry_round;
create index round_entry_round on round_entry (round_id, at, id)
  where sheet_id is null or action in ('submitted', 'reopened', 'returned');
