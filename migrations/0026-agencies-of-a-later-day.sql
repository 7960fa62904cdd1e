-- An old plan may name groups that had no agencies on its day. A person may then have its names looked up in the list of
-- a later day; who said so stands beside it. Days of work are still counted from the day of issue.
alter table plan
  add column agencies_as_of date,
  add column agencies_chosen_by uuid references auth_user (id),
  add check (agencies_as_of is not null or agencies_chosen_by is null);
