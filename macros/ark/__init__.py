"""Sheets: what offices print, hang up and fill in. From the same records as the pages."""
