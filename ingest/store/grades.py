"""How absences are graded, as SQL. A tombstone keeps one look; what several of them prove is computed here.

So the order in which captures come in leaves no trace: a look counts from the last sight before it, and a
deletion is confirmed by two looks that lie far enough apart not to be one disturbance.
"""

_APART = "interval '5 minutes'"
_EXPLICIT = "t.grade <> 'absent_in_export'"

# The strongest that is known of a post `p` since it was last seen alive; one row, NULL = it was not missed.
GONE = f"""
LEFT JOIN LATERAL (
    SELECT CASE
            WHEN bool_or(t.grade = 'confirmed') OR max(t.first_gone) FILTER (WHERE {_EXPLICIT})
                - min(t.first_gone) FILTER (WHERE {_EXPLICIT}) >= {_APART} THEN 'confirmed'
            WHEN bool_or({_EXPLICIT}) THEN 'absent_once'
            WHEN count(*) > 0 THEN 'absent_in_export' END AS grade,
        coalesce(min(t.first_gone) FILTER (WHERE {_EXPLICIT}), min(t.first_gone)) AS first_gone,
        min(t.first_gone) FILTER (WHERE {_EXPLICIT}) AS explicit
    FROM store.tombstone t
    WHERE t.channel_id = p.channel_id AND t.message_id = p.message_id AND t.first_gone > p.last_seen
) gone ON true
"""

# Each look that missed a known post, graded by itself and by the looks before it in the same absence.
LOOKS = f"""
SELECT t.channel_id, t.message_id,
    CASE WHEN t.grade = 'absent_in_export' THEN t.grade
         WHEN t.grade = 'confirmed' OR t.first_gone - min(t.first_gone) FILTER (WHERE {_EXPLICIT}) OVER absence
             >= {_APART} THEN 'confirmed'
         ELSE 'absent_once' END AS grade,
    t.last_alive AS last_seen,
    CASE WHEN {_EXPLICIT} THEN min(t.first_gone) FILTER (WHERE {_EXPLICIT}) OVER absence
         ELSE min(t.first_gone) FILTER (WHERE NOT {_EXPLICIT}) OVER absence END AS first_gone,
    t.first_gone AS missed_at, t.capture_id
FROM (
    SELECT t.*, (SELECT max(o.observed_at) FROM store.observation o WHERE o.channel_id = t.channel_id
                 AND o.message_id = t.message_id AND o.observed_at < t.first_gone) AS last_alive
    FROM store.tombstone t
) t
WHERE t.last_alive IS NOT NULL
WINDOW absence AS (PARTITION BY t.channel_id, t.message_id, t.last_alive)"""

# Posts whose bytes are kept and cannot be read yet.
UNREADABLE = """
SELECT (c.detail->>'channel_id')::bigint AS channel_id, (c.detail->>'ids')::bigint AS message_id, 'unreadable' AS state
FROM store.capture_parse q JOIN store.capture c ON c.id = q.capture_id
WHERE q.outcome = 'quarantined' AND c.detail->>'ids' ~ '^[0-9]+$'"""
