# The checklist of areas.

areas-earlier = ◀️ { $page } / { $pages }
areas-later = { $page } / { $pages } ▶️
areas-everywhere = All areas
areas-done = 👍 Done
areas-all = all
