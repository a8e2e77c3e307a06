"""`python -m ingest`: the command line where the script's own path cannot be run (blanks, long paths)."""

from ingest.cli import main

if __name__ == "__main__":
    main()
