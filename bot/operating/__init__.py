"""What operators run and watch: jobs, runs, logs, schedules."""
