"""What each task does: arguments in, problems and progress out, in the language of the messages."""
