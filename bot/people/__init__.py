"""What people are to the desk: who asks, who is let in, whose accounts are whose."""
