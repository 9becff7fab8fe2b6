"""What must hold between files: references, complete editions, sound texts."""
