-- Events per source; :now in microseconds.
SELECT
    source,
    count(*),
    count(*) FILTER (received_at > make_timestamp(:now - 60000000)),
    count(*) FILTER (received_at > make_timestamp(:now - 86400000000)),
    epoch_us(max(received_at))
FROM events
GROUP BY source
ORDER BY source
