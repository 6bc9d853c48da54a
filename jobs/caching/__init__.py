"""Caches: read in bulk from the billing system, judged, published as a whole."""
