"""What desk and stacks have in common when ideas are put in order: forms, and the dialogs that ask."""
