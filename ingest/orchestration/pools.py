"""Airflow's pools that our tasks name; known without loading Airflow."""

TELEGRAM = "telegram"  # one slot: a session used from two places at once is dead

POOLS = {TELEGRAM: 1}
