"""What is kept, how it is found, and who may not change it.

Evidence (captures, observations, tombstones, judgements) is append-only and sealed by a ledger; everything
else is derived from it and can be made again. Functions take an SQLAlchemy `Connection` and never commit:
transactions begin and end in `pipeline`.
"""
