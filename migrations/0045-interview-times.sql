-- When an interview began, by the clock of the server; devices say how long ago it was. Nothing of the kind for codes.
alter table survey_answer
  add column began_at timestamptz,
  add constraint survey_answer_began check (channel <> 'code' or began_at is null);
