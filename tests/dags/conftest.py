"""Airflow reads its settings at import: give it a home of its own before any test imports it."""

from conftest import set_up_airflow

set_up_airflow()
