-- A version of results that is being made from very many answers: it has its number and its answers, and says nothing
-- until it is done. One at a time; what failed stays with its reason until somebody makes another.
alter table survey_result
  alter column content drop not null,
  add column asked jsonb,
  add column failed text,
  add check (content is not null or (asked is not null and published_at is null)),
  add check (failed is null or content is null);
create unique index survey_result_being_made on survey_result (survey_id) where content is null;

drop trigger survey_result_kept on survey_result;
create trigger survey_result_kept before update on survey_result for each row
  when ((old.content is not null and old.content is distinct from new.content) or old.number <> new.number
    or old.survey_id <> new.survey_id)
  execute function refuse_change();
