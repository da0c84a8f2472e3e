"""The guided page that connects a channel, made from what the channel says of itself."""
