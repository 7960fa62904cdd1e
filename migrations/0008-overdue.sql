-- Quá hạn: the day has passed and the agency has not handed in its result, or got it back. The one place that says so;
-- rules.ts of assignments says the same for one row, and a test holds the two together. Plain SQL, so that it is
-- planned like the words themselves and finds its index.
create function is_overdue(state text, due_on date, today date) returns boolean
language sql immutable parallel safe
return due_on < today and state in ('assigned', 'objected', 'accepted', 'inProgress', 'returned');
