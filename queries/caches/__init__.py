"""The caches: loaded, judged, published, read."""
