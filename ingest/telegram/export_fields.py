"""What Telegram Desktop writes into `result.json`: field names by meaning, tables only.

A name that stands in none of these tables is kept in the observation's detail and raises one `Issue`.
"""

# Fields that the mapping reads and gives a place of their own.
READ = frozenset(
    {
        "id", "type", "date", "date_unixtime", "edited", "edited_unixtime", "from", "from_id", "actor", "actor_id",
        "action", "author", "forwarded_from", "forwarded_from_id", "reply_to_message_id", "text", "text_entities",
        "reactions",
    }
)  # fmt: skip

# Fields whose meaning is known and that are kept in detail as they stand.
KEPT = frozenset(
    {
        "saved_from", "saved_from_id", "reply_to_peer_id", "via_bot", "photo", "photo_file_size", "width", "height",
        "file", "file_name", "file_size", "thumbnail", "thumbnail_file_size", "media_type", "mime_type",
        "duration_seconds", "sticker_emoji", "performer", "title", "contact_information", "contact_vcard",
        "contact_vcard_file_size", "location_information", "live_location_period_seconds", "place_name", "address",
        "game_title", "game_description", "game_link", "game_message_id", "invoice_information", "poll",
        "media_spoiler", "inline_bot_buttons", "self_destruct_period_seconds", "giveaway_information",
        "giveaway_results", "paid_media_information", "paid_stars_amount", "todo_list", "story", "schedule_date",
        "forwarded_message_id", "forwarded_date", "forwarded_date_unixtime", "ttl_seconds", "dice", "score",
    }
)  # fmt: skip

# Fields that only service rows bear.
KEPT_OF_SERVICE = frozenset(
    {
        "message_id", "members", "inviter", "duration", "discard_reason", "period", "new_title", "new_icon_emoji_id",
        "emoticon", "gift_code", "months", "cost", "boosts", "boost_apply", "giveaway_msg_id", "winners", "unclaimed",
        "peers", "peer_id", "button_id", "reason_app_name", "reason_domain", "values", "new_theme", "stars", "amount",
        "currency", "recurring", "transaction_id", "is_limited", "is_refunded", "gift_id", "gift_text", "star_count",
        "recipient_id", "sender_id", "charge_id", "was_unclaimed", "unclaimed_count", "winners_count", "game_title",
        "information_text", "domain", "app_name", "prepaid_count", "for_stars", "days", "call_id", "is_video",
    }
)  # fmt: skip

# `media_type` -> the house's name of the medium.
MEDIA_TYPES = {
    "sticker": "sticker",
    "video_message": "video_message",
    "voice_message": "voice",
    "animation": "animation",
    "video_file": "video",
    "audio_file": "audio",
}

# A field whose presence alone tells the medium, in the order of asking.
MEDIA_FIELDS = (
    ("photo", "photo"),
    ("poll", "poll"),
    ("contact_information", "contact"),
    ("live_location_period_seconds", "live_location"),
    ("place_name", "venue"),
    ("location_information", "location"),
    ("game_title", "game"),
    ("invoice_information", "invoice"),
    ("giveaway_information", "giveaway"),
    ("giveaway_results", "giveaway"),
    ("paid_media_information", "paid_media"),
    ("todo_list", "todo"),
    ("story", "story"),
    ("dice", "dice"),
    ("file", "document"),
)

# Parts of detail that tell where the exporter put files, or a moment's figures: they never make a new content.
NOT_CONTENT = frozenset({"photo", "file", "thumbnail", "thumbnail_file_size", "from", "from_id", "edited_local"})

CHANNEL_TYPES = frozenset({"public_channel", "private_channel"})
OTHER_CHAT_TYPES = {
    "personal_chat": "a private chat",
    "bot_chat": "a chat with a bot",
    "saved_messages": "saved messages",
    "private_group": "a private group",
    "private_supergroup": "a private group",
    "public_supergroup": "a group",
    "verify_codes": "verification codes",
    "verification_codes": "verification codes",
    "replies": "a replies chat",
}
