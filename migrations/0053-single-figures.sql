-- Statements, parts of dimensions and numbers of a result among people of each group and in each place: much more than a
-- page shows at once, so that they are kept by what opens them.
create table survey_result_single (
  result_id uuid not null references survey_result (id),
  source text not null check (source in ('sample', 'selfSelected', 'other')),
  kind text not null check (kind in ('item', 'part', 'number')),
  opened_by text not null,
  singles jsonb not null,
  primary key (result_id, source, kind, opened_by)
);
create trigger survey_result_single_kept before update or delete on survey_result_single for each row
  execute function refuse_change();
