-- A published version in which an error was found is withdrawn with its reason, and stays withdrawn: what was told cannot
-- be told again. What a version does not tell, because it would tell single people apart beside one told before it, is
-- settled when it is published.
alter table survey_result
  add column withdrawn_at timestamptz,
  add column withdrawn_by_name text,
  add column withdrawn_reason text,
  add column withheld jsonb,
  add check ((withdrawn_at is null) = (withdrawn_by_name is null)),
  add check ((withdrawn_at is null) = (withdrawn_reason is null)),
  add check (withdrawn_at is null or published_at is not null),
  add check (withdrawn_reason <> '');

create trigger survey_result_told before update on survey_result for each row
  when (old.published_at is not null and (
    old.published_at is distinct from new.published_at or old.withheld is distinct from new.withheld
    or (old.withdrawn_at is not null and (old.withdrawn_at is distinct from new.withdrawn_at
      or old.withdrawn_reason is distinct from new.withdrawn_reason))))
  execute function refuse_change();
