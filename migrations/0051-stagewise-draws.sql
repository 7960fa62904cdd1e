-- Places may be drawn before the lists of who lives in them are made: the seed, how many stages are drawn, when and by whom.
-- Once everything is drawn, the sample itself says so and this is empty again.
alter table sample
  add column begun jsonb check (begun is null or seed is null);
