-- A preview or an export that does not tell of edits had taken the time of the last edit from the post.
UPDATE store.post p SET edited_at = r.edited_at
FROM (SELECT channel_id, message_id, max(edited_at) AS edited_at FROM store.message_revision GROUP BY 1, 2) r
WHERE r.channel_id = p.channel_id AND r.message_id = p.message_id AND p.edited_at IS DISTINCT FROM r.edited_at;
