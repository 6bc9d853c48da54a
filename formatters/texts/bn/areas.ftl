# এলাকার তালিকা।

areas-earlier = ◀️ { $page } / { $pages }
areas-later = { $page } / { $pages } ▶️
areas-everywhere = সব এলাকা
areas-done = 👍 হয়ে গেছে
areas-all = সব
