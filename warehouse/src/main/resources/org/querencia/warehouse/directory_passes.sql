(:ordered IS NULL OR (orders > 0) = :ordered)
  AND (:named IS NULL OR named = :named)
  AND (:source IS NULL OR list_contains(sources, :source))
  AND (:channel IS NULL OR list_contains(channels, :channel))
  AND first >= :first_from AND first < :first_to
  AND last >= :last_from AND last < :last_to
  AND revenue >= :revenue_from AND revenue <= :revenue_to
