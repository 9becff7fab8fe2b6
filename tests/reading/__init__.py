"""How the built pages read: accessibility, typography, requests and print, in Chromium."""
