"""Dates as pages, feeds and mails write them, in many languages: read, never guessed."""

from digest.dates.addresses import older_of
from digest.dates.countries import country_of
from digest.dates.reading import LONGEST, moment_of, read, read_field
from digest.dates.shapes import Moment

__all__ = ["LONGEST", "Moment", "country_of", "moment_of", "older_of", "read", "read_field"]
