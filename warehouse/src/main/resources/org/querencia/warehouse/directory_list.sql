-- A page of people. {key} is the column of the order, {sense} its direction, {beyond} > or <.
SELECT profile, first, last, events, orders, revenue
FROM directory.main.people
WHERE {passes}
  AND (:after_key IS NULL OR {key} {beyond} :after_key OR ({key} = :after_key AND profile > :after_profile))
ORDER BY {key} {sense}, profile
LIMIT :limit
