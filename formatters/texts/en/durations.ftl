# How long something took: 1h 30m.

duration-days = { $figure }d
duration-hours = { $figure }h
duration-minutes = { $figure }m
duration-seconds = { $figure }s
