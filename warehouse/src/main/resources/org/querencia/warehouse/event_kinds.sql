-- The kinds of events, most frequent first.
SELECT type, name, count(*) AS count, epoch_us(min(timestamp)), epoch_us(max(timestamp))
FROM events
WHERE :source IS NULL OR source = :source
GROUP BY type, name
ORDER BY count DESC, type, name
LIMIT :limit
