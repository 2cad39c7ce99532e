-- What links were marked with that led to the latest events. {told} is the column that tells it: campaign_name and the like.
SELECT {told} AS value, count(DISTINCT profile) AS people
FROM events
WHERE position > (SELECT max(position) FROM events) - :looked_at
  AND {told} IS NOT NULL AND mark IS NULL AND profile IS NOT NULL
GROUP BY value
ORDER BY people DESC, value
LIMIT :limit
