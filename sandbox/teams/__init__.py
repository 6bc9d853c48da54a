"""Microsoft Teams on loopback: strict webhooks of both kinds, and a page of what they were sent."""
