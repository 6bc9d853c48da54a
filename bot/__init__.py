"""The face: Telegram."""
