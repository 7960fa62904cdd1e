-- What the public search looks through: folded as lib/vietnamese/fold does it, punctuation as blanks, one blank before
-- each word so that a word is found by its beginning. Stored, because folding thousands of tasks a search takes seconds.
alter table task add column search_text text not null generated always as (
  ' ' || regexp_replace(lower(translate(regexp_replace(normalize(
    text || ' ' || coalesce(product, '') || ' ' || coalesce(axis, '') || ' ' || coalesce(criterion_text, '') || ' '
      || coalesce(index_name, ''), NFKD), '[\u0300-\u036f]', '', 'g'), 'ĐđÐð', 'dddd')), '[^[:alnum:]]+', ' ', 'g')
) stored;
