"""What ``griddesk`` does beside serving people; none of it needs Telegram's library."""
