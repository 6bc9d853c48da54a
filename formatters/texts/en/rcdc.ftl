# Remote connects and disconnects of meters (RC/DC): plain text without tags.

rcdc-title = 📊 RC/DC dashboard
rcdc-says = Today’s commands to connect and disconnect meters remotely, in all areas.
rcdc-areas-title = 📍 RC/DC by NOCS
rcdc-areas-says = Today’s commands to connect and disconnect meters remotely, by area.
rcdc-connect = 🔄 Remote connect
rcdc-disconnect = ⛔ Remote disconnect
rcdc-total = Total
rcdc-normal = ✅ Carried out
rcdc-pending = ⏳ Waiting
rcdc-failed = ❌ Failed
rcdc-area = Area
rcdc-both = Carried out / total
rcdc-open = Waiting / failed
rcdc-pair = { $one } / { $other }
rcdc-at = As of { $at }
