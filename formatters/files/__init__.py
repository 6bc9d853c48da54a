"""What every exported file has: columns in words, facts about itself, lines of CSV."""
