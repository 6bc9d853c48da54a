# কত সময় লেগেছে: ১ ঘ. ৩০ মি.

duration-days = { $figure } দিন
duration-hours = { $figure } ঘ.
duration-minutes = { $figure } মি.
duration-seconds = { $figure } সে.
