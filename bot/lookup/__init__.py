"""A customer looked up for a person: how often, how many, and what is remembered."""
