-- Where those were who stand somewhere that is not the company's: pages that led here, and words of others.
WITH said AS (
    SELECT stage, profile, type, name,
        regexp_replace(regexp_extract(lower(coalesce(referrer, '')), '^https?://([^/:?#]+)', 1), '^www\.', '') AS led_from,
        regexp_replace(regexp_extract(lower(coalesce(page_url, '')), '^https?://([^/:?#]+)', 1), '^www\.', '') AS own
    FROM events JOIN standing USING (profile)
    WHERE {deeds}
),
places AS (
    SELECT stage, profile, led_from AS place FROM said WHERE led_from <> '' AND led_from <> own
    UNION ALL
    SELECT stage, profile, name AS place FROM said WHERE type = 'track' AND name IN ({spoken})
)
SELECT stage, place, count(DISTINCT profile) AS people, count(*) AS events
FROM places
GROUP BY ALL
ORDER BY people DESC, stage, place
LIMIT :places
