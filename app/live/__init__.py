"""Push: after a commit, everybody who may see a change gets it, rendered once per room, audience and language."""
