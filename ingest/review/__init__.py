"""What a person sees and decides: the desk, a web application that works without scripts.

`desk` takes its authenticator as an argument, so that the same pages stand behind a token (`ingest serve`)
and behind Airflow's login (the plugin). Every page has a permalink and the same as `.json` and `.csv`.
Texts from outside reach a page as escaped text only. Scripts are files of this room; they add keys and filters
that act at once, nothing that a page needs.
"""

from ingest.review.desk import desk
from ingest.review.reviewer import Reviewer

__all__ = ["Reviewer", "desk"]
