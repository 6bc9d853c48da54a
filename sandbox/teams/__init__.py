"""Microsoft Teams on loopback: strict webhooks of both kinds, and a page of what they were sent."""

from sandbox.teams.faults import TeamsFault
from sandbox.teams.posts import Post
from sandbox.teams.server import Teams

__all__ = ["Post", "Teams", "TeamsFault"]
