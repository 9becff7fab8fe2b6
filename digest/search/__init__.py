"""What can be searched, as files a reader's browser asks for one by one."""
