"""A synthetic utility: the billing system's schema, filled from a seed, with planted hard cases."""

from sandbox.utility.build import build
from sandbox.utility.manifest import Case, Manifest, Month, Recharge

__all__ = ["Case", "Manifest", "Month", "Recharge", "build"]
