"""A small world of invented officials, posts and reports, written before linking was run on it."""
