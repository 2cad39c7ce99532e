-- What those did who stand somewhere, by channel.
SELECT stage, coalesce(channel, '') AS place, count(DISTINCT profile) AS people, count(*) AS events
FROM events JOIN standing USING (profile)
WHERE {deeds}
GROUP BY ALL
ORDER BY people DESC, stage, place
