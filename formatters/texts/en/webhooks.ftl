# Webhooks of Teams channels: plain text without tags.

webhook-wrong = { $fault ->
    [address] ⚠️ This is not the address of a webhook. In Teams, open the channel’s “Workflows”, choose “Post to a channel when a webhook request is received”, and copy the whole address.
    [https] ⚠️ The address must begin with https://. Please copy it once more from “Workflows” in Teams.
   *[host] ⚠️ { $host } is not a host of Teams, so nothing is sent there. The address of a webhook ends in .logic.azure.com or .environment.api.powerplatform.com before its first “/”. Please copy it once more from “Workflows” in Teams.
}
webhook-retired = ⚠️ { $host } belongs to the old connectors, which Microsoft has retired. It works only as long as your site keeps it; please make a webhook with “Workflows” soon.

target-why-no-webhook = it has no webhook that may be used
target-why-private-address = its webhook leads into a private network
target-why-webhook-refused = its webhook refuses our messages
target-why-webhook-gone = its webhook does not exist any more
target-why-webhook-moved = its webhook has another address now
