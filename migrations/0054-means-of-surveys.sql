-- Points of a criterion may be the mean of several surveys: what is kept with them lists each figure with its weight.
update round_line set imported_from = jsonb_build_object(
  'parts', jsonb_build_array((imported_from - 'ballots' - 'arithmetic') || '{"weight": 1, "se": null, "df": null}'),
  'scale', imported_from -> 'figure' -> 'scale', 'value', imported_from -> 'value', 'low', imported_from -> 'low',
  'high', imported_from -> 'high', 'interval', null, 'n', imported_from -> 'n', 'ballots', imported_from -> 'ballots',
  'arithmetic', imported_from -> 'arithmetic')
where imported_from is not null and not imported_from ? 'parts';

drop index round_line_survey;
alter table round_line add constraint round_line_sources
  check (imported_from is null or jsonb_typeof(imported_from -> 'parts') = 'array');

-- Points of a survey are taken back out: what the agency scored itself holds again.
alter table round_entry drop constraint round_entry_action_check;
alter table round_entry add constraint round_entry_action_check check (action in ('opened', 'moved', 'changed', 'claimed',
  'submitted', 'reopened', 'returned', 'locked', 'appraised', 'explained', 'reappraised', 'imported', 'released',
  'attached', 'detached', 'published'));

-- Figures of a book that a survey gave: by code, which figures of which versions; they are not typed over.
alter table score_book add column sources jsonb not null default '{}' check (jsonb_typeof(sources) = 'object');
