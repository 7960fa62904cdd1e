-- Points that were taken from a survey: which result, whose figure, its interval and how it became points.
-- Null where points came from a file.
alter table round_line add column imported_from jsonb
  check (imported_from is null or (imported is not null and jsonb_typeof(imported_from) = 'object'));
create index round_line_survey on round_line ((imported_from ->> 'surveyId')) where imported_from is not null;
