"""Papers written beside the room, each in a process of its own that takes its memory with it when it ends."""
