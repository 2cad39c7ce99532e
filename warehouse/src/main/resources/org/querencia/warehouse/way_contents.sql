-- What those met of the company's who stand somewhere; of each stage what most met.
WITH met AS (
    SELECT stage, profile, type AS kind, coalesce(nullif(name, ''), page_path, '') AS content
    FROM events JOIN standing USING (profile)
    WHERE {deeds} AND type <> 'track'
    UNION ALL
    SELECT stage, profile, 'message' AS kind,
        coalesce(
            json_extract_string(properties, '$.subject'), json_extract_string(properties, '$.title'),
            json_extract_string(properties, '$.campaign_name'), json_extract_string(properties, '$.name'), name) AS content
    FROM events JOIN standing USING (profile)
    WHERE {deeds} AND type = 'track' AND name IN ({messages})
    UNION ALL
    SELECT stage, profile, 'campaign' AS kind, concat_ws(' · ', campaign_name, campaign_content) AS content
    FROM events JOIN standing USING (profile)
    WHERE {deeds} AND campaign_name IS NOT NULL
),
counted AS (
    SELECT stage, kind, content, count(DISTINCT profile) AS people, count(*) AS events
    FROM met
    WHERE content <> ''
    GROUP BY ALL
),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY stage ORDER BY people DESC, kind, content) AS place
    FROM counted
)
SELECT stage, kind, content, people, events
FROM ranked
WHERE place <= :contents
ORDER BY stage, place
