"""What the site is made with, and what of others ships in it, as a CycloneDX bill of materials."""
