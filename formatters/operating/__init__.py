"""What operators read: jobs, runs, schedules, logs, the state of the machinery."""
