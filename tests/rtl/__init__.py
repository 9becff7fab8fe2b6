"""What a reader of a right-to-left page would see: each point of the acceptance list, on built sites."""
